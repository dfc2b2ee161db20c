import { expect, test } from 'vitest';
import { printedLinks } from '#components/print/PrintedLinks';
import { fixtureNotice } from '../content/fixtures';

const WATER = fixtureNotice('2024-county-water');
const outcomeWith = (links: { words: string; address: string }[]) =>
  WATER.outcome && { ...WATER.outcome, links };

test('links to the web and to the site are listed in their order, places and channels are not', () => {
  expect(printedLinks(fixtureNotice('2024-science-funds'))).toEqual([
    { words: '立山区科协的通报', address: '/notices/2024-district-inspection' },
    { words: '关于科普宣传的一项', address: '/notices/2024-district-inspection#rectification-5' },
    { words: '县财政局网站', address: 'https://finance.yunxi.example/rules' },
  ]);
});

test('an address is listed once, under the words with which it comes first', () => {
  const links = [
    { words: '甲', address: '/privacy' },
    { words: '乙', address: '/privacy' },
  ];
  expect(printedLinks({ links, outcome: null })).toEqual([{ words: '甲', address: '/privacy' }]);
});

test('those of the outcome come after those of the notice’s own text', () => {
  const own = { words: '甲', address: '/privacy' };
  const told = { words: '乙', address: 'https://a.example/' };
  const outcome = outcomeWith([told, { ...own, words: '丙' }]);
  expect(printedLinks({ links: [own], outcome })).toEqual([own, told]);
});
