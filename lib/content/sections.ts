import { memoizedByObject } from '#lib/content/memoize';
import { itemFilesOf, listedParts, type MarkdownSource, type NoticeSource } from '#lib/content/source';
import { itemAnchor, REGIONS } from '#lib/model/anchors';

/** A Markdown file of a notice's own text, and the anchor of that text on the page. */
export interface Section {
  anchor: string;
  file: MarkdownSource<unknown>;
}

/** Lists the sections of a notice's own text in reading order: opening, introductions and items, contact. Memoized. */
export const sectionsOf = memoizedByObject(listSections);

function listSections(source: NoticeSource): readonly Section[] {
  const { notice, contact } = source;
  const order = notice ? listedParts(notice).map(({ folder }) => folder) : [];
  const folders = source.folders.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  const inParts = folders.flatMap(({ name, intro, items }) => [
    ...(intro ? [{ anchor: name, file: intro }] : []),
    ...items.map((item, index) => ({ anchor: itemAnchor(name, index + 1), file: item })),
  ]);
  return [
    ...(notice ? [{ anchor: REGIONS.opening, file: notice }] : []),
    ...inParts,
    ...(contact ? [{ anchor: REGIONS.contact, file: contact }] : []),
  ];
}

/** Lists every Markdown file of a notice in reading order, its outcome last. Memoized. */
export const filesOf = memoizedByObject(listFiles);

function listFiles(source: NoticeSource): readonly MarkdownSource<unknown>[] {
  const files = sectionsOf(source).map(({ file }) => file);
  return source.outcome ? [...files, source.outcome] : files;
}

/** Finds the first section whose text contains all of `quotes`, word for word; undefined when none does. */
export function sectionContaining(source: NoticeSource, quotes: readonly string[]): Section | undefined {
  return sectionsOf(source).find(({ file }) => quotes.every((quote) => file.bodyText.includes(quote)));
}

/** Whether every file of the notice's own text was read. If not, text that seems to be missing may be in one that was not. */
export function wereAllFilesRead(source: NoticeSource): boolean {
  return (
    sectionsOf(source).every(({ file }) => file.isReadable) &&
    source.folders.every((folder) => itemFilesOf(folder).length === folder.names.length) &&
    source.paths.includes('contact.md') === (source.contact !== null)
  );
}
