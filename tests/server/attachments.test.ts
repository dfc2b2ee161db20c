import { rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildFiles } from '#lib/site/build/build-files';
import { openObjectStore } from '#lib/site/build/object-store';
import { ask } from '../harness/ask';
import { pdfWith } from '../harness/attached-files';
import { copiedBuild, manifestOfBuild } from '../harness/build';
import { FUNDS, secondsAfter } from '../harness/fixtures';
import { ownNginx } from '../harness/for-test';
import { startServer, type TestServer } from '../harness/server';

const OUTPUT = `.next/test-attachments-${process.pid}`;
const FILE = '附件1.支出明细（2024年）.pdf';
const PATH = `/notices/${FUNDS.slug}/${encodeURI(FILE)}`;
const CONTENT = Buffer.concat([pdfWith(), Buffer.alloc(300_000, ' ')]);

let server: TestServer;

beforeAll(async () => {
  const directory = await copiedBuild(OUTPUT);
  const files = buildFiles(directory);
  const manifest = await manifestOfBuild(directory);
  const name = await openObjectStore(files.objects).put(CONTENT);
  const objects = { ...manifest.objects, attachments: { [FUNDS.slug]: { [FILE]: name } } };
  await writeFile(files.manifest, JSON.stringify({ ...manifest, objects }));
  server = await startServer({ output: OUTPUT, at: secondsAfter(FUNDS.published, -3600) });
});
afterAll(async () => {
  await server.stop();
  await rm(OUTPUT, { recursive: true, force: true });
});

describe('before the notice’s moment', () => {
  beforeAll(() => server.stopClock(secondsAfter(FUNDS.published, -3600)));

  test('an attachment answers like an address that does not exist', async () => {
    const answers = await Promise.all(
      ['GET', 'HEAD'].map((method) => ask(server.url, { path: PATH, method })),
    );
    expect(answers.map(({ status, headers }) => [status, headers['cache-control'], headers.etag])).toEqual([
      [404, 'no-store', undefined],
      [404, 'no-store', undefined],
    ]);
  });
});

describe('from the notice’s moment on', () => {
  beforeAll(() => server.stopClock(secondsAfter(FUNDS.published, 60)));

  test('an attachment is downloaded whole, under its own name, and nothing in it may run', async () => {
    const { status, headers, body } = await ask(server.url, {
      path: PATH,
      headers: { 'accept-encoding': 'gzip' },
    });
    expect([status, body.equals(CONTENT)]).toEqual([200, true]);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(CONTENT.length),
      'content-disposition': expect.stringMatching(
        /^attachment; filename="[ -~]+"; filename\*=UTF-8''[\w%.-]+$/,
      ),
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=0, must-revalidate, s-maxage=60',
      etag: expect.stringMatching(/^"[0-9a-f]{32}"$/),
    });
    expect(headers).not.toHaveProperty('content-encoding');
    expect(headers).not.toHaveProperty('last-modified');
  });

  test('HEAD has the same headers, and who holds it is told so', async () => {
    const [got, head] = await Promise.all(
      ['GET', 'HEAD'].map((method) => ask(server.url, { path: PATH, method })),
    );
    const named = (lines: readonly string[] = []) => lines.filter((line) => !line.startsWith('date:'));
    expect([head?.body.length, named(head?.lines)]).toEqual([0, named(got?.lines)]);
    const held = { 'if-none-match': String(got?.headers.etag) };
    const again = await ask(server.url, { path: PATH, headers: held });
    expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, got?.headers.etag]);
  });

  test('nginx in front gives it whole, with the same headers', async () => {
    const nginx = await ownNginx(server.port);
    const front = `https://localhost:${nginx.httpsPort}`;
    const whole = await ask(front, PATH);
    expect([whole.status, whole.body.equals(CONTENT)]).toEqual([200, true]);
    expect(whole.headers).toMatchObject({
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'content-disposition': expect.stringMatching(/^attachment;/),
    });
  });

  test('a download that broke off goes on where it was, through nginx too, and only with the same file', async () => {
    const nginx = await ownNginx(server.port);
    const { headers } = await ask(server.url, PATH);
    const rest = { range: 'bytes=100-', 'if-range': String(headers.etag) };
    for (const url of [server.url, `https://localhost:${nginx.httpsPort}`]) {
      const part = await ask(url, { path: PATH, headers: rest });
      expect([part.status, part.headers['content-range']]).toEqual([
        206,
        `bytes 100-${CONTENT.length - 1}/${CONTENT.length}`,
      ]);
      expect(part.body.equals(CONTENT.subarray(100))).toBe(true);
      const other = await ask(url, { path: PATH, headers: { ...rest, 'if-range': '"another"' } });
      expect([other.status, other.body.equals(CONTENT)]).toEqual([200, true]);
      const beyond = await ask(url, { path: PATH, headers: { range: `bytes=${CONTENT.length}-` } });
      expect([beyond.status, beyond.headers['content-range']]).toEqual([416, `bytes */${CONTENT.length}`]);
    }
  });

  test('no other file, and no other method, is answered', async () => {
    const paths = ['notice.md', '附件1.pdf', 'versions/1.json', 'constructor'].map(
      (name) => `/notices/${FUNDS.slug}/${encodeURI(name)}`,
    );
    const answers = await Promise.all(paths.map((path) => ask(server.url, path)));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect((await ask(server.url, { path: PATH, method: 'POST', body: '' })).status).toBe(405);
  });
});
