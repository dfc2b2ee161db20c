import { describe, expect, test } from 'vitest';
import { type ByteRange, contentDisposition, fileResponse } from '#lib/http/file-answer';
import { CONTENT_LENGTH, CONTENT_SECURITY_POLICY } from '#lib/http/framework-headers';

const SHA256 = 'ab'.repeat(32);
const CACHE = 'public, max-age=0, must-revalidate, s-maxage=60';

/** The response to a request, and whether the file was opened for it. */
function responseTo({ method = 'GET', headers = {}, cache = CACHE } = {}) {
  let isOpened = false;
  const file = {
    bytes: 3,
    sha256: SHA256,
    open: (part?: ByteRange) => {
      isOpened = true;
      return new Blob(['一']).slice(part?.first, part && part.last + 1).stream();
    },
  };
  const request = new Request('http://localhost/', { method, headers });
  const answer = { file, type: 'application/pdf', cache, name: '附件1.pdf' };
  return { response: fileResponse(request, answer), isOpened };
}

describe('the response with a file to download', () => {
  test('holds the bytes as they are stored, to be saved under the file’s name', async () => {
    const { response } = responseTo({ headers: { 'accept-encoding': 'gzip' } });
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toEqual({
      'accept-ranges': 'bytes',
      'cache-control': CACHE,
      'content-disposition': `attachment; filename="__1.pdf"; filename*=UTF-8''%E9%99%84%E4%BB%B61.pdf`,
      'content-type': 'application/pdf',
      etag: `"${'ab'.repeat(16)}"`,
      [CONTENT_LENGTH]: '3',
      [CONTENT_SECURITY_POLICY]: "sandbox; default-src 'none'; frame-ancestors 'none'",
    });
    expect(await response.text()).toBe('一');
  });

  test('to HEAD has the same headers, and reads nothing', async () => {
    const { response, isOpened } = responseTo({ method: 'HEAD' });
    expect(Object.fromEntries(response.headers)).toEqual(Object.fromEntries(responseTo().response.headers));
    expect([response.body, isOpened]).toEqual([null, false]);
  });

  test.each([
    ['bytes=1-', 'bytes 1-2/3', [0xb8, 0x80]],
    ['bytes=0-0', 'bytes 0-0/3', [0xe4]],
    ['bytes=-1', 'bytes 2-2/3', [0x80]],
    ['bytes=1-99', 'bytes 1-2/3', [0xb8, 0x80]],
    ['bytes=-99', 'bytes 0-2/3', [0xe4, 0xb8, 0x80]],
  ])('is the part that a download that broke off goes on with: %s', async (range, told, bytes) => {
    const { response } = responseTo({ headers: { range, 'if-range': `"${'ab'.repeat(16)}"` } });
    expect([response.status, response.headers.get('content-range')]).toEqual([206, told]);
    expect(response.headers.get(CONTENT_LENGTH)).toBe(String(bytes.length));
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual(bytes);
  });

  test.each([
    ['of another version', { range: 'bytes=1-', 'if-range': '"old"' }],
    ['in several parts', { range: 'bytes=0-0,2-2' }],
    ['that ends before it begins', { range: 'bytes=2-1' }],
    ['in another unit', { range: 'lines=1-2' }],
    ['that says nothing', { range: 'bytes=-' }],
  ])('is whole for a range %s', async (_, headers) => {
    const { response } = responseTo({ headers });
    expect([response.status, response.headers.get('content-range')]).toEqual([200, null]);
    expect(await response.text()).toBe('一');
  });

  test.each(['bytes=3-', 'bytes=-0'])('is refused where the file has nothing of the range: %s', (range) => {
    const { response, isOpened } = responseTo({ headers: { range } });
    expect([response.status, response.headers.get('content-range'), isOpened]).toEqual([
      416,
      'bytes */3',
      false,
    ]);
  });

  test('is 304 to who holds it already, and reads nothing', () => {
    const { response, isOpened } = responseTo({ headers: { 'if-none-match': `W/"${'ab'.repeat(16)}"` } });
    expect([response.status, response.headers.get('content-type'), isOpened]).toEqual([304, null, false]);
  });

  test('is whole right before a boundary, when no cache may be told that what it holds will do', () => {
    const { response } = responseTo({
      headers: { 'if-none-match': '*' },
      cache: 'public, max-age=0, must-revalidate, s-maxage=0',
    });
    expect(response.status).toBe(200);
  });
});

test.each([
  ['list.pdf', `attachment; filename="list.pdf"; filename*=UTF-8''list.pdf`],
  ["a (1)'s.pdf", `attachment; filename="a (1)'s.pdf"; filename*=UTF-8''a%20%281%29%27s.pdf`],
  ['a"\r\nX: 1.pdf', `attachment; filename="a___X: 1.pdf"; filename*=UTF-8''a%22%0D%0AX%3A%201.pdf`],
])('a name stands in a header as RFC 6266 and 8187 have it: %j', (name, expected) => {
  expect(contentDisposition(name)).toBe(expected);
});
