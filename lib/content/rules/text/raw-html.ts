import type { Nodes } from 'mdast';
import { visitAll } from '#lib/content/markdown/tree/visit';
import type { Rule } from '#lib/content/rule';
import { filesOf } from '#lib/content/sections';
import { lineOf, type MarkdownSource, placeAt } from '#lib/content/source';

const TAG = /<\/?[a-z][^<>]*>|<!--.*?(?:-->|$)/i;
const UNESCAPED_TAG = new RegExp(`(?<!\\\\)(?:${TAG.source})`, 'i');

/**
 * Texts contain no raw HTML, comments or scripts, and neither do alternative texts and titles. One report a line.
 */
export const rawHtml: Rule = {
  name: 'raw-html',
  *check(source) {
    for (const file of filesOf(source)) {
      if (!file.text.includes('<')) continue;
      for (const [line, { column, value }] of htmlIn(file)) {
        const comment = value.startsWith('<!--');
        yield {
          place: { file: file.file, line, column },
          reason: comment ? '正文里有 HTML 注释' : '正文里有 HTML 代码',
          found: value.split('\n', 1)[0],
          expected: expectedFor(value, lineOf(file, line)),
          fix: withoutTags(lineOf(file, line)),
        };
      }
    }
  },
};

/** The first HTML of each line. */
function htmlIn({
  body,
  file,
  text,
}: MarkdownSource<unknown>): Map<number, { column: number; value: string }> {
  const found = new Map<number, { column: number; value: string }>();
  visitAll(body, (node) => {
    const start = node.position?.start.offset ?? 0;
    const written = text.slice(start, node.position?.end.offset);
    // The words of an alternative or a title are no nodes of their own: the tag is looked for where they stand.
    const at = node.type === 'html' ? 0 : TAG.test(wordsBeside(node)) ? written.search(UNESCAPED_TAG) : -1;
    if (at === -1) return;
    const { line, column } = placeAt(file, text, start + at);
    const value = node.type === 'html' ? node.value : (TAG.exec(written.slice(at))?.[0] ?? '');
    if (!found.has(line)) found.set(line, { column, value });
  });
  return found;
}

/** A picture's alternative and the title of a picture, a link or a definition: flat text, in which no tag is parsed. */
function wordsBeside(node: Nodes): string {
  const alternative = 'alt' in node ? node.alt : null;
  const title = 'title' in node ? node.title : null;
  return `${alternative ?? ''}\n${title ?? ''}`;
}

/** Tags that only style the words between them, whole comments, and line breaks at the end of a line. */
const STYLING = /<\/?(?:b|strong|i|em|u|font|span|big|small)(?:\s[^<>]*)?>|<!--.*?-->|(?:<br\s*\/?>\s*)+$/gi;

/** Tags of blocks, which hold nothing together that they would not keep apart. */
const AROUND = /^\s*(?:<(?:p|div|center)(?:\s[^<>]*)?>)+|(?:<\/(?:p|div|center)>)+\s*$/gi;

const STYLING_NAME = /<(\/?)(b|strong|i|em|u|font|span|big|small)(?:\s[^<>]*)?>/gi;

/** Whether each opening tag that styles has its closing tag behind it: one alone may be meant as it stands, as in a<b>c. */
function hasPairs(line: string): boolean {
  const open: string[] = [];
  for (const [, slash, name = ''] of line.matchAll(STYLING_NAME)) {
    if (!slash) open.push(name.toLowerCase());
    else if (open.pop() !== name.toLowerCase()) return false;
  }
  return open.length === 0;
}

/**
 * The line without its HTML, or with a backslash before a tag that has no other to close it; undefined when the words
 * would change without it, or when nothing else is in it.
 */
function withoutTags(line: string): string | undefined {
  if (!hasPairs(line)) return line.replace(/(?<!\\)<(?=\/?[a-z])/gi, '\\<');
  const rest = line
    .replace(STYLING, '')
    .replace(AROUND, '')
    .replace(/ (?:""|'')(?=\)|$)/g, '')
    .trimEnd();
  return rest.trim() === '' || TAG.test(rest) ? undefined : rest;
}

/** What to write in the place of HTML. */
function expectedFor(value: string, line: string): string {
  if (value.startsWith('<!--')) return '删去注释，正文里只写要公布的内容';
  if (/^<(?:up|left)>$/i.test(value)) return '合并的记号单独写在表格的一格里，没有别的字';
  if (!/^<br\b/i.test(value)) return '只用 Markdown 书写；要写尖括号本身，前面加反斜杠';
  return /(?<!\\)\|/.test(line)
    ? '只能在表格的一格里换行，前后不加别的标记；不是表格的，删去它，另起一段'
    : '删去它，另起一段，段与段之间空一行';
}
