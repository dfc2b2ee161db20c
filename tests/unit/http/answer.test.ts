import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type Answer, HTML, responseTo } from '#lib/http/answer';
import { cacheUntil, NO_STORE } from '#lib/http/cache';
import { CONTENT_ENCODING, CONTENT_LENGTH } from '#lib/http/framework-headers';
import { represent } from '#lib/http/representation';

const representation = represent('<p>通报</p>');
const { etags } = representation;
const page: Answer = { status: 200, type: HTML, cache: cacheUntil(null, 0), representation };
const respond = (headers: Record<string, string>, answer: Partial<Answer> = {}) =>
  responseTo({ headers: new Headers(headers) }, { ...page, ...answer });

describe('a response', () => {
  test('is the bytes with their type, length, tag and for how long they may be kept', async () => {
    const response = respond({});
    expect(await response.text()).toBe('<p>通报</p>');
    expect(Object.fromEntries(response.headers)).toEqual({
      'cache-control': 'public, max-age=0, must-revalidate, s-maxage=60',
      'content-type': 'text/html; charset=utf-8',
      etag: etags.identity,
      vary: 'Accept-Encoding, Cookie',
      [CONTENT_LENGTH]: '13',
    });
  });

  test('is packed for whoever takes gzip, under a tag of its own', async () => {
    const response = respond({ 'accept-encoding': 'gzip' });
    expect(gunzipSync(await response.arrayBuffer()).toString()).toBe('<p>通报</p>');
    expect(response.headers.get(CONTENT_ENCODING)).toBe('gzip');
    expect(response.headers.get('etag')).toBe(etags.gzip);
  });

  test('is packed for no one who would rather have it plain', async () => {
    const response = respond({ 'accept-encoding': 'gzip;q=0.1, identity;q=1' });
    expect([response.headers.get(CONTENT_ENCODING), await response.text()]).toEqual([null, '<p>通报</p>']);
  });

  test('that is no page depends on no cookie', () => {
    expect(respond({}, { type: 'application/json' }).headers.get('vary')).toBe('Accept-Encoding');
  });

  test('that is a picture has one form, whatever is asked for, and depends on nothing', () => {
    for (const wish of ['gzip', 'identity;q=0', '']) {
      const { headers } = respond({ 'accept-encoding': wish }, { type: 'image/png' });
      expect([headers.get(CONTENT_ENCODING), headers.get('etag'), headers.get('vary')]).toEqual([
        null,
        etags.identity,
        null,
      ]);
    }
  });

  test('is 304 without a body for whoever has it', async () => {
    const response = respond({ 'if-none-match': `W/${etags.identity}` });
    expect([response.status, await response.text(), response.headers.get('content-type')]).toEqual([
      304,
      '',
      null,
    ]);
    expect(response.headers.get('cache-control')).toBe(page.cache);
  });

  test.each([
    ['gzip', etags.gzip, 304],
    ['gzip', `W/${etags.gzip}`, 304],
    ['gzip', `${etags.identity}, ${etags.gzip}`, 304],
    ['gzip', etags.identity, 200],
    ['identity', etags.identity, 304],
    ['identity', etags.gzip, 200],
    ['identity', `W/${etags.gzip}`, 200],
    ['identity', '*', 304],
    ['gzip', '*', 304],
  ] as const)('for who takes %s and holds %s is %i, with the tag of what is taken', (wish, held, status) => {
    const response = respond({ 'accept-encoding': wish, 'if-none-match': held });
    expect([response.status, response.headers.get('etag')]).toEqual([status, etags[wish]]);
  });

  test('is whole in the last second before a boundary, even for whoever has it: nginx would keep it too long', () => {
    for (const left of [0, 999, 1000, 1999]) {
      const response = respond({ 'if-none-match': '*' }, { cache: cacheUntil(left, 0) });
      expect([response.status, response.headers.get('etag')]).toEqual([200, etags.identity]);
    }
    expect(respond({ 'if-none-match': '*' }, { cache: cacheUntil(2000, 0) }).status).toBe(304);
  });

  test.each([
    { what: 'is no page', answer: { status: 404, cache: NO_STORE } },
    { what: 'may not be kept', answer: { cache: NO_STORE } },
  ])('carries no tag and meets no condition when it $what', ({ answer }) => {
    const response = respond({ 'if-none-match': '*' }, answer);
    expect([response.status, response.headers.get('etag')]).toEqual([answer.status ?? 200, null]);
  });

  test('carries headers of its own', () => {
    expect(respond({}, { status: 303, headers: { Location: '/x' } }).headers.get('location')).toBe('/x');
  });
});
