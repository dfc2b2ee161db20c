import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { matchesTag, represent, takesGzip } from '#lib/http/representation';

describe('a representation', () => {
  test('holds a text as UTF-8, packed and not', () => {
    const { bytes, gzipped } = represent('通报');
    expect([Buffer.from(bytes).toString(), gunzipSync(gzipped).toString()]).toEqual(['通报', '通报']);
  });

  test('has a strong tag that changes with the bytes and with nothing else', () => {
    const { etag } = represent('通报');
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    expect(represent(Buffer.from('通报')).etag).toBe(etag);
    expect(represent('通报 ').etag).not.toBe(etag);
  });
});

describe('If-None-Match', () => {
  test.each([
    ['"a"', true],
    ['W/"a"', true],
    ['"x", "a"', true],
    ['"x",W/"a" , "y"', true],
    ['*', true],
    [' * ', true],
    ['"x"', false],
    ['a', false],
    ['w/"a"', false],
    ['', false],
    [null, false],
  ])('%s names the tag "a": %s', (header, matches) => expect(matchesTag(header, '"a"')).toBe(matches));
});

describe('Accept-Encoding', () => {
  test.each([
    ['gzip', true],
    ['GZIP', true],
    ['br, gzip', true],
    ['gzip;q=0.5', true],
    ['deflate, gzip;q=1.0, *;q=0.5', true],
    ['gzip;q=0', false],
    ['gzip; q=0.000', false],
    ['br', false],
    ['identity', false],
    ['x-gzip-not', false],
    ['', false],
    [null, false],
  ])('%s takes gzip: %s', (header, takes) => expect(takesGzip(header)).toBe(takes));
});
