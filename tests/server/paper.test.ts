import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FIRST } from '../harness/fixtures';
import type { Paper } from '../harness/paper';
import { type MadePapers, makePapers } from '../harness/paper-made';
import { measurePaper, STANDARD } from '../harness/paper-measures';

// The first notice's PDF, made as staff make it, held to GB/T 9704-2012.

let papers: MadePapers;
let first: Paper;

beforeAll(async () => {
  papers = await makePapers([FIRST.slug]);
  first = await papers.paperOf(FIRST.slug);
});
afterAll(() => papers.remove());

describe('the first notice on paper', () => {
  test('has the standard’s page, margins, lines and characters', () => {
    const { page, margins, lines, pitch, characters, indent } = measurePaper(first);
    expect(page.width).toBeCloseTo(STANDARD.page.width, 0);
    expect(page.height).toBeCloseTo(STANDARD.page.height, 0);
    // The standard allows a millimetre at the top and on the left (5.2.1).
    for (const side of ['top', 'bottom', 'left', 'right'] as const)
      expect(Math.abs(margins[side] - STANDARD.margins[side]), side).toBeLessThan(1);
    expect([lines, characters, indent]).toEqual([STANDARD.lines, STANDARD.characters, 2]);
    expect(pitch).toBeCloseTo(STANDARD.pitch, 1);
  });

  test('has its sizes and faces', () => {
    const { sizes, fonts } = measurePaper(first);
    expect(sizes.title).toBeCloseTo(STANDARD.sizes.title, 1);
    expect(sizes.body).toBeCloseTo(STANDARD.sizes.body, 1);
    expect(sizes.pageNumber).toBeCloseTo(STANDARD.sizes.pageNumber, 1);
    const song = 'BousungEG-Light-GB';
    expect(fonts).toEqual({
      title: song,
      body: song,
      pageNumber: song,
      first: 'WenQuanYiZenHei',
      second: 'GBZenKai-Medium',
    });
  });

  test('has its page numbers, odd ones to the right and even ones to the left', () => {
    expect(first.pages.map(({ foot }) => foot.map(({ text }) => text.replace(/\s/g, '')))).toEqual(
      first.pages.map((_, index) => [`—${index + 1}—`]),
    );
    const { below, oddFromRight, evenFromLeft } = measurePaper(first).pageNumber;
    expect(Math.abs(below - STANDARD.pageNumberBelow)).toBeLessThan(0.3);
    expect(Math.abs(oddFromRight - 1)).toBeLessThan(0.1);
    expect(Math.abs(evenFromLeft - 1)).toBeLessThan(0.1);
    const [odd, even] = first.pages.map(({ foot, width }) => (foot[0]?.left ?? 0) > width / 2);
    expect([odd, even]).toEqual([true, false]);
  });

  test('has the signature over the middle of its date, four characters from the right edge', () => {
    const lines = first.pages.flatMap((page) => page.lines);
    const index = lines.findIndex(({ text }) => text === '2024年10月30日');
    const [name, date] = [lines[index - 1], lines[index]];
    expect(name?.text).toBe('立山区科协');
    const middle = (line = { left: 0, right: 0 }) => (line.left + line.right) / 2;
    expect(Math.abs(middle(name) - middle(date))).toBeLessThan(1);
    const right = Math.max(...lines.map((line) => line.right));
    expect((right - (date?.right ?? 0)) / (date?.size ?? 1)).toBeCloseTo(4, 0);
  });

  test('says what it is: title, language, outline, tags', () => {
    expect([first.title, first.lang]).toEqual([expect.stringContaining(FIRST.title), 'zh-CN']);
    expect(first.outline.slice(0, 3)).toEqual([
      FIRST.title,
      '一、领导班子履行主体责任情况',
      '（一）提高政治站位，加强组织领导。',
    ]);
    const structure = papers.says('pdfinfo', FIRST.slug, '-struct');
    expect(structure.match(/^ *H[123]\b/gm)?.length).toBe(first.outline.length);
    // What a style sheet lays out must not change what a reader of the file is told: a signature is a paragraph.
    expect(papers.says('pdfinfo', FIRST.slug, '-struct-text')).toMatch(/^ *P \(block\)\n.*\n *"立山区科协"/m);
  });

  test('names every font that it embeds', () => {
    const [, , ...fonts] = papers.says('pdffonts', FIRST.slug).trim().split('\n');
    expect(fonts.length).toBe(3);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+\w.* CID TrueType +Identity-H +yes yes yes /);
  });
});
