import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cacheUntil, forOneReader, mayConfirm, NO_STORE } from '#lib/http/cache';

const secondsOf = (boundary: number | null, now: number) =>
  Number(/s-maxage=(\d+)$/.exec(cacheUntil(boundary, now))?.[1]);

describe('how long a page may be kept', () => {
  test.each([
    { left: null, seconds: 60 },
    { left: 3_600_000, seconds: 60 },
    { left: 61_000, seconds: 60 },
    { left: 60_999, seconds: 59 },
    { left: 30_000, seconds: 29 },
    { left: 2_000, seconds: 1 },
    { left: 1_999, seconds: 0 },
    { left: 1_000, seconds: 0 },
    { left: 1, seconds: 0 },
    { left: 0, seconds: 0 },
    { left: -5_000, seconds: 0 },
  ])('is $seconds s for shared caches with $left ms to the boundary', ({ left, seconds }) => {
    expect(cacheUntil(left, 0)).toBe(`public, max-age=0, must-revalidate, s-maxage=${seconds}`);
  });

  test('never reaches the boundary, even for a cache that counts in whole seconds of its own', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: 0, max: 999 }),
        (left, fraction) => {
          const now = 1_700_000_000_000 + fraction;
          const seconds = secondsOf(now + left, now);
          // Such a cache keeps until its own count of whole seconds has passed the sum: up to a second longer.
          if (seconds > 0) expect(now + (seconds + 1) * 1000).toBeLessThanOrEqual(now + left);
          expect(seconds).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  test('is at least a second whenever what is kept may be confirmed', () => {
    expect(mayConfirm(cacheUntil(null, 0))).toBe(true);
    expect(mayConfirm(cacheUntil(2_000, 0))).toBe(true);
    expect(mayConfirm(cacheUntil(1_999, 0))).toBe(false);
    expect(mayConfirm(NO_STORE)).toBe(false);
  });
});

describe('a page that is shown as one reader chose', () => {
  test('may be kept by that reader alone, who asks again each time', () => {
    expect(forOneReader(cacheUntil(null, 0))).toBe('private, max-age=0, must-revalidate');
  });

  test('is kept by nobody where nobody might keep it', () => {
    expect(forOneReader(NO_STORE)).toBe(NO_STORE);
  });

  test('may be confirmed up to a boundary, since no shared cache holds it', () => {
    expect(mayConfirm(forOneReader(cacheUntil(0, 0)))).toBe(true);
  });
});
