import { describe, expect, test } from 'vitest';
import { contentDisposition, fileResponse } from '#lib/http/file-answer';
import { CONTENT_LENGTH, CONTENT_SECURITY_POLICY } from '#lib/http/framework-headers';

const SHA256 = 'ab'.repeat(32);
const CACHE = 'public, max-age=0, must-revalidate, s-maxage=60';

/** The response to a request, and whether the file was opened for it. */
function responseTo({ method = 'GET', headers = {}, cache = CACHE } = {}) {
  let isOpened = false;
  const file = {
    bytes: 3,
    sha256: SHA256,
    open: () => {
      isOpened = true;
      return new Blob(['一']).stream();
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
