import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { CONTENT_ENCODING, CONTENT_LENGTH, keepOwnHeaders } from '#lib/http/framework-headers';

function response(): ServerResponse {
  const fresh = new ServerResponse(new IncomingMessage(new Socket()));
  keepOwnHeaders(fresh);
  return fresh;
}

describe('a response that keeps the site’s own headers', () => {
  test('says length and encoding under their real names', () => {
    const own = response();
    own.setHeader(CONTENT_LENGTH, '13');
    own.appendHeader(CONTENT_ENCODING, 'gzip');
    expect({ ...own.getHeaders() }).toEqual({ 'content-length': '13', 'content-encoding': 'gzip' });
  });

  test('says in one line what it depends on, without what only the framework reads', () => {
    const own = response();
    own.setHeader('Vary', 'rsc, next-router-state-tree, next-router-prefetch, Next-Url, Accept-Encoding');
    expect(own.getHeader('vary')).toBe('Accept-Encoding');
    own.appendHeader('vary', 'RSC');
    own.appendHeader('vary', ['Accept-Encoding', 'Origin']);
    expect(own.getHeader('vary')).toBe('Accept-Encoding, Origin');
  });

  test('says nothing of what it depends on when only the framework reads it', () => {
    const own = response();
    own.setHeader('Vary', ['rsc', 'next-router-segment-prefetch']);
    expect(own.hasHeader('vary')).toBe(false);
  });

  test('leaves every other header as it is', () => {
    const own = response();
    own.setHeader('ETag', '"x"');
    own.appendHeader('X-One', 'a');
    own.appendHeader('X-One', 'b');
    expect({ ...own.getHeaders() }).toEqual({ etag: '"x"', 'x-one': ['a', 'b'] });
  });
});
