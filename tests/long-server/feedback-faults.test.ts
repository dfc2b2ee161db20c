import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { AS_USUAL, answeredNow, storeState, untilState } from '../harness/as-usual';
import { crowdAt, keptFor, told, writtenBy } from '../harness/crowd';
import { type Fault, type Faults, faultsIn } from '../harness/faults';
import { type Kept, keptIn, lockDatabase, runStatement } from '../harness/feedback-data';
import { FIRST, secondsAfter } from '../harness/fixtures';
import { atLast } from '../harness/flow';
import { childrenOf } from '../harness/process-family';
import { startServer, type TestServer, until } from '../harness/server';
import type { Fields } from '../harness/writer';

// A running server whose disk or database fails it, and is well again.

const NOT_STORED = '反馈没有提交成功';
const NOT_SURE = '不能确定反馈是否提交成功';

let folder: string;
let data: string;
let faults: Faults;
let server: TestServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disclosure-faults-'));
  data = join(folder, 'data');
  faults = await faultsIn(folder);
  const { env, preload } = faults.options;
  server = await startServer({
    at: FIRST.open,
    env: { ...env, DATA_DIR: data, FEEDBACK_PER_HOUR: '10000' },
    preload,
  });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => server.stopClock(FIRST.open));

/** What is stored of writers whose messages begin with `who`, and how many of their receipts find something. */
async function keptOf(who: string, receipts: readonly (string | null)[]): Promise<Kept> {
  const { messages, found } = await keptIn(data, receipts);
  return { messages: messages.filter((message) => message.startsWith(who)), found };
}

/** What is stored when everything of everyone is, once. */
function allOf(crowd: readonly Fields[]): Kept {
  return { messages: crowd.map(({ message = '' }) => message).sort(), found: crowd.length };
}

/** Begins a trouble, which lasts no longer than the test; what it gives ends it. */
type Trouble = () => Promise<() => Promise<void>>;

/** A trouble, what writers read meanwhile, and the states of the store that `/healthz` may name. */
interface TroubleTold {
  what: string;
  begin: Trouble;
  heading: string;
  state: string;
}

const suffer =
  (fault: Fault): Trouble =>
  async () => {
    onTestFinished(() => faults.set());
    await faults.set(fault);
    return () => faults.set();
  };

/** No file may grow, nor be written where it is: each write fails when it is tried. */
const failWrites: Trouble = async () => {
  const limit = async (bytes: string) => {
    for (const pid of await childrenOf(server.pid))
      await promisify(execFile)('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`]);
  };
  onTestFinished(async () => void (await limit('unlimited')));
  await limit('0');
  return async () => void (await limit('unlimited'));
};

const lock: Trouble = async () => lockDatabase(data);

/** A trouble in which everyone's words are given back, pages and first steps go on, and later the same is stored once. */
async function riddenOut({ what, begin, heading, state }: TroubleTold): Promise<void> {
  const crowd = await crowdAt(server.url, 20, what);
  const end = await begin();
  const posts = crowd.map((fields) => told(server.url, fields));
  expect(await answeredNow(server.url)).toEqual(AS_USUAL);
  const refused = await Promise.all(posts);
  expect(refused).toEqual(crowd.map((fields) => ({ ...keptFor(fields), heading })));
  await untilState(server.url, state);
  await end();
  // Who comes while it is still being opened, as it was begun in the trouble, is sent away once more.
  const receipts = await Promise.all(crowd.map((fields) => atLast(server.url, fields)));
  await untilState(server.url, 'ok');
  expect(await keptOf(what, receipts)).toEqual(allOf(crowd));
}

describe.each([
  // SQLite alone knows of this one, and only when it needs a page.
  { what: 'the disk is full', begin: suffer('full'), state: 'full' },
  {
    what: 'no write reaches the disk',
    begin: failWrites,
    heading: NOT_SURE,
    state: 'gone',
  },
  {
    what: 'the disk has no more left than the reserve',
    begin: suffer('little-space'),
    state: 'full',
  },
  {
    what: 'the database can only be read',
    begin: suffer('read-only'),
    state: 'read-only',
  },
  {
    what: 'another process holds the database',
    begin: lock,
    state: 'slow|busy',
  },
])('while $what', ({ what, begin, heading = NOT_STORED, state }) => {
  test('everyone’s words are given back, pages and first steps go on, and later the same is stored once', () =>
    riddenOut({ what, begin, heading, state }));

  test('who has a receipt is shown it again', async () => {
    const [fields = {}] = await crowdAt(server.url, 1, `${what}，早先`);
    const { receipt } = await told(server.url, fields);
    const end = await begin();
    expect(await told(server.url, fields)).toMatchObject({ status: 200, receipt });
    await end();
  });
});

describe('while the thread of the database', () => {
  test('ends at every statement: words are given back, and later the same is stored once', () =>
    riddenOut({
      what: '线程结束',
      begin: suffer('thread-ends'),
      heading: NOT_SURE,
      state: 'crashed|not-started',
    }));

  test('ends after every commit, unheard: what was stored is not stored again, has its receipt, and staff are told', async () => {
    const crowd = await crowdAt(server.url, 20, '没听到');
    const end = await suffer('commit-unsaid')();
    const posts = await Promise.all(crowd.map((fields) => told(server.url, fields)));
    // One that was about to be sealed when another's commit ended the thread was not stored, and is told so.
    expect(posts).toEqual(
      crowd.map((fields, index) => ({
        ...keptFor(fields),
        heading: posts[index]?.heading === NOT_STORED ? NOT_STORED : NOT_SURE,
      })),
    );
    await server.printed('原因：读写数据库的线程意外结束，正在重新打开。');
    await end();
    const { messages } = await keptOf('没听到', []);
    expect(messages).not.toEqual([]);
    const unsure = crowd.filter((_, index) => posts[index]?.heading === NOT_SURE);
    expect(unsure.map(({ message }) => message)).toEqual(expect.arrayContaining(messages));
    const receipts = await Promise.all(crowd.map((fields) => atLast(server.url, fields)));
    expect(await keptOf('没听到', receipts)).toEqual(allOf(crowd));
  });
});

test('a lock that goes in time is waited for', async () => {
  const crowd = await crowdAt(server.url, 20, '等到');
  const release = await lock();
  const posts = crowd.map((fields) => told(server.url, fields));
  expect(await answeredNow(server.url)).toEqual(AS_USUAL);
  await release();
  const first = await Promise.all(posts);
  const again = await Promise.all(crowd.map((fields) => told(server.url, fields)));
  // On a machine that is slow enough it goes too late for some: their words are given back.
  expect(first).toEqual(
    crowd.map((fields, index) =>
      first[index]?.receipt ? again[index] : { ...keptFor(fields), heading: NOT_STORED },
    ),
  );
  const receipts = again.map(({ receipt }) => receipt);
  expect(await keptOf('等到', receipts)).toEqual(allOf(crowd));
});

test('a first step on a day whose key cannot be stored yet confirms all the same', async () => {
  const release = await lock();
  await server.stopClock(secondsAfter(FIRST.open, 86_400));
  const fields = writtenBy('第二天的人');
  const { token } = await told(server.url, fields);
  await release();
  expect((await told(server.url, { ...fields, token: token ?? '' })).receipt).not.toBeNull();
});

/** The last line that the server printed. */
function lastNews(): string {
  return server.log().trimEnd().split('\n').at(-1) ?? '';
}

test('what a write met is told by /healthz until one succeeds, be it the server’s own, and staff read both', async () => {
  const [fields = {}] = await crowdAt(server.url, 1, '写不进去');
  const end = await failWrites();
  expect((await told(server.url, fields)).status).toBe(503);
  await untilState(server.url, 'gone');
  for (const _ of [1, 2, 3]) expect(await storeState(server.url)).toMatch(/^200 (gone|slow)$/);
  await until(async () => lastNews().includes('暂时不能接收') || null, 'staff to read that it is not well');
  await end();
  await untilState(server.url, 'ok');
  await until(async () => lastNews().includes('恢复正常，可以接收') || null, 'staff to read that it is well');
  // What the server wrote is taken away again.
  expect(await runStatement(data, 'select count(*) from source_count')).toEqual([[0]]);
});
