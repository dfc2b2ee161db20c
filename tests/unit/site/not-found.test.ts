import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NoticeEntry } from '#lib/model/notice-entry';
import { redirectFinder } from '#lib/model/redirect';
import { visibleRedirect, visibleSuggestions } from '#lib/site/not-found';
import { siteStyles } from '#lib/site/page-styles';
import type { Site } from '#lib/site/site';
import { isVisible } from '#lib/site/visible-notices';
import { BARE_CSS } from '../../harness/styles';

const entry = (slug: string, published: string | null): NoticeEntry => ({
  slug,
  title: `关于${slug}的通报`,
  issuer: '某某局',
  jointIssuers: [],
  published,
  window: null,
  events: [],
  withdrawn: null,
  ledger: null,
  outcome: null,
});
const PUBLICATION = Date.parse('2025-01-10T09:00:00+08:00');
const ENTRIES = [
  entry('2025-glass-whale', '2025-01-10T09:00+08:00'),
  entry('2024-glass-whale', '2024-11-01T00:00+08:00'),
  entry('2026-glass-whale', null),
];

const nothing = async () => {
  throw new Error('nobody asks for this');
};

const SITE: Site = {
  siteUrl: 'http://localhost:3000',
  publisher: { organization: '某某局', phones: [], mails: [] },
  styles: siteStyles(BARE_CSS),
  entries: ENTRIES,
  preview: null,
  nextBoundary: () => null,
  redirect: redirectFinder([
    { from: '/old?id=1', to: '/notices/2025-glass-whale#contact' },
    { from: '/old?id=2', to: '/privacy' },
    { from: '/old.pdf', to: '/notices/2025-glass-whale.pdf' },
    { from: '/old.ics', to: '/notices/2025-glass-whale.ics' },
  ]),
  notice: nothing,
  noticeDocument: nothing,
  page: nothing,
  picture: nothing,
  attachment: async () => null,
  pdfFacts: () => ({ from: PUBLICATION + 1000, until: PUBLICATION + 2000, size: 1 }),
  pdf: nothing,
  sharePicture: nothing,
  siteSharePicture: nothing,
  search: nothing,
};

describe('a redirect', () => {
  test('to a notice works from its publication on, and before is as if it were not there', () => {
    expect(visibleRedirect(SITE, '/old?id=1', PUBLICATION - 1)).toBeNull();
    expect(visibleRedirect(SITE, '/old?id=1', PUBLICATION)).toMatchObject({
      redirect: { to: '/notices/2025-glass-whale#contact' },
      entry: ENTRIES[0],
    });
  });

  test('to a PDF works while it may be had', () => {
    const works = (after: number) => visibleRedirect(SITE, '/old.pdf', PUBLICATION + after) !== null;
    expect([works(-1), works(999), works(1000), works(1999), works(2000)]).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
  });

  test('to a calendar file works where there is a window', () => {
    expect(visibleRedirect(SITE, '/old.ics', PUBLICATION)).toBeNull();
    const entries = SITE.entries.map((one) => ({
      ...one,
      window: { opens: '2025-01-10', closes: '2025-01-20' },
    }));
    expect(visibleRedirect({ ...SITE, entries }, '/old.ics', PUBLICATION)).not.toBeNull();
  });

  test('to a page of the site always works', () => {
    expect(visibleRedirect(SITE, '/old?id=2', 0)).toMatchObject({
      redirect: { to: '/privacy' },
      entry: null,
    });
  });
});

describe('what is near a wrong address', () => {
  test('is a notice from its publication on, and never a draft', () => {
    const near = (now: number) =>
      visibleSuggestions(SITE, '/notices/2025-glass-whal', now).map(({ path }) => path);
    expect(near(PUBLICATION - 1)).toEqual(['/notices/2024-glass-whale']);
    expect(near(PUBLICATION)).toEqual(['/notices/2025-glass-whale', '/notices/2024-glass-whale']);
  });

  test('is at every moment nothing that is not shown then', () => {
    const moment = fc.integer({ min: PUBLICATION - 10 ** 10, max: PUBLICATION + 10 ** 10 });
    const asked = fc.constantFrom(
      ...ENTRIES.flatMap(({ slug }) => [`/${slug}`, `/notices/${slug}。`, slug.slice(0, 8)]),
    );
    fc.assert(
      fc.property(asked, moment, (path, now) => {
        const hidden = ENTRIES.filter((one) => !isVisible(SITE, one, now)).map(
          ({ slug }) => `/notices/${slug}`,
        );
        expect(visibleSuggestions(SITE, path, now).filter((page) => hidden.includes(page.path))).toEqual([]);
      }),
    );
  });
});
