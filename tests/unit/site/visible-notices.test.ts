import { describe, expect, test } from 'vitest';
import type { NoticeEntry } from '#lib/model/notice-entry';
import type { Site } from '#lib/site/site';
import { isPictureShown, isShown, shownEntries, shownEntry } from '#lib/site/visible-notices';

const entry = (slug: string, published: string | null): NoticeEntry => ({
  slug,
  title: slug,
  issuer: '某某局',
  published,
  window: null,
  events: [],
  withdrawn: null,
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
    style: '',
    plainStyle: '',
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
    paperFacts: () => null,
    paper: nothing,
  };
}

describe('what the site shows', () => {
  const site = siteOf(null);

  test('is every notice from its publication on, newest first, and never a draft', () => {
    expect(shownEntries(site, PUBLICATION - 1)).toEqual([EARLY]);
    expect(shownEntries(site, PUBLICATION)).toEqual([LATE, EARLY]);
    expect(shownEntries(site, 0)).toEqual([]);
  });

  test('is found by its slug, and what is not shown is as if it were not there', () => {
    expect(shownEntry(site, 'late', PUBLICATION)).toBe(LATE);
    expect(shownEntry(site, 'late', PUBLICATION - 1)).toBeNull();
    expect(shownEntry(site, 'draft', PUBLICATION)).toBeNull();
    expect(shownEntry(site, 'constructor', PUBLICATION)).toBeNull();
    expect(shownEntry(site, '', PUBLICATION)).toBeNull();
  });
});

describe('what a preview shows', () => {
  const preview = siteOf('北京时间 2024-12-01 00:00');

  test('is drafts besides, but no notice before its time', () => {
    const early = PUBLICATION - 1;
    expect(shownEntries(preview, early)).toEqual([EARLY, DRAFT]);
    expect(isShown(preview, LATE, early)).toBe(false);
    expect(shownEntry(preview, 'draft', early)).toBe(DRAFT);
  });
});

test('a picture of the outcome is seen from the outcome’s moment on, those of the notice before', () => {
  const told = { published: '2025-03-20T09:00+08:00', pictures: ['pictures/done.png'] };
  const telling = Date.parse('2025-03-20T09:00:00+08:00');
  const at = (moment: number) =>
    ['pictures/done.png', 'pictures/own.png'].map((path) =>
      isPictureShown({ ...EARLY, outcome: told }, path, moment),
    );
  expect([at(telling - 1), at(telling), isPictureShown(EARLY, 'pictures/own.png', telling)]).toEqual([
    [false, true],
    [true, true],
    true,
  ]);
});
