import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { POSITIONS, writePositions } from '../harness/paper-content';
import { type MadePapers, makePapers } from '../harness/paper-made';

// The PDFs of notices that bring every line to every place of a page.

let papers: MadePapers;
beforeAll(async () => {
  papers = await makePapers([], writePositions);
});
afterAll(() => papers.remove());

test('has no heading last on a page and no signature alone, wherever they come to stand', async () => {
  const ends = new Set<number>();
  const slugs = (await readdir(papers.content)).filter((name) => name.startsWith(POSITIONS));
  for (const slug of slugs) {
    const { pages } = await papers.paperOf(slug);
    for (const { lines } of pages) {
      ends.add(lines.length);
      // The heading takes two lines: it neither ends a page nor is parted.
      expect([slug, lines.at(-1)?.text]).not.toEqual([slug, expect.stringMatching(/一个小标题|两页上去/)]);
      expect([slug, lines[0]?.text]).not.toEqual([slug, '青柳站']);
      expect([slug, lines[0]?.text]).not.toEqual([slug, '2024年10月30日']);
    }
    expect(pages.every(({ lines }) => lines.length > 0)).toBe(true);
  }
  expect(ends.size).toBeGreaterThan(5);
});
