import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { matchesTag, represent } from '#lib/http/representation';

describe('a representation', () => {
  test('holds a text as UTF-8, packed and not', () => {
    const { bytes, gzipped } = represent('通报');
    expect([Buffer.from(bytes).toString(), gunzipSync(gzipped).toString()]).toEqual(['通报', '通报']);
  });

  test('has a strong tag for each coding, which changes with the bytes and with nothing else', () => {
    const { etags } = represent('通报');
    expect(etags.identity).toMatch(/^"[\w-]{22}"$/);
    expect(etags.gzip).toMatch(/^"[\w-]{22}-gzip"$/);
    expect(represent(Buffer.from('通报')).etags).toEqual(etags);
    const other = represent('通报 ').etags;
    expect(new Set([etags.identity, etags.gzip, other.identity, other.gzip]).size).toBe(4);
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
