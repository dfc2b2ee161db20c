import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { archiveAddresses, type LinkTargets } from '#lib/archive/local-addresses';
import { renderText, type TextAddresses } from '#lib/content/markdown/html';
import { parseMarkdown } from '#lib/content/markdown/markdown';
import { values } from '../../harness/document';
import { fixtureTree } from '../content/fixtures';

const FUNDS = '2024-science-funds';
const SITE: LinkTargets = { slugs: new Set([FUNDS, 'other']), home: 'https://www.example.gov.cn' };
const picture = fixtureTree.get(`${FUNDS}/pictures/spending.png`) ?? new Uint8Array();
const pictures = new Map([
  ['pictures/图 一.png', picture],
  ['a.png', picture],
]);

function htmlFrom(markdown: string, addresses?: TextAddresses): string {
  const context = { slug: FUNDS, anchor: 'opening', level: 2, numbering: [], pictures, addresses };
  const reach = { phones: ['0199-5550100'], mails: [] };
  return renderText(parseMarkdown(markdown), { ...context, reach }).html;
}

/** The HTML of an opening in Markdown, as it is archived. */
function archived(markdown: string, around = SITE): string {
  return htmlFrom(markdown, archiveAddresses(around));
}

describe('an address in an archived text', () => {
  test.each([
    ['[甲](#report-2)', '<p><a href="#report-2">甲</a></p>'],
    ['[甲](https://a.example/notices/other)', '<p><a href="https://a.example/notices/other">甲</a></p>'],
    ['[甲](/notices/other)', '<p><a href="../other/index.html">甲</a></p>'],
    ['[甲](/notices/other#b-1)', '<p><a href="../other/index.html#b-1">甲</a></p>'],
    ['[甲](/notices/other.txt)', '<p><a href="../other/notice.txt">甲</a></p>'],
    ['[甲](/notices/other.json)', '<p><a href="../other/notice.json">甲</a></p>'],
    ['[甲](/notices/other.pdf)', '<p><a href="https://www.example.gov.cn/notices/other.pdf">甲</a></p>'],
    ['[甲](/notices/away#b)', '<p><a href="https://www.example.gov.cn/notices/away#b">甲</a></p>'],
    ['[甲](/privacy)', '<p><a href="https://www.example.gov.cn/privacy">甲</a></p>'],
    ['电话：0199-5550100', '<p>电话：<a href="tel:0199-5550100">0199-5550100</a></p>'],
    [
      '![图](<pictures/图 一.png>)',
      '<p><img src="pictures/%E5%9B%BE%20%E4%B8%80.png" alt="图" width="360" height="220"></p>',
    ],
  ])('%s', (markdown, expected) => {
    expect(archived(markdown)).toBe(expected);
  });

  test('of a site that nobody else reaches keeps its words and loses its link', () => {
    const around = { ...SITE, home: null };
    expect(archived('甲[**乙**丙](/privacy "去")丁[戊](/notices/other)。', around)).toBe(
      '<p>甲<strong>乙</strong>丙丁<a href="../other/index.html">戊</a>。</p>',
    );
    expect(archived('[![图](a.png)甲](/)[乙](#b)', around)).toBe(
      '<p><img src="a.png" alt="图" width="360" height="220">甲<a href="#b">乙</a></p>',
    );
  });

  test('that is only spoken of stays as it is written', () => {
    const markdown = '`<a href="/x">` 和 ![ src="/notices/x/" 与 href="/x"](a.png "<a href="")';
    expect(archived(markdown)).toBe(htmlFrom(markdown));
  });

  test('never leads to the root of the disk, whatever stands around it, and no word is lost', () => {
    const words = fc.string({
      unit: fc.constantFrom('<', '>', '"', "'", '/', '&', '=', ' ', 'a', '甲'),
    });
    const address = fc.constantFrom(
      '/',
      '/privacy',
      '/notices/other#a',
      '/notices/away',
      '#a',
      'https://a.example/',
    );
    const plain = (html: string) =>
      html.replace(/<\/?a\b(?:"[^"]*"|[^">])*>/g, '').replace(/ (src|loading)="[^"]*"/g, '');
    fc.assert(
      fc.property(words, address, words, fc.boolean(), (alternative, url, after, isReachable) => {
        const markdown = `[![${alternative}](a.png "${after}")乙](${url})${after}`;
        const html = archived(markdown, isReachable ? SITE : { ...SITE, home: null });
        expect(
          [...values(html, 'href'), ...values(html, 'src')].filter((one) => one.startsWith('/')),
        ).toEqual([]);
        const tags = html.match(/<[a-z/](?:"[^"]*"|[^">])*>/g) ?? [];
        expect(tags.filter((tag) => /^<a\b/.test(tag))).toHaveLength(
          tags.filter((tag) => tag === '</a>').length,
        );
        expect(plain(html)).toBe(plain(htmlFrom(markdown)));
      }),
    );
  });
});
