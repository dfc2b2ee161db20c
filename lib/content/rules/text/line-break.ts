import type { Paragraph, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Rule, RuleProblem } from '#lib/content/rule';
import { filesOf } from '#lib/content/sections';
import { lineOf, type MarkdownSource } from '#lib/content/source';

/** A number as paragraphs of a list begin with it. */
const NUMBER =
  /^(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,2}[，、,：:]|\d{1,2}[.．、)）](?!\d)|[①-⑳]|[一二三四五六七八九十]是)/;

/** The end of a sentence, or of an item in a list. */
const SENTENCE_END = /[。！？；：!?;:][”’）》」』)]*$/;

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
  if (!position) return [];
  const first = position.start.line;
  const lines = file.text.split('\n').slice(first - 1, position.end.line);
  const problems: RuleProblem[] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (before === undefined || HARD_BREAK.test(before)) continue;
    const bare = line.replace(/^[\s>]+/, '');
    const end = before.trimEnd();
    const isLazy = parent?.type !== 'root' && !/^[\s>]/.test(line);
    const isParagraph = NUMBER.test(bare) || SENTENCE_END.test(end) || WIDE_INDENT.test(line);
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
  return parent === 'root' || isLazy ? `\n${line.trimStart()}` : undefined;
}
