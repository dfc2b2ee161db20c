import { expect, test } from 'vitest';
import { printedLinks } from '#lib/model/printed-links';
import { fixtureNotice } from '../content/fixtures';

const text = (html: string) => ({ opening: { html, text: '' }, parts: [], contact: null, outcome: null });

test('links to the web and to the site are listed in their order, places and channels are not', () => {
  expect(printedLinks(fixtureNotice('2024-science-funds'))).toEqual([
    { words: '立山区科协的通报', address: '/notices/2024-district-inspection' },
    { words: '关于科普宣传的一项', address: '/notices/2024-district-inspection#rectification-5' },
    { words: '县财政局网站', address: 'https://finance.yunxi.example/rules' },
  ]);
});

test('a link’s words and address are those that its author wrote', () => {
  const html =
    '<p><a href="https://a.example/?b=1&#x26;c=%22" title="x"><strong>甲 &#x3C; 乙</strong></a></p>';
  expect(printedLinks(text(html))).toEqual([{ words: '甲 < 乙', address: 'https://a.example/?b=1&c=%22' }]);
});

test('an address is listed once, under the words with which it comes first', () => {
  const html = '<a href="/privacy">甲</a><a href="/privacy">乙</a>';
  expect(printedLinks(text(html))).toEqual([{ words: '甲', address: '/privacy' }]);
});
