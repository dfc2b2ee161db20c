import type { List, ListItem } from 'mdast';
import { writtenNumbers } from '#lib/content/markdown/list-numbers';
import { visit } from '#lib/content/markdown/tree/visit';
import type { Rule, RuleProblem } from '#lib/content/rule';
import { filesOf } from '#lib/content/sections';
import { lineOf, type MarkdownSource } from '#lib/content/source';

/** A date that begins a line, with a blank after each point. */
const DATE = /^(\d{4})\. +(\d{1,2})\. +(\d{1,2})日/;
/** A day of a month behind the month; three days in which something is done are none. */
const DAY = /^(?:[1-9]|1[0-2])\. +\d{1,2}日(?![内前后以之])/;

/** Warns of lists whose numbers do not go on one by one, unless all of them are 1, which counts on by itself. */
export const listNumber: Rule = {
  name: 'list-number',
  *check(source) {
    for (const file of filesOf(source)) {
      const lists: List[] = [];
      visit(file.body, 'list', (list) => {
        if (list.ordered) lists.push(list);
      });
      for (const list of lists) {
        yield* problemsOf(list, file, source.reading === 1);
        yield* noListNumbersIn(list, file);
      }
    }
  },
};

/** Finds numbers that are taken for those of items, and are those of a date. */
function* noListNumbersIn(list: List, file: MarkdownSource<unknown>): Generator<RuleProblem> {
  for (const item of list.children) {
    const start = item.position?.start;
    if (!start) continue;
    const line = lineOf(file, start.line);
    const words = line.slice(start.column - 1);
    const isNested = /\d\.[ \t]*$/.test(line.slice(0, start.column - 1));
    if (isNested || !(hasListInItsLine(item) || (list.children.length === 1 && isOfDate(words)))) continue;
    yield {
      place: { file: file.file, line: start.line, column: start.column },
      severity: 'warning',
      reason: '这里的数字会变成列表的编号',
      found: line.trim(),
      expected: '是日期，写成“2025年6月3日”的样子；是别的数，点前加反斜杠；是列表，可以保留',
      fix: line.slice(0, start.column - 1) + withoutListNumbers(words),
    };
  }
}

/** Whether an item is nothing but a numbered list that begins in the same line. */
function hasListInItsLine({ children, position }: ListItem): boolean {
  const [first] = children;
  return (
    first?.type === 'list' && first.ordered === true && first.position?.start.line === position?.start.line
  );
}

function isOfDate(words: string): boolean {
  const number = Number(/^\d+/.exec(words)?.[0]);
  return (number >= 1900 && number <= 2100) || DAY.test(words);
}

function withoutListNumbers(words: string): string {
  if (DATE.test(words)) return words.replace(DATE, '$1年$2月$3日');
  return words.replace(/^(?:\d+\.(?:[ \t]+|$))+/, (numbers) => numbers.replaceAll('.', '\\.'));
}

function* problemsOf(
  list: List,
  file: MarkdownSource<unknown>,
  isCountedAnew: boolean,
): Generator<RuleProblem> {
  const numbers = writtenNumbers(list, file.text);
  if (numbers.every((number) => number === 1)) return;
  for (const [index, item] of list.children.entries()) {
    const number = numbers[index] ?? 0;
    const shown = isCountedAnew ? (numbers[0] ?? 1) + index : number;
    const next = index === 0 ? number : (numbers[index - 1] ?? 0) + 1;
    const start = item.position?.start;
    if (!start || (isCountedAnew ? shown === number : next === number)) continue;
    const line = lineOf(file, start.line);
    const column = start.column - 1;
    yield {
      place: { file: file.file, line: start.line, column: start.column },
      severity: 'warning',
      reason: isCountedAnew ? '列表的编号会改变' : '列表的编号不连续',
      found: line.trim(),
      expected: isCountedAnew
        ? `页面上会是 ${shown}.；要保持原来的编号，前面空一行，编号的点前加反斜杠`
        : `上一项的编号是 ${next - 1}，这一项应当是 ${next}.；有意这样编号的，可以保留`,
      fix: isCountedAnew
        ? `\n${line.slice(0, column)}${line.slice(column).replace(/^(\d+)/, '$1\\')}`
        : undefined,
    };
  }
}
