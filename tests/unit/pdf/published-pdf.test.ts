import { describe, expect, test } from 'vitest';
import { isPdfAvailable, pdfBoundaryFinder, selectPdfs } from '#lib/pdf/published-pdf';
import { CORRECTED, KEPT, NOTICE, PDF, recordOf, WITHDRAWN } from './made';

const SITE = 'https://www.yunxi.example';
const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const folder = (files: Record<string, Uint8Array>) =>
  new Map(Object.entries(files).map(([name, bytes]) => [`${NOTICE.slug}/${name}`, bytes]));
const FRESH = folder({ ...KEPT, 'paper.pdf': PDF, 'paper.json': json(recordOf(CORRECTED)) });
const [from, until] = [Date.parse(CORRECTED), Date.parse(WITHDRAWN)];

describe('the PDFs that a build publishes', () => {
  test('are those that are fresh, each for its time', () => {
    const { published, refused } = selectPdfs({ tree: FRESH, notices: [NOTICE], siteUrl: SITE });
    expect(refused).toEqual([]);
    expect(published.get(NOTICE.slug)).toEqual({ facts: { from, until, size: PDF.byteLength }, pdf: PDF });
  });

  test('are not those of drafts, nor of notices without one', () => {
    const draft = { ...NOTICE, published: null };
    for (const [tree, notice] of [
      [FRESH, draft],
      [new Map(), NOTICE],
    ] as const)
      expect(selectPdfs({ tree, notices: [notice], siteUrl: SITE })).toEqual({
        published: new Map(),
        refused: [],
      });
  });

  test.each([
    { what: 'stands alone', tree: folder({ 'paper.pdf': PDF }), siteUrl: SITE, reason: '没有 paper.json' },
    {
      what: 'has a record that is none',
      tree: folder({ 'paper.pdf': PDF, 'paper.json': json({ sha256: 'x' }) }),
      siteUrl: SITE,
      reason: '没有 paper.json',
    },
    { what: 'was printed for another address', tree: FRESH, siteUrl: 'https://b.example', reason: '网址' },
  ])('leave out one that $what, and say so', ({ tree, siteUrl, reason }) => {
    const { published, refused } = selectPdfs({ tree, notices: [NOTICE], siteUrl });
    expect([published.size, refused]).toEqual([
      0,
      [{ slug: NOTICE.slug, reason: expect.stringContaining(reason) }],
    ]);
  });
});

describe('a PDF', () => {
  const facts = { from, until, size: 1 };

  test('is shown from the first to the last instant of its time', () => {
    expect([from - 1, from, until - 1, until].map((now) => isPdfAvailable(facts, now))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isPdfAvailable(null, from)).toBe(false);
  });

  test('makes boundaries of both its ends', () => {
    const next = pdfBoundaryFinder([facts, { from: from + 5, until: null, size: 1 }]);
    expect([from - 1, from, from + 5, until].map(next)).toEqual([from, from + 5, until, null]);
  });
});
