import type { Paragraph, Root, RootContent } from 'mdast';
import { hasTabbedColumns, markBeforeTab } from '#lib/content/language/pasted-lines';
import { visit } from '#lib/content/markdown/tree/visit';
import type { Rule, RuleProblem } from '#lib/content/rule';
import { filesOf } from '#lib/content/sections';
import { lineOf, type MarkdownSource } from '#lib/content/source';

/** A number as paragraphs of a list begin with it. */
const NUMBER =
  /^(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,2}[，、,：:]|\d{1,2}[.．、)）](?!\d)|[①-⑳]|[一二三四五六七八九十]是)/;

/** The end of a sentence, or of an item in a list. */
const SENTENCE_END = /[。！？；：!?;:][”’）》」』)]*$/;

/** What a line of a form begins with, such as a name and a colon, and the heading of an annex. */
const LABEL = /^(?:\p{Script=Han}{1,8}[：:]|附件\s*[\d一二三四五六七八九十]{0,2}\s*(?:[：:]|$))/u;

/** A line break after which the sentence goes on, or the date. */
const GOES_ON = /[，、,]\n|[年月]\n\d/;

/** A line that goes on in the paragraph, but is broken on purpose. */
const HARD_BREAK = /(?: {2,}|\\)$/;

/** What writers of Chinese indent a paragraph with. */
const WIDE_INDENT = /^[ \t]*[\u3000\u2000-\u200a\u00a0]+[ \t]*/;

/** How much of a line is shown on either side of its break, in characters. */
const SHOWN = 12;

/**
 * Warns of line breaks that look like the end of a paragraph, and of lines that a list, a note or a quotation takes in:
 * Markdown joins each to the line above.
 */
export const lineBreak: Rule = {
  name: 'line-break',
  *check(source) {
    for (const file of filesOf(source)) {
      const found: RuleProblem[] = [];
      visit(file.body, 'paragraph', (paragraph, _, parent) => {
        if (source.reading === 1) found.push(...indentOf(paragraph, file));
        found.push(...problemsOf(paragraph, parent, file));
      });
      yield* found;
    }
  },
};

function problemsOf(
  { position }: Paragraph,
  parent: Root | RootContent | undefined,
  file: MarkdownSource<unknown>,
): RuleProblem[] {
  // Most paragraphs are one line, which nothing is joined to.
  if (!position || position.start.line === position.end.line) return [];
  const first = position.start.line;
  const lines = file.text.split('\n').slice(first - 1, position.end.line);
  const problems: RuleProblem[] = [];
  const widths = lines.map((line) => widthOf(line.trim()));
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const pasted = lines.length > 1 ? pastedItem(line, index) : undefined;
    if (pasted !== undefined) {
      problems.push({
        place: { file: file.file, line: first + index, column: 1 },
        severity: 'warning',
        reason: '这一行的序号或者项目符号后面是制表符，会和前后的行连成一段',
        found: line.replaceAll('\t', '⇥'),
        expected: '列表的每一行以减号加空格开头；带序号的每一行单独成段，序号后面没有制表符',
        fix: pasted,
      });
      continue;
    }
    if (before === undefined || HARD_BREAK.test(before) || looksLikeRow(before) || looksLikeRow(line))
      continue;
    const bare = line.replace(/^[\s>]+/, '');
    const end = before.trimEnd();
    const isLazy = parent?.type !== 'root' && !/^[\s>]/.test(line);
    const isParagraph =
      NUMBER.test(bare) ||
      SENTENCE_END.test(end) ||
      WIDE_INDENT.test(line) ||
      (!GOES_ON.test(`${end}\n${bare}`) && (startsForm(bare, before, index) || !isWrapped(widths)));
    if (!isLazy && !isParagraph) continue;
    problems.push({
      place: { file: file.file, line: first + index, column: line.length - bare.length + 1 },
      severity: 'warning',
      reason: '这一行会接在上一行后面，排成一段',
      found: `${end.slice(-SHOWN)} ⏎ ${bare.slice(0, SHOWN)}`,
      expected: '要另起一段，前面空一行；是同一段，接着写，不换行',
      fix: correction(line, parent?.type, isLazy),
    });
  }
  return problems;
}

/** Whether a line with a label is one of a form: in wrapped text it may begin a line by chance. */
function startsForm(bare: string, before: string, index: number): boolean {
  return LABEL.test(bare) && (index === 1 || LABEL.test(before.trim()));
}

/** Lines of text wrapped by hand or by a program are so wide, in Chinese characters; others are paragraphs. */
const WRAPPED = { from: 20, to: 60 };

/** Whether lines of these widths are one paragraph, wrapped: all but the last are about equally long. */
function isWrapped(widths: readonly number[]): boolean {
  const full = widths.slice(0, -1);
  const longest = Math.max(...widths);
  return Math.min(...full) >= Math.max(WRAPPED.from, longest * 0.8) && longest <= WRAPPED.to;
}

/** The width of a line in Chinese characters: two others are as wide as one. */
function widthOf(line: string): number {
  return [...line].reduce((width, character) => width + (/[\x20-\x7e]/.test(character) ? 0.5 : 1), 0);
}

/** What a line pasted from a word processor should be: an item of a list, or a paragraph of its own. */
function pastedItem(line: string, index: number): string | undefined {
  const item = markBeforeTab(line);
  if (!item) return undefined;
  if (item.isBullet) return `- ${item.words}`;
  const isListNumber = /^\d+\.$/.test(item.mark);
  return `${index === 0 ? '' : '\n'}${item.mark}${isListNumber ? ' ' : ''}${item.words}`;
}

/** Lines of a table are told how to become one: table-form. */
function looksLikeRow(line: string): boolean {
  return /[|｜]/.test(line) || hasTabbedColumns(line);
}

/** The indent at the beginning of a paragraph, which the first way of reading takes for text. */
function indentOf({ position }: Paragraph, file: MarkdownSource<unknown>): RuleProblem[] {
  if (!position) return [];
  const { line } = position.start;
  const written = lineOf(file, line);
  if (!WIDE_INDENT.test(written)) return [];
  return [
    {
      place: { file: file.file, line, column: 1 },
      severity: 'warning',
      reason: '段落开头的空格会留在正文里',
      found: written.slice(0, SHOWN).replace(/[\s]/g, '□'),
      expected: '段落顶格写，页面会自己缩进',
      fix: written.replace(WIDE_INDENT, ''),
    },
  ];
}

/** The line with an empty one before it, or as an item of the list in which it stands. */
function correction(line: string, parent: string | undefined, isLazy: boolean): string | undefined {
  if (parent === 'listItem' && /^\s*\d{1,2}\.\S/.test(line)) return line.replace('.', '. ');
  if (parent === 'root' || isLazy) return `\n${line.trimStart()}`;
  if (parent === 'blockquote') return `>\n${line}`;
  return /^\s/.test(line) ? `\n${line}` : undefined;
}
