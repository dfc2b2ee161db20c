import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VIEWS, type View } from '#lib/views/view';
import { bundleStyles } from '../../scripts/styles';
import { openBrowser } from '../harness/browser';
import { FIRST, FUNDS, secondsAfter } from '../harness/fixtures';
import { type Paper, readPaper } from '../harness/paper';
import { measurePaper, STANDARD } from '../harness/paper-measures';
import { type SharedServer, sharedServer } from '../harness/server';

// What comes out of a reader's own printer: the page as it is served, printed by the browser.

let server: SharedServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([sharedServer(FIRST.open), openBrowser()]);
});
afterAll(() => browser.close());

interface Printed {
  path?: string;
  at?: string;
  view?: View;
  colorScheme?: 'light' | 'dark';
}

async function print({ path, at = FIRST.open, view, colorScheme = 'light' }: Printed = {}): Promise<Paper> {
  await server.stopClock(at);
  const context = await browser.newContext({ javaScriptEnabled: false, colorScheme });
  if (view) await context.addCookies([{ name: 'view', value: view, url: server.url }]);
  const page = await context.newPage();
  await page.goto(server.url + (path ?? `/notices/${FIRST.slug}`));
  const pdf = await page.pdf({ preferCSSPageSize: true });
  await context.close();
  return readPaper(pdf);
}

/** Where every line stands, and what it says. */
const placed = ({ pages }: Paper) =>
  pages.map(({ lines, foot }) =>
    [...lines, ...foot].map(({ text, left, baseline, size, font }) => ({ text, left, baseline, size, font })),
  );

/** The same, whatever the phase. */
const withoutPhase = (paper: Paper) =>
  JSON.stringify(placed(paper)).replace(/打印时(公示期未开始|正在公示|公示期已结束)/g, '');

describe('the page on paper', () => {
  test('is by the standard too', async () => {
    const { lines, characters, indent, sizes } = measurePaper(await print());
    expect([lines, characters, indent]).toEqual([STANDARD.lines, STANDARD.characters, 2]);
    expect(sizes.body).toBeCloseTo(STANDARD.sizes.body, 1);
  });

  test('is the same in every view, by day and by night', async () => {
    const usual = placed(await print());
    for (const view of VIEWS) expect([view, placed(await print({ view }))]).toEqual([view, usual]);
    expect(placed(await print({ view: 'care', colorScheme: 'dark' }))).toEqual(usual);
  });

  test('is the same in every phase, but for the phase itself', async () => {
    const path = `/notices/${FUNDS.slug}`;
    const moments = [FUNDS.published, FUNDS.opens, FUNDS.closed];
    const papers: Paper[] = [];
    for (const at of moments) papers.push(await print({ path, at }));
    const text = ({ pages }: Paper) => pages.map((page) => page.text).join('');
    const said = papers.map((paper) => /打印时(公示期未开始|正在公示|公示期已结束)/.exec(text(paper))?.[1]);
    expect(said).toEqual(['公示期未开始', '正在公示', '公示期已结束']);
    expect(new Set(papers.map(withoutPhase)).size).toBe(1);
  });

  test('is the notice alone: no chrome, no contents, no form, nothing at a glance, no other notice', async () => {
    const texts = (await print({ at: secondsAfter(FIRST.open, 0) })).pages.map(({ text }) => text).join('');
    expect(texts.startsWith(FIRST.title)).toBe(true);
    for (const words of [
      '目录',
      '意见反馈',
      '整改一览',
      '重要时间',
      '隐私说明',
      '转发',
      '上一篇',
      '下一篇',
      '拨打电话',
    ])
      expect(texts).not.toContain(words);
  });

  test('has no page without text', async () => {
    for (const { lines } of (await print()).pages) expect(lines.length).toBeGreaterThan(0);
  });
});

test('what a reader has not unfolded is on paper all the same', async () => {
  const page = await browser.newPage();
  const folded = '<details><summary>概要</summary><p>折起来的话</p></details>';
  const { notice } = await bundleStyles();
  await page.setContent(`<style>${notice}</style><article class="doc">${folded}</article>`);
  const { pages } = await readPaper(await page.pdf({ preferCSSPageSize: true }));
  await page.close();
  expect(pages.map(({ text }) => text)).toEqual(['概要折起来的话']);
});

test('a signature and the mailbox before it stand on one sheet with whom to call', async () => {
  const page = await browser.newPage();
  const { notice } = await bundleStyles();
  for (let lines = 12; lines <= 24; lines += 1) {
    const filler = '<p>正文。</p>'.repeat(lines);
    const contact = `<p>${'联系电话'.repeat(14)}</p><p>电子邮箱</p>`;
    await page.setContent(
      `<style>${notice}</style><article class="doc"><div class="body"><div class="text">${filler}</div>` +
        `<section id="contact"><div class="text">${contact}</div><p class="sign">落款</p></section></div></article>`,
    );
    const { pages } = await readPaper(await page.pdf({ preferCSSPageSize: true }));
    const signed = pages.find(({ text }) => text.includes('落款'))?.text ?? '';
    expect([lines, signed.includes('联系电话'), signed.includes('电子邮箱')]).toEqual([lines, true, true]);
  }
  await page.close();
});

test('the list on paper has the same margins and page numbers, and every notice', async () => {
  const { pages } = await print({ path: '/notices' });
  const text = pages.map((page) => page.text).join('');
  // The face of the list has characters that a PDF names by the radicals that look like them.
  expect(text.normalize('NFKC')).toContain(FIRST.title);
  expect(text).not.toContain('搜索');
  expect(pages[0]?.foot.map((line) => line.text.replace(/\s/g, ''))).toEqual(['—1—']);
});
