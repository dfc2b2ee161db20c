import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { OutcomeView } from '#components/outcome/OutcomeView';
import { loadContent } from '#lib/versions/load';
import { brokenTree, outcomeWith } from '../../fixtures/broken/base';
import { wordsOf } from './drawn';

/** How the outcome of the sound notice is drawn with these lines before its opinions. */
function drawnWith(lines: string): string {
  const outcome = outcomeWith('opinions:\n', `${lines}opinions:\n`);
  const [notice] = loadContent(brokenTree({ 'outcome.md': outcome }), 'content').notices;
  if (!notice?.outcome) throw new Error('the outcome has errors');
  return renderToStaticMarkup(createElement(OutcomeView, { notice, outcome: notice.outcome }));
}

test('the totals of ratings stand in a table of their own, also one that nobody gave, and their sum', () => {
  const ratings = ['满意', '基本满意', '不满意'].map(
    (rating, index) => `  - rating: ${rating}\n    count: ${[3, 1, 0][index]}\n`,
  );
  const html = drawnWith(`ratings:\n${ratings.join('')}`);
  const table = /<table><caption>写信人对答复的评价.*?<\/table>/.exec(html)?.[0] ?? '';
  expect(table.match(/<tr>.*?<\/tr>/g)?.map((row) => wordsOf(row.replaceAll('</th>', ' ')))).toEqual([
    '是否满意 件数 ',
    '满意 3',
    '基本满意 1',
    '不满意 0',
    '合计 4',
  ]);
});

test.each([
  ['on this page', undefined, '#ledger-7'],
  [
    'on a page of the ledger',
    new Map([['ledger-7', '/notices/a/ledger?page=2#ledger-7']]),
    '/notices/a/ledger?page=2#ledger-7',
  ],
])('an opinion about a row of the ledger leads to it, %s', (_, rowAddresses, address) => {
  const [notice] = loadContent(
    brokenTree({
      'ledger.csv': '序号,问题,完成状态\n7,登记不全,未完成\n',
      'outcome.md': outcomeWith('item: findings-2\n    summary', 'item: ledger-7\n    summary'),
    }),
    'content',
  ).notices;
  if (!notice?.outcome) throw new Error('the outcome has errors');
  const view = createElement(OutcomeView, { notice, outcome: notice.outcome, rowAddresses });
  expect(renderToStaticMarkup(view)).toContain(`<a href="${address}">台账第7项：登记不全</a>`);
});

test('without totals of ratings there is no word of them', () => {
  expect(drawnWith('')).not.toMatch(/评价|满意/);
});
