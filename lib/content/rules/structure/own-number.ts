import { toString as textIn } from 'mdast-util-to-string';
import { FIRST_HEADING_DEPTH } from '#lib/content/markdown/headings';
import { visit } from '#lib/content/markdown/tree/visit';
import { NUMBERING_STYLES } from '#lib/content/numbering';
import type { Rule, RuleProblem } from '#lib/content/rule';
import {
  type KeyPath,
  lineOf,
  listedParts,
  type MarkdownSource,
  type NoticeSource,
} from '#lib/content/source';

const NUMBER =
  /^(?:第?[一二三四五六七八九十百]+[、.．,，:：](?![一二三四五六七八九十]+[季月年级、类期线号届])|第[一二三四五六七八九十]+(?:[章节条]|部分)|问题(?:[一二三四五六七八九十百]+|\d{1,3})[、.．,，:： ]|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[、.．](?!\d)|[①-⑳])[、\s]*/;
const RUNNING_NUMBER = /^[一二三四五六七八九十]+是/;

/** Headings that are numbered automatically do not contain a number themselves. */
export const ownNumber: Rule = {
  name: 'own-number',
  *check(source) {
    const { notice, folders } = source;
    if (!notice) return;
    for (const { index, folder } of listedParts(notice)) {
      const [part, item, ...inner] = stylesOf(notice, index);
      if (part) yield* titleProblems(notice, ['parts', index, 'heading'], part);
      for (const file of folders.find(({ name }) => name === folder)?.items ?? []) {
        if (item) yield* titleProblems(file, ['title'], item);
        yield* headingProblems(file, inner);
      }
    }
  },
};

/** The numbering of each level of a part, the empty string for one without. */
function stylesOf(notice: NonNullable<NoticeSource['notice']>, index: number): string[] {
  return notice.listIndexes(['parts', index, 'numbering']).map((level) => {
    const style = notice.textAt(['parts', index, 'numbering', level]) ?? '';
    return style !== '无' && NUMBERING_STYLES.some((known) => known === style) ? style : '';
  });
}

function* titleProblems(
  source: MarkdownSource<unknown>,
  path: KeyPath,
  style: string,
): Generator<RuleProblem> {
  const text = source.textAt(path) ?? '';
  const number = numberOf(text, style);
  if (number === '') return;
  const place = source.valuePlace(path);
  const line = lineOf(source, place.line);
  yield numberProblem(place, number, line.replace(number, '').trim());
}

function headingProblems(source: MarkdownSource<unknown>, styles: readonly string[]): RuleProblem[] {
  const problems: RuleProblem[] = [];
  visit(source.body, 'heading', (heading) => {
    const style = styles[heading.depth - FIRST_HEADING_DEPTH];
    const number = style ? numberOf(textIn(heading), style) : '';
    const start = heading.children[0]?.position?.start;
    if (number === '' || !start) return;
    const place = { file: source.file, line: start.line, column: start.column };
    problems.push(numberProblem(place, number, lineOf(source, start.line).replace(number, '')));
  });
  return problems;
}

function numberOf(text: string, style: string): string {
  return (NUMBER.exec(text) ?? (style === '一是' ? RUNNING_NUMBER.exec(text) : null))?.[0] ?? '';
}

function numberProblem(place: RuleProblem['place'], number: string, fix: string): RuleProblem {
  return {
    place,
    reason: '标题自带了序号，页面上会有两个序号',
    found: number.trim(),
    expected: '标题里不写序号，序号由 parts 里的 numbering 生成',
    fix,
  };
}
