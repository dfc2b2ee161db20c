import { describe, expect, test } from 'vitest';
import { setViewCookie, viewCookie, viewFromCookies } from '#lib/views/cookie';
import { VIEWS } from '#lib/views/view';

describe('the view that a Cookie header names', () => {
  test.each([
    { name: 'none without a header', header: null, expected: 'standard' },
    { name: 'none with an empty one', header: '', expected: 'standard' },
    { name: 'one alone', header: 'view=care', expected: 'care' },
    { name: 'one among others', header: 'a=1; view=large; b=2', expected: 'large' },
    { name: 'one without a blank before it', header: 'a=1;view=larger', expected: 'larger' },
    { name: 'the first of two', header: 'view=large; view=care', expected: 'large' },
    { name: 'the first of two, though it is unknown', header: 'view=0; view=care', expected: 'standard' },
    { name: 'not that of a longer name', header: 'review=care; viewx=care', expected: 'standard' },
    { name: 'not an unknown one', header: 'view=huge', expected: 'standard' },
    { name: 'not one that goes on', header: 'view=care=x', expected: 'care' },
    { name: 'none without a value', header: 'view', expected: 'standard' },
  ])('$name', ({ header, expected }) => {
    expect(viewFromCookies(header)).toBe(expected);
  });
});

test('of a Cookie header only the view passes', () => {
  expect(viewCookie('session=secret; view=care; __prerender_bypass=x')).toBe('view=care');
});

test.each(['view=standard', 'view=huge', 'session=secret', undefined])('of %j nothing passes', (header) => {
  expect(viewCookie(header)).toBeNull();
});

test('a choice is kept for a year, out of the reach of scripts and of other sites’ posts', () => {
  expect(setViewCookie('care', 'http://localhost:3000')).toBe(
    'view=care; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax',
  );
});

test('under https the cookie goes over https alone', () => {
  expect(setViewCookie('large', 'https://www.example.gov.cn')).toMatch(/; Secure$/);
});

test('the usual view takes the cookie away', () => {
  expect(setViewCookie('standard', 'http://localhost:3000')).toBe(
    'view=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax',
  );
});

test('what is kept is what is read', () => {
  for (const view of VIEWS) {
    const [pair = ''] = setViewCookie(view, 'http://localhost:3000').split(';');
    expect(viewFromCookies(pair)).toBe(view);
  }
});
