import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { untilState } from '../harness/as-usual';
import { type BuildsBeside, buildsBeside, buildsIn, type NextBuild } from '../harness/builds-beside';
import { told, writtenBy } from '../harness/crowd';
import { keptIn, runStatement } from '../harness/feedback-data';
import { FIRST } from '../harness/fixtures';
import { startFlow } from '../harness/flow';
import { ownFolder, ownServer } from '../harness/for-test';
import { holdPost } from '../harness/held-post';
import { childrenOf } from '../harness/process-family';
import { startReaders } from '../harness/readers';
import { type TestServer, until } from '../harness/server';
import { checked } from '../harness/writer';

// A new build appears beside a running server.

/** How long each reader and writer rests, in milliseconds: at every moment several ask, and the build gets a processor too. */
const PACES = { readers: 20, writers: 100 };

/** A server with builds beside it. */
interface Beside {
  builds: BuildsBeside;
  server: TestServer;
  data: string;
}

async function serverBeside(env: Record<string, string> = {}): Promise<Beside> {
  const builds = await buildsBeside();
  const data = join(await ownFolder(), 'data');
  const server = await ownServer({
    at: FIRST.open,
    output: builds.output,
    env: { DATA_DIR: data, FEEDBACK_PER_HOUR: '1000000', ...env },
  });
  return { builds, server, data };
}

/** The build that the list is of for whoever comes now: on a connection that is kept, who served it before may answer once more. */
async function servedNow({ url }: TestServer): Promise<number | null | undefined> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${url}/notices`, { agent: false }, resolve).on('error', reject);
  });
  return buildsIn(await text(response))[0];
}

const KINDS: { kind: string; what: NextBuild }[] = [
  { kind: 'of the same application', what: {} },
  { kind: 'of another application', what: { otherApplication: true } },
];

test.each(KINDS)(
  'a build $kind is online at once, and nobody who reads or writes notices',
  async ({ what }) => {
    const { builds, server, data } = await serverBeside({ WORKERS: '2' });
    const readers = startReaders(server.url, { pace: PACES.readers });
    const flow = startFlow(server.url, '换构建时的人', { pace: PACES.writers, mayBeAskedAgain: true });
    await flow.receipts(5);
    for (const number of [2, 3]) {
      const name = await builds.next(what);
      expect(await builds.outcome(name)).toEqual([{ pid: server.pid, state: 'online' }]);
      expect(await servedNow(server)).toBe(number);
      await flow.receipts(5);
    }
    const { read, failed } = await readers.end();
    const { messages, receipts } = await flow.end();
    expect(failed).toEqual([]);
    expect(read).toBeGreaterThan(0);
    const kept = await keptIn(data, receipts);
    expect([kept.messages, kept.found]).toEqual([messages, receipts.length]);
  },
);

test('what was begun before a new build is finished after it', async () => {
  const { builds, server } = await serverBeside();
  for (const { kind, what } of KINDS) {
    const early = await checked(server.url, writtenBy(`换${kind}以前核对过的人`));
    const later = await checked(server.url, writtenBy(`换${kind}以后才确认的人`));
    const stored = await checked(server.url, writtenBy(`换${kind}以前有回执的人`));
    const { receipt } = await told(server.url, stored);
    const held = await holdPost(server.port, early);
    const name = await builds.next(what);
    expect(await builds.outcome(name)).toEqual([{ pid: server.pid, state: 'online' }]);
    held.send(0, held.size);
    const answers = [await held.told, await told(server.url, later)];
    expect(answers.map(({ heading }) => heading)).toEqual(['已经收到您的反馈', '已经收到您的反馈']);
    expect((await told(server.url, stored)).receipt).toBe(receipt);
  }
});

test('an idle connection is told to close by its next answer, and not cut before', async () => {
  const { builds, server } = await serverBeside();
  const socket = connect(server.port, '127.0.0.1');
  let heard = '';
  socket.setEncoding('utf8').on('data', (piece) => (heard += piece));
  const get = (path: string) => socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  get('/privacy');
  await until(async () => heard.includes('</html>') || null, 'the first page');
  // Often enough that the server has no reason of its own to close it.
  const asking = setInterval(() => !heard.includes('Connection: close') && get('/healthz'), 1_000);
  const name = await builds.next({ otherApplication: true });
  await builds.outcome(name);
  await until(async () => heard.includes('Connection: close') || null, 'the last answer');
  clearInterval(asking);
  expect(
    heard
      .split('HTTP/1.1 ')
      .slice(1)
      .every((answer) => answer.startsWith('200 ')),
  ).toBe(true);
});

const REFUSED: { build: string; what: NextBuild; reason: string }[] = [
  {
    build: 'whose manifest was cut short',
    what: { spoil: ({ directory }) => truncate(join(directory, 'manifest.json'), 100) },
    reason: '构建打不开：',
  },
  {
    build: 'whose program ends at its start',
    what: {
      otherApplication: true,
      spoil: ({ application }) => writeFile(join(application, 'server.mjs'), 'process.exit(3);\n'),
    },
    reason: '提供网站的进程意外结束（退出码 3）',
  },
  {
    build: 'whose framework cannot be loaded',
    what: {
      otherApplication: true,
      spoil: ({ application }) => rm(join(application, 'next', 'BUILD_ID')),
    },
    reason: '构建打不开：',
  },
  {
    build: 'that has lost a page',
    what: { spoil: ({ directory }) => forgetPage(join(directory, 'manifest.json')) },
    reason: '试读页面 /，没有成功（状态 500）',
  },
];

async function forgetPage(path: string): Promise<void> {
  const manifest = JSON.parse(await readFile(path, 'utf8'));
  manifest.objects.pages = { ...manifest.objects.pages, [`notices/${FIRST.slug}`]: '0'.repeat(64) };
  manifest.objects.pages['notices/2025-glass-whale'] = '0'.repeat(64);
  await writeFile(path, JSON.stringify(manifest));
}

test('a build that fails its trial is never served, staff are told why, and the next sound one is', async () => {
  const { builds, server } = await serverBeside();
  const readers = startReaders(server.url, { lanes: 2, pace: PACES.readers });
  for (const { what, reason } of REFUSED) {
    const name = await builds.next(what);
    const [outcome] = await builds.outcome(name);
    expect(outcome).toEqual({ pid: server.pid, state: 'refused', reason: expect.stringContaining(reason) });
    await server.printed(`没有换上新的构建 ${name}，仍然提供 000001 的内容。原因：`);
    await builds.withdraw(name);
  }
  const sound = await builds.next();
  expect(await builds.outcome(sound)).toEqual([{ pid: server.pid, state: 'online' }]);
  expect((await readers.end()).failed).toEqual([]);
});

test('a program that cannot use the database, which a later one changed, does not take over', async () => {
  const { builds, server, data } = await serverBeside();
  await untilState(server.url, 'ok');
  await runStatement(data, 'update schema_version set version = 99');
  const name = await builds.next({ otherApplication: true });
  const [outcome] = await builds.outcome(name);
  expect(outcome?.reason).toBe('意见反馈的数据库由更新版本的程序建立，本程序不能使用；请换用更新的程序');
  const answer = await told(server.url, await checked(server.url, writtenBy('旧程序的人')));
  expect(answer.heading).toBe('已经收到您的反馈');
});

test('the processes of the build before end, and its folder is held no more', async () => {
  const { builds, server } = await serverBeside();
  const before = await childrenOf(server.pid);
  await builds.outcome(await builds.next({ otherApplication: true }));
  const holds = async (name: string) =>
    (await readdir(join(builds.output, 'builds', name))).includes(`serving-${server.pid}`);
  await until(async () => ((await holds('000001')) ? null : true), 'the build to be let go');
  await until(
    async () => ((await childrenOf(server.pid)).some((pid) => before.includes(pid)) ? null : true),
    'the processes of the build before to end',
  );
  expect(await holds('000002')).toBe(true);
});
