import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  feedbackPath,
  NOTICE_ENDINGS,
  noticeFilePath,
  noticeFormPath,
  noticePath,
  parseSiteLink,
  parseSitePath,
  printedAddress,
  SITE_PATHS,
  slugIn,
  withoutScheme,
} from '#lib/model/addresses';

describe('an address within the site', () => {
  test('that is built for a notice is read back as what it was built for', () => {
    const slug = fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    fc.assert(
      fc.property(slug, fc.constantFrom(...NOTICE_ENDINGS), (slug, ending) => {
        expect(parseSitePath(noticePath(slug))).toEqual({ kind: 'notice', slug, ending: null });
        expect(parseSitePath(noticeFormPath(slug, ending))).toEqual({ kind: 'notice', slug, ending });
        expect(parseSitePath(feedbackPath(slug))).toEqual({ kind: 'feedback', slug });
        expect(feedbackPath(slug, 'part-1')).toBe(`${feedbackPath(slug)}?item=part-1`);
        const file = 'pictures/图 一.png';
        expect(parseSitePath(decodeURI(noticeFilePath(slug, file)))).toEqual({ kind: 'file', slug, file });
      }),
    );
  });

  test.each([
    ...Object.values(SITE_PATHS).map((path) => [path, 'page'] as const),
    ['/icon.svg', 'icon'],
    ['/feedback', 'page'],
    ['/feedback/x', 'reserved'],
    ['/feedback/x', 'reserved'],
    ['/office', 'reserved'],
    ['/office/v1', 'reserved'],
    ['/office/v1/index', 'office'],
    ['/office/v2/index', 'reserved'],
    ['/schema/notice-2.json', 'reserved'],
    ['/-', 'reserved'],
    ['/notices/a/ledger', 'ledger'],
    ['/notices/a/feedback/x', 'file'],
  ] as const)('%s is known as %s', (path, kind) => expect(parseSitePath(path)?.kind).toBe(kind));

  test.each([
    ...['', 'notices', '/nothing', '/Notices', '/notices/', '/notices/a/', '/notices/a.html', '/notices/a.'],
    ...['/notices/a.json/x', '/notices/a.json.bak', '/notices/a?x', '/officer', '/readyz/x', '/privacy/x'],
  ])('%j is none', (path) => expect(parseSitePath(path)).toBeNull());

  test('may lead to a place on a page, named by its fragment', () => {
    expect(parseSiteLink(noticePath('a', 'b-1'))).toEqual({
      target: { kind: 'notice', slug: 'a', ending: null },
      fragment: 'b-1',
    });
    expect(parseSiteLink('/privacy')).toEqual({ target: { kind: 'page', path: '/privacy' }, fragment: null });
    expect(['/notices/a#b', '/notices/a.pdf', '/notices/a/feedback', '/x'].map(slugIn)).toEqual([
      'a',
      'a',
      null,
      null,
    ]);
  });
});

describe('the address on paper', () => {
  test('is the notice’s own, where readers can reach the site', () => {
    expect(printedAddress('https://www.example.gov.cn', '2024-a')).toBe(
      'https://www.example.gov.cn/notices/2024-a',
    );
  });

  test.each(['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:80', 'http://site.localhost'])(
    'is missing where only the machine itself can: %s',
    (siteUrl) => expect(printedAddress(siteUrl, '2024-a')).toBeNull(),
  );

  test('is written as people type it', () => {
    expect(withoutScheme('https://www.example.gov.cn/notices/a')).toBe('www.example.gov.cn/notices/a');
  });
});
