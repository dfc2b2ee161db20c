import type { List } from 'mdast';
import { visit } from 'unist-util-visit';
import { writtenNumbers } from '#lib/content/markdown/list-numbers';
import type { Rule, RuleProblem } from '#lib/content/rule';
import { filesOf } from '#lib/content/sections';
import { lineOf, type MarkdownSource } from '#lib/content/source';

/** Warns of lists whose numbers do not go on one by one, unless all of them are 1, which counts on by itself. */
export const listNumber: Rule = {
  name: 'list-number',
  *check(source) {
    for (const file of filesOf(source)) {
      const lists: List[] = [];
      visit(file.body, 'list', (list) => {
        if (list.ordered) lists.push(list);
      });
      for (const list of lists) yield* problemsOf(list, file, source.reading === 1);
    }
  },
};

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
