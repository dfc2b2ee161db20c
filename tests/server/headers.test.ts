import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANSWERS, asking, FILES, ICONS, type KnownQuestion, MACHINES, PAGES } from '../harness/answers';
import { type Answered, ask, lastingLines } from '../harness/ask';
import { copiedBuild, manifestOfBuild, objectPath } from '../harness/build';
import { runScript } from '../harness/command';
import { FIRST } from '../harness/fixtures';
import {
  freePort,
  type SharedServer,
  sharedServer,
  startServer,
  TEST_OUTPUT,
  type TestServer,
  until,
} from '../harness/server';

const PAGE = `/notices/${FIRST.slug}`;

/** The header lines of every answer, but for the style that it allows. */
const SECURITY = [
  "content-security-policy: default-src 'none'; script-src 'none'; style-src …; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy: same-origin',
  'cross-origin-resource-policy: same-origin',
  'permissions-policy: camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  'referrer-policy: same-origin',
  'x-content-type-options: nosniff',
  'x-frame-options: DENY',
];

function securityLines({ lines }: Answered): string[] {
  const names = new Set(SECURITY.map((line) => line.split(':')[0]));
  return lines
    .filter((line) => names.has(line.split(':')[0]))
    .map((line) => line.replace(/style-src [^;]+/, 'style-src …'))
    .sort();
}

/** The hashes of the style sheets in a page, as a policy names them. */
function styleHashes(html: string): string[] {
  return Array.from(
    html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g),
    ([, css = '']) => `'sha256-${createHash('sha256').update(css).digest('base64')}'`,
  );
}

/** The styles that an answer's policy allows. */
function stylesAllowed(headers: Answered['headers']): string | undefined {
  return /style-src ([^;]*)/.exec(String(headers['content-security-policy']))?.[1];
}

describe('the running server', () => {
  let server: SharedServer;
  const answers: [KnownQuestion, Answered][] = [];
  beforeAll(async () => {
    server = await sharedServer(FIRST.open);
    for (const question of ANSWERS) answers.push([question, await ask(server.url, question)]);
  });

  test('gives its security headers with every kind of answer, each once', async () => {
    for (const [question, answer] of answers)
      expect([asking(question), securityLines(answer)]).toEqual([asking(question), SECURITY]);
  });

  test('allows the style sheet that stands in the page, and no other; none where there is no page', async () => {
    const allowed = new Set<string>();
    for (const [question, { text, headers }] of answers) {
      const isPage = headers['content-type']?.startsWith('text/html') && text !== '';
      if (question.method === 'HEAD' || headers['content-type'] === undefined) continue;
      const hashes = isPage ? styleHashes(text) : ["'none'"];
      expect([asking(question), hashes.length, stylesAllowed(headers)]).toEqual([
        asking(question),
        1,
        hashes[0],
      ]);
      allowed.add(hashes[0] ?? '');
      expect([asking(question), /<[^>]*\sstyle=/.test(text)]).toEqual([asking(question), false]);
    }
    // Six notices; the list; the form’s answers; the reading preferences; privacy notice, not found and what is near.
    expect(allowed.size).toBeGreaterThanOrEqual(6 + 1 + 1 + 1 + 3);
  });

  test('allows in a chosen view the style sheet of the views besides', async () => {
    const headers = { Cookie: 'view=care' };
    for (const path of PAGES) {
      const usual = await ask(server.url, path);
      const chosen = await ask(server.url, { path, headers });
      const [own, views, ...more] = styleHashes(chosen.text);
      expect([path, own, more]).toEqual([path, styleHashes(usual.text)[0], []]);
      expect([path, stylesAllowed(chosen.headers)]).toEqual([path, `${own} ${views}`]);
    }
  });

  test('allows a page’s style sheet where it confirms that page, too', async () => {
    const { headers } = await ask(server.url, PAGE);
    const again = await ask(server.url, { path: PAGE, headers: { 'if-none-match': String(headers.etag) } });
    expect([again.status, stylesAllowed(again.headers)]).toEqual([304, stylesAllowed(headers)]);
  });

  test('says what may be kept: pages for a while, refusals and what is not there never', async () => {
    for (const [question, { status, headers }] of answers) {
      const isIcon = ICONS.includes(question.path) && status === 200;
      const kept =
        [200, 301, 304].includes(status) &&
        question.method !== 'POST' &&
        !isIcon &&
        question.path !== '/healthz' &&
        // What somebody is about to write of is nobody's to keep.
        !/[?&]item=/.test(question.path) &&
        // Back would show the next user of a computer the number that was typed.
        !/^\/feedback\b/.test(question.path);
      const shared = 'public, max-age=0, must-revalidate, s-maxage=60';
      const own = 'private, max-age=0, must-revalidate';
      if (kept) expect(headers['cache-control']).toBe(/[?&]q=/.test(question.path) ? own : shared);
      else if (!isIcon) expect(headers['cache-control']).toBe('no-store');
      else {
        expect(headers['cache-control']).toBe('public, max-age=86400');
        expect(headers.etag).toMatch(/^"[\w-]{22}"$/);
      }
      if (kept && status !== 301) expect(headers.etag).toMatch(/^"[\w-]{22}"$/);
      expect(headers['last-modified']).toBeUndefined();
    }
  });

  test('says in one line, and of nothing else, that a text depends on compression, a page on its view too', async () => {
    for (const [question, { lines, headers, status }] of answers) {
      const isFile = FILES.includes(question.path) && status < 400;
      const isPicture = isFile && /\.(png|ico)$/.test(question.path);
      const vary = isFile ? 'vary: Accept-Encoding' : 'vary: Accept-Encoding, Cookie';
      const expected = isPicture || question.method === 'OPTIONS' ? [] : [vary];
      expect([asking(question), lines.filter((line) => line.startsWith('vary:'))]).toEqual([
        asking(question),
        expected,
      ]);
      if (status === 405) expect(headers.allow).toMatch(/^GET, HEAD(, POST)?$/);
    }
  });

  test('lets programs from everywhere read that nothing is there, and nothing else', async () => {
    for (const [question, { lines, status }] of answers) {
      const allowed = lines.filter((line) => line.startsWith('access-control-'));
      if (question.method === 'OPTIONS') continue;
      expect([asking(question), allowed]).toEqual([
        asking(question),
        status === 404 ? ['access-control-allow-origin: *'] : [],
      ]);
    }
  });

  test('says to a preflight the same at every address, whether anything is there or not', async () => {
    const headers = {
      Origin: 'null',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization,content-type',
    };
    const said = new Set<string>();
    for (const path of new Set(ANSWERS.map(({ path }) => path))) {
      for (const asked of [headers, {}]) {
        const answer = await ask(server.url, { path, method: 'OPTIONS', headers: asked });
        said.add(JSON.stringify([answer.status, lastingLines(answer), answer.text]));
      }
    }
    expect([...said].map((answer) => JSON.parse(answer))).toEqual([
      [
        204,
        [
          'access-control-allow-headers: authorization, content-type, if-none-match',
          'access-control-allow-methods: GET, HEAD, POST',
          'access-control-allow-origin: *',
          'access-control-max-age: 600',
          'cache-control: no-store',
          ...SECURITY.map((line) => line.replace('style-src …', "style-src 'none'")),
        ],
        '',
      ],
    ]);
  });

  test('answers 304 to who holds a notice in another form, an icon, or what lists them for machines', async () => {
    const forms = ['json', 'txt', 'ics', 'png'].map((ending) => `/notices/${FIRST.slug}.${ending}`);
    for (const path of [...forms, ...ICONS, '/feed.xml', '/sitemap.xml', '/schema/notice-1.json']) {
      const { headers } = await ask(server.url, path);
      const again = await ask(server.url, { path, headers: { 'if-none-match': String(headers.etag) } });
      expect([path, again.status, again.body.length]).toEqual([path, 304, 0]);
    }
  });

  test.each(['gzip', 'identity'])(
    'answers 304 to the tag of a page sent as %s, weak or strong, alone or among others, and to no other',
    async (coding) => {
      const wish = { 'Accept-Encoding': coding };
      const { etag = '' } = (await ask(server.url, { path: PAGE, headers: wish })).headers;
      const statusFor = async (tag: string) =>
        (await ask(server.url, { path: PAGE, headers: { ...wish, 'If-None-Match': tag } })).status;
      expect(await statusFor(etag)).toBe(304);
      expect(await statusFor(`W/${etag}`)).toBe(304);
      expect(await statusFor(`"other", W/${etag}`)).toBe(304);
      expect(await statusFor('*')).toBe(304);
      expect(await statusFor('"other"')).toBe(200);
      expect(await statusFor(etag.replaceAll('"', ''))).toBe(200);
    },
  );

  test('names a text that is packed by another tag than the same text plain, and a picture by one', async () => {
    const pictures = FILES.filter((path) => /\.png$/.test(path) && !ICONS.includes(path));
    for (const path of [...PAGES, ...MACHINES, ...pictures]) {
      const tags = ['gzip', 'identity'].map(async (coding) => {
        const headers = { 'Accept-Encoding': coding };
        const first = await ask(server.url, { path, headers });
        const { etag = '' } = first.headers;
        const again = await ask(server.url, { path, headers: { ...headers, 'If-None-Match': etag } });
        expect([path, again.status, again.headers.etag]).toEqual([path, 304, etag]);
        return etag;
      });
      const several = new Set(await Promise.all(tags)).size;
      expect([path, several]).toEqual([path, pictures.includes(path) ? 1 : 2]);
    }
  });

  test('asks for no confirmation by date, which would outlive a boundary', async () => {
    const headers = { 'If-Modified-Since': 'Fri, 01 Jan 2100 00:00:00 GMT' };
    expect((await ask(server.url, { path: PAGE, headers })).status).toBe(200);
  });

  test('packs texts for whoever takes gzip, and says their true length', async () => {
    for (const path of [...PAGES, ...MACHINES, '/robots.txt', '/nothing']) {
      const plain = await ask(server.url, path);
      const packed = await ask(server.url, { path, headers: { 'Accept-Encoding': 'br, gzip' } });
      const refused = await ask(server.url, { path, headers: { 'Accept-Encoding': 'gzip;q=0, identity' } });
      expect([plain.headers['content-encoding'], packed.headers['content-encoding']]).toEqual([
        undefined,
        'gzip',
      ]);
      expect(packed.text === plain.text && refused.body.equals(plain.body)).toBe(true);
      for (const { headers, body } of [plain, packed, refused])
        expect(headers['content-length']).toBe(String(body.length));
    }
  });

  test('answers HEAD like GET, without the body', async () => {
    for (const path of [...PAGES, ...MACHINES, '/nothing', `${PAGE}/feedback`]) {
      const [get, head] = [await ask(server.url, path), await ask(server.url, { path, method: 'HEAD' })];
      expect([path, head.status, head.body.length]).toEqual([path, get.status, 0]);
      const lines = ({ lines }: Answered) =>
        lines.filter((line) => !/^(date|connection|keep-alive)/.test(line));
      expect([path, lines(head)]).toEqual([path, lines(get)]);
    }
  });
});

describe('a build that has lost a page', () => {
  const output = `.next/test-broken-${process.pid}`;
  let server: TestServer;
  beforeAll(async () => {
    const directory = await copiedBuild(output);
    const { objects } = await manifestOfBuild(directory);
    await rm(objectPath(directory, objects.pages[`notices/${FIRST.slug}`] ?? ''));
    server = await startServer({ at: FIRST.open, output });
  });
  afterAll(async () => {
    await server.stop();
    await rm(output, { recursive: true, force: true });
  });

  test('is answered with a 500 page of the site’s own, which nobody keeps, and the rest goes on', async () => {
    const answer = await ask(server.url, PAGE);
    expect(answer.status).toBe(500);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(securityLines(answer)).toEqual(SECURITY);
    expect(answer.text.startsWith('<!DOCTYPE html><html lang="zh-CN">')).toBe(true);
    expect(answer.text).toContain('<h1>');
    expect((await ask(server.url, '/notices')).status).toBe(200);
    await server.printed('ENOENT');
  });
});

describe('the interface to listen on', () => {
  test.each([
    { name: 'unset', value: '', everywhere: true },
    { name: '127.0.0.1', value: '127.0.0.1', everywhere: false },
    { name: 'localhost', value: 'localhost', everywhere: false },
    { name: 'the machine’s own name, as containers set it', value: hostname(), everywhere: true },
  ])('with HOSTNAME $name, a page is one request', async ({ value, everywhere }) => {
    const server = await startServer({ at: FIRST.open, env: { HOSTNAME: value, NODE_DEBUG: 'http' } });
    const connections = () => server.log().split('SERVER new http connection').length - 1;
    // That by which the start was seen, as soon as it is printed.
    await until(async () => (connections() > 0 ? true : null), 'the first connection');
    const before = connections();
    const paths = [...PAGES, '/nothing', `${PAGE}.json`, `${PAGE}/feedback`];
    for (const path of paths) await ask(server.url, { path, headers: { Connection: 'close' } });
    await until(async () => (connections() >= before + paths.length ? true : null), 'the connections');
    // A client on a busy machine may try both addresses of its own; a server that asked itself would do so for each page.
    expect(connections()).toBeLessThan(before + paths.length + PAGES.length);
    // All of 127.0.0.0/8 is this machine; only who listens everywhere hears it there.
    expect(await listens('127.0.0.2', server.port)).toBe(everywhere);
    await server.stop();
  });
});

describe('a start', () => {
  const start = async (env: Record<string, string>) =>
    runScript('start', { env: { DISCLOSURE_OUTPUT: TEST_OUTPUT, PORT: String(await freePort()), ...env } });

  test.each([
    {
      name: 'with another address than the build’s',
      env: { SITE_URL: 'https://www.example.gov.cn' },
      says: 'SITE_URL 是 https://www.example.gov.cn，但构建时是 http://localhost:3000。请用现在的值重新运行 npm run build，或者不写它。\n',
    },
    {
      name: 'with another folder than the build’s',
      env: { CONTENT_DIR: 'content' },
      says: 'CONTENT_DIR 是 content，但构建时是 tests/fixtures/content。请用现在的值重新运行 npm run build，或者不写它。\n',
    },
    {
      name: 'without a build',
      env: { DISCLOSURE_OUTPUT: '.next/test-none' },
      says: '还没有构建。请先运行 npm run build。\n',
    },
    {
      name: 'with mistakes in the environment, all of them named',
      env: { PORT: 'http', TRUST_PROXY: '-1', MAIL_TO: 'nobody' },
      says: '设置有误：\n  PORT=http：应为 0 到 65535 的整数\n  TRUST_PROXY=-1：应为 0 到 10 的整数\n  MAIL_TO=nobody：应为电子邮箱\n',
    },
  ])('$name is refused in words', async ({ env, says }) => {
    const { code, stderr } = await start(env);
    expect({ code, stderr }).toEqual({ code: 1, stderr: says });
  });

  test('with a build of another version is refused in words', async () => {
    const output = await mkdtemp(join(tmpdir(), 'disclosure-'));
    const build = join(output, 'builds', '000001');
    await mkdir(build, { recursive: true });
    await writeFile(join(build, 'whole'), '');
    const { code, stderr } = await start({ DISCLOSURE_OUTPUT: output });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: '现有的构建是另一个版本的程序生成的，不能使用。请重新运行 npm run build。\n',
    });
    await rm(output, { recursive: true });
  });
});

function listens(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, address);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
