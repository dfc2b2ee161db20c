import { describe, expect, test } from 'vitest';
import type { NoticeEntry } from '#lib/model/notice-entry';
import { siteStyles } from '#lib/site/page-styles';
import type { Site } from '#lib/site/site';
import { isPictureVisible, isVisible, visibleEntries, visibleEntry } from '#lib/site/visible-notices';
import { BARE_CSS } from '../../harness/styles';

const entry = (slug: string, published: string | null): NoticeEntry => ({
  slug,
  title: slug,
  issuer: '某某局',
  jointIssuers: [],
  published,
  window: null,
  events: [],
  withdrawn: null,
  ledger: null,
  outcome: null,
});
const LATE = entry('late', '2025-01-10T09:00+08:00');
const EARLY = entry('early', '2024-11-01T00:00+08:00');
const DRAFT = entry('draft', null);
const PUBLICATION = Date.parse('2025-01-10T09:00:00+08:00');

function siteOf(preview: string | null): Site {
  const nothing = async () => {
    throw new Error('nobody asks for this');
  };
  return {
    siteUrl: 'http://localhost:3000',
    publisher: { organization: '某某局', phones: [], mails: [] },
    styles: siteStyles(BARE_CSS),
    entries: [LATE, EARLY, DRAFT],
    preview,
    redirect: () => null,
    notice: nothing,
    noticeDocument: nothing,
    search: nothing,
    nextBoundary: () => null,
    page: nothing,
    sharePicture: nothing,
    siteSharePicture: nothing,
    picture: nothing,
    attachment: async () => null,
    pdfFacts: () => null,
    pdf: nothing,
  };
}

describe('what the site shows', () => {
  const site = siteOf(null);

  test('is every notice from its publication on, newest first, and never a draft', () => {
    expect(visibleEntries(site, PUBLICATION - 1)).toEqual([EARLY]);
    expect(visibleEntries(site, PUBLICATION)).toEqual([LATE, EARLY]);
    expect(visibleEntries(site, 0)).toEqual([]);
  });

  test('is found by its slug, and what is not shown is as if it were not there', () => {
    expect(visibleEntry(site, 'late', PUBLICATION)).toBe(LATE);
    expect(visibleEntry(site, 'late', PUBLICATION - 1)).toBeNull();
    expect(visibleEntry(site, 'draft', PUBLICATION)).toBeNull();
    expect(visibleEntry(site, 'constructor', PUBLICATION)).toBeNull();
    expect(visibleEntry(site, '', PUBLICATION)).toBeNull();
  });
});

describe('what a preview shows', () => {
  const preview = siteOf('北京时间 2024-12-01 00:00');

  test('is drafts besides, but no notice before its time', () => {
    const early = PUBLICATION - 1;
    expect(visibleEntries(preview, early)).toEqual([EARLY, DRAFT]);
    expect(isVisible(preview, LATE, early)).toBe(false);
    expect(visibleEntry(preview, 'draft', early)).toBe(DRAFT);
  });
});

test('a picture of the outcome is seen from the outcome’s moment on, those of the notice before', () => {
  const told = { published: '2025-03-20T09:00+08:00', pictures: ['pictures/done.png'] };
  const telling = Date.parse('2025-03-20T09:00:00+08:00');
  const at = (moment: number) =>
    ['pictures/done.png', 'pictures/own.png'].map((path) =>
      isPictureVisible({ ...EARLY, outcome: told }, path, moment),
    );
  expect([at(telling - 1), at(telling), isPictureVisible(EARLY, 'pictures/own.png', telling)]).toEqual([
    [false, true],
    [true, true],
    true,
  ]);
});
