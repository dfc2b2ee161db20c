import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTree } from '#lib/content/files/read-tree';
import type { Notice } from '#lib/model/notice';
import { noticeText } from '#lib/model/notice-text';
import { loadContent } from '#lib/versions/load';
import { type MadePapers, makePapers } from '../harness/paper-made';
import { STRUCTURES } from '../harness/structures-build';

// The PDFs of notices that are each built in a way of its own.

const TWO_ROWS = '2026-slope-repairs';
const LONG = 80;

let papers: MadePapers;
let notices: readonly Notice[];

beforeAll(async () => {
  papers = await makePapers([], writeLongTable, STRUCTURES);
  notices = loadContent(await readTree(papers.content), 'content').notices;
});
afterAll(() => papers.remove());

/** Adds rows to the table whose head has two, so that it goes over pages. */
async function writeLongTable(content: string): Promise<void> {
  const file = join(content, TWO_ROWS, 'slopes/01-tasks.md');
  const rows = Array.from({ length: LONG }, (_, row) => `| ${row + 4} | 甲 | 乙 | 丙 | 丁 | 合格 | 90 |`);
  await writeFile(file, `${await readFile(file, 'utf8')}${rows.join('\n')}\n`);
}

const bare = (words: string) => words.replace(/\s/g, '');

/** The headings of a notice as they read: of its parts, of its items, and within their texts. */
function headingsOf({ parts }: Notice): string[] {
  return parts.flatMap(({ number, heading, intro, items }) => [
    number + (heading ?? ''),
    ...headingsIn(intro?.html ?? ''),
    ...items.flatMap((item) => [item.number + (item.title ?? ''), ...headingsIn(item.body.html)]),
  ]);
}

const headingsIn = (html: string) =>
  [...html.matchAll(/<h[2-6][^>]*>(.*?)<\/h[2-6]>/g)].map(([, words = '']) => words.replace(/<[^>]*>/g, ''));

/** The cells of the last row of each table, and of the ledger. */
function lastCellsOf(notice: Notice): string[] {
  const lines = noticeText({ ...notice, ledger: null }).split('\n');
  const ends = lines.filter((line, at) => line.includes(' | ') && !lines[at + 1]?.includes(' | '));
  return [...ends.flatMap((line) => line.split(' | ')), ...(notice.ledger?.rows.at(-1)?.cells ?? [])];
}

describe('each notice that is built in an unusual way', () => {
  test('has a PDF, and the command that makes it complains of none', () => {
    expect([papers.made.code, papers.made.stderr]).toEqual([0, '']);
    for (const { slug } of notices) expect(papers.made.stdout).toContain(`已生成 ${papers.fileOf(slug)}（`);
  });

  test('has its title, every heading and the last row of every table on paper', async () => {
    for (const notice of notices) {
      const { pages, title } = await papers.paperOf(notice.slug);
      const printed = pages.map(({ whole }) => whole).join('');
      const expected = [notice.title, ...headingsOf(notice), ...lastCellsOf(notice)].map(bare);
      expect([notice.slug, expected.filter((words) => !printed.includes(words))]).toEqual([notice.slug, []]);
      expect(title).toContain(notice.title);
    }
  });
});

test('both rows of a table’s head stand on each page that has rows of it', async () => {
  const { pages } = await papers.paperOf(TWO_ROWS);
  const holding = pages.map(({ text }) => text).filter((text) => text.includes('合格90'));
  expect(holding.length).toBeGreaterThan(1);
  for (const text of holding)
    expect(text).toMatch(/序号.*问题.*整改情况.*验收.*措施.*完成时限.*责任人.*结论.*得分/);
});
