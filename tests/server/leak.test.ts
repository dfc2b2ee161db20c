import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openBuiltSite } from '#lib/site/built-site';
import { type Answered, ask, lastingLines, type Question } from '../harness/ask';
import { filesIn, newestBuild } from '../harness/build';
import { secondsAfter, WHALE } from '../harness/fixtures';
import { type SharedServer, sharedServer, TEST_OUTPUT } from '../harness/server';

const PAGE = `/notices/${WHALE.slug}`;
const PICTURE = `${PAGE}/pictures/glass-whale-pool.png`;
const DRAFT = ['萤火虫书屋', 'draft-bookhouse'];

/** The addresses at which the notice is once it is published. */
const ADDRESSES = [PAGE, `${PAGE}.json`, `${PAGE}.txt`, `${PAGE}.ics`, `${PAGE}.png`, PICTURE];

/** An address of an earlier site that leads to it. */
const OLD = '/news/show.asp?id=77';

/** Addresses that never say anything of it, or only later: among them those that are near to its own. */
const OTHERS = [
  ...[
    '/',
    '/notices',
    '/feed.xml',
    '/schema/notice-1.json',
    '/sitemap.xml',
    '/robots.txt',
    '/privacy',
    '/healthz',
    '/readyz',
    '/404',
    '/nothing',
    '/share.png',
  ],
  ...[
    OLD,
    `${PAGE.slice(0, -1)}`,
    `${PAGE}%E3%80%82`,
    `${PAGE}.html`,
    '/2025-glass-wale',
    '/notices/2025glass',
  ],
];

/** What the framework appends to a page's address for its payload, whole or in pieces. */
const ENDINGS = [
  '',
  '.html',
  '.rsc',
  '.txt',
  '.json',
  '.meta',
  '.prefetch.rsc',
  '.segments/_tree.segment.rsc',
];

/** Ways of writing an address that a server may take for the address itself. */
const SPELLINGS: readonly ((path: string) => string)[] = [
  (path) => path,
  (path) => path.replace(/^\/(.)/, (_, first: string) => `/%${first.charCodeAt(0).toString(16)}`),
  (path) => `/${path}`,
  (path) => `/.${path}`,
  (path) => `/x/..${path}`,
  (path) => `/x/%2e%2E${path}`,
  (path) => `/x/..%2f${path.slice(1)}`,
  (path) => path.replaceAll('/', '\\').replace('\\', '/'),
  (path) => path.replaceAll('/', '%2f').replace('%2f', '/'),
  (path) => path.toUpperCase(),
  (path) => `${path}/`,
  (path) => `${path}?_rsc=1`,
];

const WAYS: readonly Omit<Question, 'path'>[] = [
  {},
  { headers: { RSC: '1', 'Next-Router-Prefetch': '1' } },
  { headers: { RSC: '1', 'Next-Router-Segment-Prefetch': '/_tree' } },
  { headers: { 'x-nextjs-data': '1', 'x-matched-path': `/prerendered${PAGE}`, 'x-invoke-path': PAGE } },
  { method: 'HEAD' },
  { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'message=x' },
  { method: 'PUT', body: 'x' },
  { method: 'OPTIONS' },
];

/** Every address at which a server might give out a file that the build wrote. */
function addressesOf(build: string, file: string): string[] {
  const inner = file.replace(/^applications\/[^/]+\/next\//, '');
  const routed = inner.replace(/^server\/(app|pages)\//, '').replace(/^pages\//, '');
  const page = routed.replace(/\.(html|rsc|meta|json|txt|segments\/.*)$/, '');
  const pages = [`/${page}`, `/prerendered/${page}`, `/_next/data/x/${page}`];
  return [
    ...[file, inner, routed, `_next/${inner}`, `_next/static/${routed}`, `public/${routed}`].map(
      (path) => `/${path}`,
    ),
    `/${build}/${file}`,
    ...(/\/(page|route)[._/]|chunks/.test(file)
      ? []
      : pages.flatMap((path) => ENDINGS.map((end) => path + end))),
  ];
}

/** Bodies in which no word of the notice stands, as most answers have the same. */
const silent = new Set<string>();

/** What of the notice an answer tells: its words, whether the address that was asked for said them already or not. */
function toldBy({ lines, text, body }: Answered, path: string): string[] {
  const bytes = body.toString('latin1');
  const bodies = silent.has(bytes) ? [] : [text, body.toString('utf8'), bytes];
  if (wordsIn(bodies).length === 0) silent.add(bytes);
  const asked = new URL(`http://host/${path.replace(/^\/+/, '')}`).pathname.replace(/\/+$/, '');
  const told = [...lines, ...bodies];
  return wordsIn(asked === '' ? told : told.map((one) => one.replaceAll(asked, '')));
}

function wordsIn(texts: readonly string[]): string[] {
  const all = texts.join('\n').toLowerCase();
  return WHALE.words.filter((word) => all.includes(word));
}

/** Asks many questions, some at a time, and keeps what is told. */
async function leaksOf(url: string, questions: readonly Question[]): Promise<unknown[]> {
  const leaks: unknown[] = [];
  const waiting = [...questions];
  const worker = async () => {
    for (let question = waiting.pop(); question; question = waiting.pop()) {
      const answer = await ask(url, question);
      const told = toldBy(answer, question.path);
      if (told.length > 0) leaks.push({ ...question, status: answer.status, told });
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return leaks;
}

describe('a notice, one second before its publication', () => {
  let server: SharedServer;
  let build: string;
  let files: string[];

  beforeAll(async () => {
    build = TEST_OUTPUT;
    files = await filesIn(build);
    server = await sharedServer(secondsAfter(WHALE.published, -1));
  });

  test('is told of by no file of the build, at whatever address', async () => {
    const paths = [...new Set(files.flatMap((file) => addressesOf(build, file)))];
    expect(paths).toContain(`/builds/${basename(await newestBuild())}/manifest.json`);
    const drawn = ENDINGS.map((end) => `/prerendered${PAGE}${end}`);
    expect(
      await leaksOf(
        server.url,
        [...paths, ...drawn].map((path) => ({ path })),
      ),
    ).toEqual([]);
  });

  test('is told of by none of the files that speak of it, however address and request are written', async () => {
    const speaking: string[] = [];
    for (const file of files) {
      const text = file + (await readFile(join(build, file), 'utf8').catch(() => ''));
      if (WHALE.words.some((word) => text.includes(word))) speaking.push(file);
    }
    // Its manifest, its data, its page and what a search goes through.
    expect(speaking.length).toBeGreaterThanOrEqual(4);
    const paths = new Set(speaking.flatMap((file) => addressesOf(build, file)));
    const questions = [...paths].flatMap((path) => [
      ...SPELLINGS.map((spell) => ({ path: spell(path) })),
      ...WAYS.map((way) => ({ ...way, path })),
    ]);
    expect(await leaksOf(server.url, questions)).toEqual([]);
  });

  test('is told of at no address of the site or of its own, whatever the method', async () => {
    const questions = [...OTHERS, ...ADDRESSES, `${PAGE}/feedback`, `/prerendered${PAGE}`].flatMap((path) =>
      SPELLINGS.flatMap((spell) => WAYS.map((way) => ({ ...way, path: spell(path) }))),
    );
    expect(await leaksOf(server.url, questions)).toEqual([]);
  });

  test('is answered like one that does not exist, byte for byte', async () => {
    const nobody = WHALE.slug.replace('whale', 'where');
    for (const path of [...ADDRESSES, `${PAGE}/feedback`, `${PAGE}.pdf`, `${PAGE}/`]) {
      for (const way of WAYS) {
        const [hidden, absent] = await Promise.all([
          ask(server.url, { ...way, path }),
          ask(server.url, { ...way, path: path.replace(WHALE.slug, nobody) }),
        ]);
        const bare = (answer: Answered, slug: string) => ({
          status: answer.status,
          lines: lastingLines(answer).map((line) => line.replaceAll(slug, '')),
          body: answer.body.toString('latin1').replaceAll(slug, ''),
        });
        expect(bare(hidden, WHALE.slug)).toEqual(bare(absent, nobody));
        // A preflight is answered alike everywhere.
        if (path.endsWith('feedback')) expect(hidden.status).toBe(way.method === 'OPTIONS' ? 204 : 404);
      }
    }
  });

  test('is there from its publication on', async () => {
    await server.stopClock(WHALE.published);
    for (const path of ADDRESSES) expect([path, (await ask(server.url, path)).status]).toEqual([path, 200]);
    expect((await ask(server.url, `${PAGE}/feedback`)).status).toBe(303);
    const telling = [PAGE, '/', '/notices', OLD, `${PAGE}.html`, '/2025-glass-wale'].map((path) => ({
      path,
    }));
    expect((await leaksOf(server.url, telling)).length).toBe(telling.length);
  });
});

describe('the build', () => {
  test('puts nothing that belongs to a notice where files are given out as they are', async () => {
    const build = await newestBuild();
    const record: { entries: { slug: string; title: string; issuer: string }[] } = JSON.parse(
      await readFile(join(build, 'manifest.json'), 'utf8'),
    );
    const words = [
      ...record.entries.flatMap(({ slug, title, issuer }) => [slug, title, issuer]),
      ...WHALE.words,
    ];
    const { application } = await openBuiltSite(build);
    for (const folder of ['public', join(application, 'next', 'static')]) {
      for (const file of await filesIn(folder)) {
        const text = file + (await readFile(join(folder, file), 'utf8'));
        expect([file, words.filter((word) => text.includes(word))]).toEqual([file, []]);
      }
    }
  });

  test('holds nothing of a draft, in no file', async () => {
    // `cache` holds what the check found, for the next check; nothing of it is served.
    const files = (await filesIn(TEST_OUTPUT)).filter((file) => !file.startsWith('cache/'));
    expect(files.length).toBeGreaterThan(100);
    for (const file of files) {
      // Servers of other tests come and go, and their marks with them.
      const text = file + (await readFile(join(TEST_OUTPUT, file), 'utf8').catch(() => ''));
      expect([file, DRAFT.filter((word) => text.includes(word))]).toEqual([file, []]);
    }
  });
});
