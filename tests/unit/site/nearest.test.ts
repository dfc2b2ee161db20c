import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearestPages } from '#lib/site/nearest';

const INSPECTION = { path: '/notices/2024-district-inspection', name: '巡察' };
const WATER = { path: '/notices/2024-county-water', name: '水务' };
const LIST = { path: '/notices', name: '通报目录' };
const PRIVACY = { path: '/privacy', name: '隐私说明' };
const KNOWN = [LIST, PRIVACY, INSPECTION, WATER];

describe('the pages near an address', () => {
  test.each([
    ['with a wrong letter', '/notices/2024-district-inspektion'],
    ['with two letters changed over', '/notices/2024-distritc-inspection'],
    ['without its hyphens', '/notices/2024districtinspection'],
    ['with underscores', '/notices/2024_district_inspection'],
    ['in capitals', '/Notices/2024-District-INSPECTION'],
    ['with an ending', '/notices/2024-district-inspection.html'],
    ['with a full stop of the sentence around it', '/notices/2024-district-inspection%E3%80%82'],
    ['with words that follow it', '/notices/2024-district-inspection%EF%BC%8C%E8%AF%B7%E7%9C%8B'],
    ['with words that follow it, as they are', '/notices/2024-district-inspection请看'],
    ['in full width', '/%EF%BC%92%EF%BC%90%EF%BC%92%EF%BC%94-district-inspection'],
    ['with another dash', '/notices/2024—district—inspection'],
    ['cut off', '/notices/2024-distr'],
    ['without its beginning', '/2024-district-inspection'],
    ['with a beginning of another site', '/news/2024-district-inspection'],
    ['with a part for a step', '/notices/2024-district-inspection/leadership'],
    ['with broken encoding', '/notices/2024-district-inspection%'],
  ])('are the notice whose address it is %s', (_, asked) => {
    expect(nearestPages(asked, KNOWN)).toEqual([INSPECTION]);
  });

  test.each([
    ['/notice', LIST],
    ['/NOTICES', LIST],
    ['/privcy', PRIVACY],
    ['/privacy.html', PRIVACY],
  ])('are a page of the site’s own: %s', (asked, page) => expect(nearestPages(asked, KNOWN)).toEqual([page]));

  test.each([
    '/',
    '/-',
    '/nothing',
    '/notices/2024',
    '/notices/nothing',
    '/wp-login.php',
    '/notices/x',
    '/a/b/c',
    '/2024-',
  ])('are none when it is near to nothing: %s', (asked) => expect(nearestPages(asked, KNOWN)).toEqual([]));

  test('come nearest first, and are three at most', () => {
    const known = ['2024-budget-a', '2024-budget', '2025-budget', '2023-budget', '2024-budgets'].map(
      (slug) => ({
        path: `/notices/${slug}`,
        name: slug,
      }),
    );
    expect(nearestPages('/notices/2024-budget.htm', known).map(({ name }) => name)).toEqual([
      '2024-budget',
      '2025-budget',
      '2023-budget',
    ]);
  });

  test('are always among those that are known, whatever is asked, and nothing is thrown', () => {
    const slip = fc.constantFrom(
      '',
      '2024-district-inspection',
      '/notices/',
      '%',
      '。',
      '..',
      '2024',
      '\u0000',
      '<script>',
      'x',
    );
    const asked = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.array(slip, { maxLength: 8 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(asked, fc.subarray(KNOWN), (address, known) => {
        const near = nearestPages(address, known);
        expect(near.length).toBeLessThanOrEqual(3);
        expect(near.every((page) => known.includes(page))).toBe(true);
        // What is not known changes nothing.
        expect(nearestPages(address, KNOWN).filter((page) => known.includes(page))).toEqual(near);
      }),
    );
  });

  test('are not looked for in an address that is too long to be a slip', () => {
    expect(nearestPages(`/notices/2024-district-inspection${'%E3%80%82'.repeat(100)}`, KNOWN)).toEqual([]);
  });
});
