import { isItemName, isNumberedItem, PDF_FILES } from '#lib/content/files/file-names';
import { ledgersOf } from '#lib/content/ledger/read-ledger';
import { footnoteNumbers } from '#lib/content/markdown/footnotes';
import { visit } from '#lib/content/markdown/tree/visit';
import { memoizedByObject } from '#lib/content/memoize';
import type { Place } from '#lib/content/problem';
import {
  type FolderSource,
  itemFilesOf,
  type LinkedNotice,
  listedParts,
  type MarkdownSource,
  type NoticeSource,
} from '#lib/content/source';
import { citationAnchor, footnoteAnchor, headingAnchor, itemAnchor, REGIONS } from '#lib/model/anchors';
import { hasVisibleCharacters } from '#lib/model/text/visible-characters';

/** A place on a notice's page that an address can name. */
export interface Anchor {
  id: string;
  /** What has this anchor, in words for staff. */
  what: string;
  /** Where its author can change it. */
  place: Place;
}

/** Every anchor of a notice's page, in the order of the page: one that stands here twice is a mistake. Memoized. */
export const anchorsOf = memoizedByObject(listAnchors);

function listAnchors(source: NoticeSource): readonly Anchor[] {
  const { notice, contact, outcome, paths } = source;
  if (!notice) return [];
  const anchors: Anchor[] = [];
  if (notice.meta.window) anchors.push({ id: REGIONS.feedback, what: '意见反馈', place: at(notice) });
  if (source.folders.some(({ items }) => items.some((item) => item.textAt(['finding'])))) {
    anchors.push({ id: REGIONS.overview, what: '整改一览', place: at(notice) });
  }
  if (notice.listIndexes(['milestones']).length > 0) {
    anchors.push({ id: REGIONS.milestones, what: '重要时间', place: notice.keyPlace(['milestones']) });
  }
  if (hasVisibleCharacters(notice.bodyText)) {
    anchors.push(
      { id: REGIONS.opening, what: '开头的正文', place: at(notice) },
      ...inner(notice, REGIONS.opening),
    );
  }
  for (const { index, folder } of listedParts(notice)) {
    const place = notice.valuePlace(['parts', index, 'folder']);
    anchors.push({ id: folder, what: `第${index + 1}部分`, place });
    const files = source.folders.find(({ name }) => name === folder);
    if (files) anchors.push(...itemAnchors(files));
  }
  const [ledger] = ledgersOf(source).read;
  if (ledger)
    anchors.push({
      id: REGIONS.ledger,
      what: '整改台账',
      place: { file: ledger.file, line: 1, column: 1 },
    });
  if (paths.includes('contact.md')) {
    const place = { file: `${source.directory}/contact.md`, line: 1, column: 1 };
    anchors.push({ id: REGIONS.contact, what: '联系方式', place });
  }
  if (contact) anchors.push(...inner(contact, REGIONS.contact));
  if (outcome)
    anchors.push(
      { id: REGIONS.outcome, what: '反馈情况', place: at(outcome) },
      ...inner(outcome, REGIONS.outcome),
    );
  return anchors;
}

function itemAnchors(folder: FolderSource): Anchor[] {
  const ids = new Map(
    folder.names.filter(isNumberedItem).map((name, index) => [name, itemAnchor(folder.name, index + 1)]),
  );
  const items = [...ids].map(([name, id]) => ({
    id,
    what: `${folder.name}/${name} 这一条`,
    place: { file: `${folder.directory}/${name}`, line: 1, column: 1 },
  }));
  const insides = itemFilesOf(folder)
    .filter(({ name }) => isItemName(name))
    .flatMap((item) => inner(item, ids.get(item.name) ?? folder.name));
  return [...items, ...insides];
}

/** The anchors that a text's headings and footnotes make. */
function inner(file: MarkdownSource<unknown>, anchor: string): Anchor[] {
  const anchors: Anchor[] = [];
  visit(file.body, 'heading', ({ position }) => {
    const { line, column } = position?.start ?? { line: 1, column: 1 };
    const place = { file: file.file, line, column };
    anchors.push({ id: headingAnchor(anchor, anchors.length + 1), what: '正文中的小标题', place });
  });
  const notes = [...footnoteNumbers(file.body).values()];
  const noteAnchors = notes.flatMap((number) => [
    { id: footnoteAnchor(anchor, number), what: '脚注', place: at(file) },
    { id: citationAnchor(anchor, number), what: '脚注的引用', place: at(file) },
  ]);
  return [...anchors, ...noteAnchors];
}

function at(file: MarkdownSource<unknown>): Place {
  return file.bodyPlace;
}

/** Reduces a notice to what others need to know of it. @param paths its files, below its folder. */
export function toLinkedNotice(source: NoticeSource, paths: readonly string[]): LinkedNotice {
  const { notice } = source;
  return {
    published: notice?.meta.published ?? null,
    anchors: notice?.hasValidYaml ? new Set(anchorsOf(source).map(({ id }) => id)) : null,
    hasWindow: !notice?.hasValidYaml || notice.hasKey(['window']),
    hasPdf: paths.includes(PDF_FILES.pdf),
  };
}
