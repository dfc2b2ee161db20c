import { readdir } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admit, clientAddress, NOT_FOUND_PATH, type RequestHead } from '#lib/http/gate';
import { ICON_PATHS } from '#lib/model/addresses';

const head = (url: string, headers: RequestHead['headers'] = {}, method = 'GET'): RequestHead => ({
  url,
  method,
  headers,
  remoteAddress: '10.0.0.1',
});
const urlOf = (url: string) => admit(head(url), 0).url;

describe('the address that the framework sees', () => {
  test.each([
    '/',
    '/notices',
    '/notices/2024-a',
    '/notices/2024-a.json',
    '/privacy?x=1&y=%20',
    '/nothing',
    '/a%20b',
    '/x.y',
  ])('is the one that was asked for: %s', (url) => expect(urlOf(url)).toBe(url));

  test.each([
    ['/notices?_rsc=1', '/notices'],
    ['/notices?a=1&_rsc=x&b=2', '/notices?a=1&b=2'],
    ['/notices?%5Frsc=1', '/notices'],
    ['/notices?nxtPslug=x&__nextDataReq=1', '/notices'],
    ['/notices?', '/notices'],
    ['/notices?a=?b', '/notices?a=?b'],
  ])('has no parameter that the framework reads: %s', (url, seen) => expect(urlOf(url)).toBe(seen));

  test.each([
    ['/x/../notices', '/notices'],
    ['/./notices', '/notices'],
    ['/x/%2E%2e/notices', '/notices'],
    ['/../../notices', '/notices'],
  ])('has its dots resolved: %s', (url, seen) => expect(urlOf(url)).toBe(seen));

  test.each([
    ...[
      '/prerendered',
      '/prerendered/privacy',
      '/Prerendered/x',
      '/%70rerendered/x',
      '/prerendered.rsc',
      '/prerendered%2fx',
    ],
    ...[
      '/_next/static/x.js',
      '/%5fnext/x',
      '/_not-found',
      '/_error',
      '/_global-error',
      '/404',
      '/500',
      '/404.html',
    ],
    ...[
      '/./prerendered/x',
      '/x/../_next/x',
      '/x/%2e%2e/prerendered/x',
      '/x%2f..%2fprerendered/x',
      '/x%2f.%2fy',
    ],
    ...[
      '//',
      '//evil.example',
      '/a//b',
      '/a%2f%2fb',
      '/\\evil.example',
      '/a\\b',
      '/a%5cb',
      '/%',
      '/%ff',
      '/%00',
      '/%E0%A4%A',
    ],
    ...['', '*', 'x', 'http://evil.example/', '?a=1'],
  ])('is nowhere when nobody outside may ask for it: %s', (url) => expect(urlOf(url)).toBe(NOT_FOUND_PATH));

  test('is never an inner one, however it is spelled', () => {
    const spelled = fc.array(
      fc.constantFrom(
        ...[
          '/',
          '%2f',
          '.',
          '..',
          '%2e',
          '%2E%2e',
          '\\',
          '%5c',
          'x',
          'prerendered',
          '%70rerendered',
          'PRERENDERED',
        ],
        ...['_next', '%5Fnext', '_not-found', '404', '%34%30%34', '?', '#', '%', '%00', '//', ';', '%25'],
      ),
      { maxLength: 9 },
    );
    fc.assert(
      fc.property(spelled, (pieces) => {
        const [path = ''] = urlOf(`/${pieces.join('')}`).split('?');
        const seen = decodeURIComponent(new URL(path, 'http://inside').pathname);
        expect(seen).not.toMatch(/^\/+((prerendered|404|500)([/.]|$)|_)/i);
        expect(path).toMatch(/^\/(?!\/)/);
        // What the framework tidies would be another address.
        expect(new URL(path, 'http://inside').pathname).toBe(path);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the headers that the framework sees', () => {
  test('are those that the site answers to, and no others', () => {
    const { headers } = admit(
      head('/', {
        host: 'localhost',
        accept: '*/*',
        'accept-encoding': 'gzip',
        'if-none-match': '"x"',
        'content-type': 'text/plain',
        range: 'bytes=0-1',
        'if-range': '"x"',
        rsc: '1',
        'next-router-state-tree': 'x',
        'next-router-prefetch': '1',
        'next-url': '/',
        'next-action': 'x',
        'x-nextjs-data': '1',
        'x-middleware-subrequest': 'x',
        'x-matched-path': '/x',
        'x-invoke-path': '/x',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'https',
        forwarded: 'for=1.2.3.4',
        cookie: '__prerender_bypass=x',
      }),
      0,
    );
    expect(headers).toEqual({
      host: 'localhost',
      accept: '*/*',
      'accept-encoding': 'gzip',
      'if-none-match': '"x"',
      'content-type': 'text/plain',
      range: 'bytes=0-1',
      'if-range': '"x"',
      'x-forwarded-for': '10.0.0.1',
    });
  });
});

describe('a token', () => {
  const seen = (url: string, method = 'POST') =>
    admit(head(url, { authorization: 'Bearer x' }, method), 0).headers.authorization;

  test.each(['/office/v1/index', '/%6fffice/v1/index/', '/x/../office/v1/setup/proof', '/office/v1/x?y'])(
    'reaches the office’s own address, however it is written: %s',
    (url) => expect([seen(url), seen(url, 'GET')]).toEqual(['Bearer x', 'Bearer x']),
  );
  test.each(['/', '/office', '/office/v1', '/office/v2/x', '/office/v1/../x', '/OFFICE/v1/x', '/feedback'])(
    'reaches no other: %s',
    (url) => expect([seen(url), seen(url, 'GET')]).toEqual([undefined, undefined]),
  );
});

describe('the cookies that the framework sees', () => {
  const seen = (cookie: string) => admit(head('/', { cookie }), 0).headers.cookie;

  test('are the chosen view, and no other', () => {
    expect(seen('a=1; view=care; __prerender_bypass=x; __next_preview_data=x')).toBe('view=care');
  });

  test.each(['view=none', 'view=standard', 'a=1', ''])('are none where no view was chosen: %j', (cookie) => {
    expect(seen(cookie)).toBeUndefined();
  });
});

describe('the method that the framework sees', () => {
  const seen = (method: string) => admit(head('/', {}, method), 0).method;

  test.each(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])('is the one that came: %s', (method) =>
    expect(seen(method)).toBe(method),
  );
  test.each(['OPTIONS', 'TRACE', 'PROPFIND', 'PURGE', 'get', ''])(
    'is one that no address takes, for %s',
    (method) => expect(seen(method)).toBe('PATCH'),
  );
});

describe('a request whose method its address does not take', () => {
  const sentTo = (method: string, url: string) => admit(head(url, {}, method), 0).url;

  test('goes to the one route that refuses it, with its address', () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']) {
      expect(
        ['/', '/notices?page=2', '/notices/a.json', '/nothing'].map((url) => sentTo(method, url)),
      ).toEqual([
        '/wrong-method',
        '/wrong-method/notices?page=2',
        '/wrong-method/notices/a.json',
        '/wrong-method/nothing',
      ]);
    }
    expect(sentTo('PUT', '/notices/a/feedback')).toBe('/wrong-method/notices/a/feedback');
    expect(sentTo('DELETE', '/reading')).toBe('/wrong-method/reading');
  });

  test('is none that reads, nor a post to what takes posts', () => {
    for (const url of ['/', '/notices/a/feedback', '/reading', '/nothing'])
      expect([sentTo('GET', url), sentTo('HEAD', url)]).toEqual([url, url]);
    expect(sentTo('POST', '/reading?x=1')).toBe('/reading?x=1');
    expect(sentTo('POST', '/notices/a/feedback')).toBe('/notices/a/feedback');
  });

  test('is no post to what takes posts, however its address is spelled', () => {
    expect(sentTo('POST', '/n%6ftices/a/feedb%61ck/?x')).toBe('/notices/a/feedback?x');
    expect(sentTo('POST', '/%72eading')).toBe('/reading');
    expect(sentTo('POST', '/notices/%E7%94%B2%25/feedback')).toBe('/notices/%E7%94%B2%25/feedback');
  });

  test('cannot be asked for by the address of that route', () => {
    for (const url of ['/wrong-method', '/wrong-method/notices', '/WRONG-method/x', '/%77rong-method'])
      expect([sentTo('GET', url), sentTo('POST', url)]).toEqual([
        NOT_FOUND_PATH,
        `/wrong-method${NOT_FOUND_PATH}`,
      ]);
  });
});

describe('the address of the client', () => {
  const from = (forwarded: string | string[] | undefined, trusted: number) =>
    clientAddress(head('/', { 'x-forwarded-for': forwarded }), trusted);

  test('is the other end of the connection when no proxy is trusted, whatever a header says', () => {
    expect(from(undefined, 0)).toBe('10.0.0.1');
    expect(from('1.1.1.1', 0)).toBe('10.0.0.1');
    expect(from('1.1.1.1, 2.2.2.2', 0)).toBe('10.0.0.1');
  });

  test('is what the one trusted proxy saw, whatever the client forged before it', () => {
    expect(from('1.1.1.1', 1)).toBe('1.1.1.1');
    expect(from('6.6.6.6, 1.1.1.1', 1)).toBe('1.1.1.1');
    expect(from('6.6.6.6, 7.7.7.7,1.1.1.1', 1)).toBe('1.1.1.1');
    expect(from(['6.6.6.6', '1.1.1.1'], 1)).toBe('1.1.1.1');
    expect(from(' , 1.1.1.1 ', 1)).toBe('1.1.1.1');
  });

  test('is what the outermost of two trusted proxies saw', () => {
    expect(from('6.6.6.6, 1.1.1.1, 10.0.0.2', 2)).toBe('1.1.1.1');
  });

  test('is the farthest that is known when fewer proxies spoke than are trusted', () => {
    expect(from(undefined, 1)).toBe('10.0.0.1');
    expect(from('1.1.1.1', 2)).toBe('1.1.1.1');
    expect(from('', 3)).toBe('10.0.0.1');
  });

  test('cannot be moved by what a client forges, for any number of trusted proxies', () => {
    const address = fc.ipV4();
    fc.assert(
      fc.property(
        fc.array(address, { maxLength: 5 }),
        fc.array(address, { minLength: 1, maxLength: 4 }),
        (forged, hops) => {
          // Each trusted proxy appends what it saw; the last of them is the other end.
          expect(from([...forged, ...hops].join(', '), hops.length)).toBe(hops[0]);
        },
      ),
    );
  });

  test('is handed on in the header, which holds nothing else', () => {
    const { headers } = admit(head('/', { 'x-forwarded-for': '6.6.6.6, 1.1.1.1' }), 1);
    expect(headers['x-forwarded-for']).toBe('1.1.1.1');
  });
});

describe('a file of the site', () => {
  test.each(['/icon.svg', '/icon.svg?x', '/./favicon.ico', '/icon%2Esvg', '/x/../apple-touch-icon.png/'])(
    'is read, and the framework sees no other method on it, however its address is written: %s',
    (path) => {
      for (const method of ['POST', 'PUT', 'OPTIONS'])
        expect(admit(head(path, {}, method), 0).url).toMatch(/^\/wrong-method\//);
    },
  );

  test('is every file of `public/`, the icons, and no other', async () => {
    const files = await readdir('public', { recursive: true });
    expect(files.map((file) => `/${file}`).sort()).toEqual([...ICON_PATHS].sort());
  });
});

test('an address with a final slash is the address without it, so that no post is sent on', () => {
  expect(urlOf('/notices/')).toBe('/notices');
  expect(urlOf('/notices/2024-a/feedback//')).toBe('/notices/2024-a/feedback');
  expect(urlOf('/notices/2024-a/feedback/?x=1')).toBe('/notices/2024-a/feedback?x=1');
  expect(urlOf('/')).toBe('/');
});
