import type { Link } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { attachmentPath } from '#lib/content/attachments/attachment-address';
import { toHalfWidth } from '#lib/content/language/half-width';
import { parseNumeral } from '#lib/content/language/numerals';
import { linkDefinitions } from '#lib/content/markdown/definitions';
import { visitAll } from '#lib/content/markdown/tree/visit';
import { memoizedByObject } from '#lib/content/memoize';
import type { Place } from '#lib/content/problem';
import { sectionsOf } from '#lib/content/sections';
import type { NoticeSource } from '#lib/content/source';
import { ATTACHMENT_NUMBER } from '#lib/model/attachments/attachment';

/** An attachment as `notice.md` lists it or a text links it, whether its file is there or not. */
export interface NamedAttachment {
  /** The path below the notice's folder. */
  path: string;
  number: string | null;
  title: string;
  /** Where its file is named. */
  place: Place;
  /** Its position in the list of `notice.md`; null where a text alone names it. */
  index: number | null;
}

/**
 * Lists the attachments of a notice: those that `notice.md` lists, in its order, then those that only its own texts link,
 * each file once. An outcome has none: its links lead to what the notice has. Memoized.
 */
export const namedAttachments = memoizedByObject(findAttachments);

function findAttachments(source: NoticeSource): readonly NamedAttachment[] {
  const byPath = new Map<string, NamedAttachment>();
  for (const named of [...listedAttachments(source), ...linked(source)])
    if (!byPath.has(named.path)) byPath.set(named.path, named);
  return [...byPath.values()];
}

/** Every entry of the list in `notice.md` that names a file, in its order; a file may stand in it twice. */
export function listedAttachments({ notice }: Pick<NoticeSource, 'notice'>): NamedAttachment[] {
  if (!notice) return [];
  return notice.listIndexes(['attachments']).flatMap((index) => {
    const value = (key: string) => notice.textAt(['attachments', index, key]);
    const path = value('file')?.replace(/^\.\//, '');
    if (!path) return [];
    const byName = nameOf(path);
    return [
      {
        path,
        number: value('number') ?? byName.number,
        title: value('title') ?? byName.title,
        place: notice.valuePlace(['attachments', index, 'file']),
        index,
      },
    ];
  });
}

function linked(source: NoticeSource): NamedAttachment[] {
  return sectionsOf(source).flatMap(({ file }) => {
    const definitions = linkDefinitions(file.body);
    const found: NamedAttachment[] = [];
    visitAll(file.body, (node) => {
      if (node.type !== 'link' && node.type !== 'linkReference') return;
      const url = node.type === 'link' ? node.url : (definitions.get(node.identifier)?.url ?? '');
      const path = attachmentPath(url);
      if (path === null) return;
      const { line, column } = node.position?.start ?? { line: 1, column: 1 };
      found.push({ path, ...calledBy(node, path), place: { file: file.file, line, column }, index: null });
    });
    return found;
  });
}

/** What the words of a link call the file behind it: they are its number, or its title. */
function calledBy(node: Pick<Link, 'children'>, path: string): Pick<NamedAttachment, 'number' | 'title'> {
  const words = wordsOf(node)
    .trim()
    .replace(/^《(.*)》$/, '$1');
  const byName = nameOf(path);
  if (ATTACHMENT_NUMBER.test(words)) return { number: words, title: byName.title };
  return { number: byName.number, title: words || byName.title };
}

/** An attachment's number in one form: `附件一` and `附件１` are `附件1`. */
export function plainAttachmentNumber(words: string): string {
  return toHalfWidth(words)
    .replace(/\s/g, '')
    .replace(/[一二三四五六七八九十]+$/, (digits) => String(parseNumeral(digits)));
}

/** What a file's name says: `附件1.整改任务清单.xlsx` has a number and a title, `list.xlsx` a title alone. */
function nameOf(path: string): Pick<NamedAttachment, 'number' | 'title'> {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  const [, number, rest] =
    /^(附[件表图录][0-9一二三四五六七八九十]{1,3})[\s.．、:：_—－-]*(.*)$/.exec(name) ?? [];
  return number === undefined ? { number: null, title: name } : { number, title: rest || name };
}
