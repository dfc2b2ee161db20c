import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTree } from '#lib/content/files/read-tree';
import type { Notice } from '#lib/model/notice';
import { noticeText } from '#lib/model/notice-text';
import { loadContent } from '#lib/versions/load';
import { runScript } from '../harness/command';
import { FIRST, FUNDS } from '../harness/fixtures';
import { type Paper, readPaper } from '../harness/paper';
import { codesIn } from '../harness/paper-codes';
import { writeLongTable } from '../harness/paper-content';
import { type MadePapers, makePapers, PAPER_SITE } from '../harness/paper-made';

// The PDFs of all fixtures.

let papers: MadePapers;
let notices: readonly Notice[];

beforeAll(async () => {
  papers = await makePapers([], async (content) => {
    await writeLongTable(content, FUNDS.slug);
  });
  const { content } = papers;
  notices = loadContent(await readTree(content), content).notices.filter(
    ({ published }) => published !== null,
  );
});
afterAll(() => papers.remove());

/** A line without what paper sets otherwise: blanks, marks of lists and notes, frames of tables, pictures. */
function bare(line: string): string {
  return line.replace(/［图：[^］]*］|^\s*(?:·|\d+\.|\[注\d+\]) ?/g, '').replace(/[\s|]/g, '');
}

/** All words of a PDF within the type areas, without blanks. */
const wordsOf = ({ pages }: Paper) => pages.map(({ text }) => text).join('');

describe('the command', () => {
  test('makes the PDF of every notice that has a moment, and says so', async () => {
    expect([papers.made.code, papers.made.stderr]).toEqual([0, '']);
    for (const { slug } of notices) expect(papers.made.stdout).toContain(`已生成 ${papers.fileOf(slug)}（`);
    const tree = await readTree(papers.content);
    expect([...tree.keys()].filter((path) => path.endsWith('paper.pdf')).length).toBe(notices.length);
    expect(tree.has('2025-draft-bookhouse/paper.pdf')).toBe(false);
  });

  test('leaves nothing behind of which the check complains', async () => {
    const { problems } = loadContent(await readTree(papers.content), 'content');
    expect(problems.filter(({ file }) => file?.includes('paper.'))).toEqual([]);
  });

  test('names the notices that there are, when it is asked for another', async () => {
    const asked = await runScript('notice', {
      args: ['pdf', 'nothing'],
      env: { CONTENT_DIR: papers.content },
    });
    expect([asked.code, asked.stderr]).toEqual([1, expect.stringContaining(`nothing。可以写的有：`)]);
  });

  test('says what is missing where there is no Chromium', async () => {
    const env = { CONTENT_DIR: papers.content, CHROMIUM_PATH: '/nowhere/chromium' };
    const { code, stderr } = await runScript('notice', { args: ['pdf', FIRST.slug], env });
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/没有找到 Chromium .*apt-get install chromium/),
    ]);
  });
});

describe('every notice on paper', () => {
  test('is a sound file', () => {
    for (const { slug } of notices)
      expect(papers.says('qpdf', slug, '--check')).toContain('No syntax or stream encoding errors');
  });

  test('holds the notice’s text, whole and in its order, and after it what it is', async () => {
    for (const notice of notices) {
      const words = wordsOf(await papers.paperOf(notice.slug));
      // Line by line, since heads of tables come again on each page.
      let from = 0;
      for (const line of noticeText(notice).split('\n').map(bare).filter(Boolean)) {
        const found = words.indexOf(line, from);
        expect([notice.slug, line, found >= from]).toEqual([notice.slug, line, true]);
        from = found + line.length;
      }
      expect(words).toContain(notice.fingerprint);
      expect(words).toContain(`www.yunxi.example/notices/${notice.slug}`);
    }
    const first = wordsOf(await papers.paperOf(FIRST.slug));
    const [words, notice] = [first, notices.find(({ slug }) => slug === FIRST.slug)];
    expect(words.startsWith(notice ? noticeText(notice).replace(/\s/g, '') : '?')).toBe(true);
    expect(words).not.toContain('意见反馈');
  });

  test('leads back to its page by a code of at least 25 mm', async () => {
    for (const slug of [FIRST.slug, '2024-county-water']) {
      const [code] = codesIn(await readFile(papers.fileOf(slug)));
      expect(code?.text).toBe(`${PAPER_SITE}/notices/${slug}`);
      expect(code?.side ?? 0).toBeGreaterThanOrEqual(25);
    }
  });

  test('lists the addresses behind its links, and only those', async () => {
    const words = wordsOf(await papers.paperOf(FUNDS.slug));
    expect(words).toContain(
      `链接网址1.立山区科协的通报：${PAPER_SITE}/notices/2024-district-inspection2.关于科普宣传的一项：`,
    );
    expect(words).toContain('3.县财政局网站：https://finance.yunxi.example/rules');
    expect(wordsOf(await papers.paperOf(FIRST.slug))).not.toContain('链接网址');
  });

  test('repeats the heads of a table over pages, and cuts no row', async () => {
    const { pages } = await papers.paperOf(FUNDS.slug);
    const holding = pages.map(({ text }) => text).filter((text) => text.includes('上半句'));
    expect(holding.length).toBeGreaterThan(2);
    for (const text of holding) {
      expect(text).toContain('号事由');
      // Each row has several lines: as many end on a page as begin there.
      expect(text.match(/上半句/g)?.length).toBe(text.match(/下半句。/g)?.length);
      expect(text.indexOf('上半句')).toBeLessThan(text.indexOf('下半句。'));
    }
  });
});

describe('the small print', () => {
  test('has neither address nor code where only the machine itself reaches the site', async () => {
    const other = join(papers.content, '..', 'loopback');
    await cp('tests/fixtures/content', other, { recursive: true });
    const env = { CONTENT_DIR: other, SITE_URL: '' };
    const { code, stderr } = await runScript('notice', { args: ['pdf', FUNDS.slug], env });
    expect([code, stderr]).toEqual([0, expect.stringContaining('PDF 上不印网址和二维码')]);
    const pdf = await readFile(join(other, FUNDS.slug, 'paper.pdf'));
    expect(codesIn(pdf)).toEqual([]);
    const words = wordsOf(await readPaper(pdf));
    expect(words).not.toContain('localhost');
    expect(words).toContain('1.立山区科协的通报：/notices/2024-district-inspection');
  });
});
