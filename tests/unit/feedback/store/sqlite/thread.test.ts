import { mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inspect } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import type { Worker } from 'node:worker_threads';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { reconnectingStore } from '#lib/feedback/store/reconnecting';
import { openSqliteStore } from '#lib/feedback/store/sqlite/open-store';
import { openSqliteThread, type ThreadOptions } from '#lib/feedback/store/sqlite/thread';
import type { FeedbackStore, SealedSubmission } from '#lib/feedback/store/store';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import { namedHashes } from '../../../../harness/named-hashes';
import { YOUNG_HEAP } from '../../../../harness/young-heap';

// A database's thread that really dies, in each way that a thread can; and the store that heals.

const submission = (name: string): SealedSubmission => ({
  id: `id of ${name}`,
  notice: 'notice',
  received: '2024-12-02',
  ...namedHashes(name),
  sealed: new Uint8Array(10).fill(7),
});

const CRASHED = new StoreUnavailable('crashed');

let folder: string;
let path: string;
let threads: Worker[];
let lost: StoreUnavailable[];
let store: FeedbackStore;
let options: ThreadOptions;

const keep = (worker: Worker) => void threads.push(worker);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disclosure-thread-'));
  path = join(folder, 'feedback.db');
  threads = [];
  lost = [];
  options = {};
  // Node's own event: the tests hold the very threads that the store started.
  process.on('worker', keep);
  store = reconnectingStore(
    async (wasOpen, onCrash) =>
      openSqliteStore(await openSqliteThread(path, { ...options, mayMake: !wasOpen, onCrash })),
    (fault) => lost.push(fault),
  );
});
afterEach(async () => {
  process.off('worker', keep);
  await store.close();
  await Promise.all(threads.map((thread) => thread.terminate()));
  await rm(folder, { recursive: true });
});

/** The thread that was started last. */
function thread(): Worker {
  const last = threads.at(-1);
  if (!last) throw new Error('no thread was started');
  return last;
}

/** Has each thread that is started from now on suffer something as soon as it exists. */
function toEachNew(suffer: (worker: Worker) => void): () => void {
  process.on('worker', suffer);
  const end = () => void process.off('worker', suffer);
  onTestFinished(end);
  return end;
}

/** Another program that holds the lock until `release`. */
function otherProgram(): { release: () => void } {
  const other = new Database(path);
  other.exec('begin immediate');
  const release = () => void (other.open && other.close());
  onTestFinished(release);
  return { release };
}

/** Heard when a thread has ended, however. */
const endOf = (worker: Worker) => new Promise<void>((resolve) => worker.once('exit', () => resolve()));

/** Ends a thread that is idle: within the driver it would end this whole process. */
const terminate = (worker: Worker) => void worker.terminate();

/** Has a thread throw as soon as it comes to it. */
const crash = (worker: Worker) => worker.postMessage('no question');

describe('a thread that dies while nobody asks it for anything', () => {
  test.each<[string, () => unknown, RegExp]>([
    ['is terminated', () => thread().terminate(), /^undefined$/],
    ['throws', () => crash(thread()), /expected object, received string/],
  ])('%s: the next question is answered, and staff can be told', async (_, kill, cause) => {
    await store.insert(submission('one'));
    const exited = endOf(thread());
    kill();
    await exited;
    expect(await store.insert(submission('two'))).toEqual({ received: '2024-12-02', form: 'digits' });
    expect((await store.list()).map(({ id }) => id).sort()).toEqual(['id of one', 'id of two']);
    expect([threads.length, lost]).toEqual([2, [CRASHED]]);
    expect(inspect(lost[0]?.cause)).toMatch(cause);
  });
});

test('a thread that runs out of memory ends alone, and the store heals', async () => {
  // What was just made has as little memory as in the product: with much, V8 ends the process before the thread.
  for (const flag of ['--max-old-space-size=24', '--min-semi-space-size=0', '--max-semi-space-size=0'])
    setFlagsFromString(flag);
  onTestFinished(() => {
    for (const flag of ['--max-old-space-size=0', ...YOUNG_HEAP]) setFlagsFromString(flag);
  });
  const crashes: StoreUnavailable[] = [];
  const file = await openSqliteThread(path, { onCrash: (crash) => crashes.push(crash) });
  const rows =
    'with recursive n(n) as (select 1 union all select n + 1 from n limit 5000000) select n from n';
  await expect(file.run({ sql: rows, parameters: [], kind: 'read' })).rejects.toThrow(CRASHED);
  expect(crashes[0]?.cause).toMatchObject({ code: 'ERR_WORKER_OUT_OF_MEMORY' });
  expect(await store.insert(submission('one'))).toEqual({ received: '2024-12-02', form: 'digits' });
});

describe('a thread that dies in the middle of statements', () => {
  test('leaves none of them without an answer, none answered that is not stored, and no lock', async () => {
    await store.insert(submission('before'));
    const hashes = Array.from({ length: 200 }, (_, index) => `hash ${index}`);
    const inserting = hashes.slice(0, 100).map((hash) => store.insert(submission(hash)));
    await inserting[0];
    crash(thread());
    for (const hash of hashes.slice(100)) inserting.push(store.insert(submission(hash)));
    const results = await Promise.allSettled(inserting);
    const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(failures.length).toBeGreaterThan(0);
    expect(failures).toEqual(failures.map(() => CRASHED));
    for (const [index, hash] of hashes.entries())
      if (results[index]?.status === 'fulfilled') expect(await store.find(namedHashes(hash))).not.toBeNull();
    // Whoever does not know sends the same again: it is there once.
    for (const hash of hashes)
      expect(await store.insert(submission(hash))).toEqual({ received: '2024-12-02', form: 'digits' });
    expect(await store.list()).toHaveLength(201);
  });

  test('while one waits for a lock: its outcome is told as unknown, and it can be asked again', async () => {
    await store.insert(submission('before'));
    const other = otherProgram();
    const inserting = store.insert(submission('one'));
    expect(await store.find(namedHashes('before'))).not.toBeNull();
    crash(thread());
    await expect(inserting).rejects.toMatchObject({ reason: 'crashed', isRefusal: false });
    other.release();
    expect(await store.find(namedHashes('one'))).toBeNull();
    expect(await store.insert(submission('one'))).toEqual({ received: '2024-12-02', form: 'digits' });
  });

  test('within a transaction: it is undone, and holds nobody up', async () => {
    await store.insert(submission('before'));
    const file = await openSqliteThread(path);
    const run = (sql: string, kind: 'write' | 'transaction') => file.run({ sql, parameters: [], kind });
    await run('begin immediate', 'transaction');
    await run('delete from submission', 'write');
    await thread().terminate();
    expect(await store.insert(submission('one'))).toEqual({ received: '2024-12-02', form: 'digits' });
    expect(await store.list()).toHaveLength(2);
  });

  test('twice: the store heals twice', async () => {
    for (const hash of ['one', 'two', 'three']) {
      await store.insert(submission(hash));
      terminate(thread());
      await expect(store.find(namedHashes(hash))).rejects.toThrow(CRASHED);
    }
    expect(await store.list()).toHaveLength(3);
    expect([threads.length, lost]).toEqual([4, [CRASHED, CRASHED, CRASHED]]);
  });
});

describe('a thread that cannot be started', () => {
  test('says so, with nothing done, and is started anew at the next question', async () => {
    const end = toEachNew(terminate);
    for (const _ of [1, 2])
      await expect(store.insert(submission('one'))).rejects.toMatchObject({
        reason: 'not-started',
        isRefusal: true,
      });
    end();
    expect(await store.insert(submission('one'))).toEqual({ received: '2024-12-02', form: 'digits' });
  });

  test('when the store is opened again: it heals once one starts, and what was stored is there', async () => {
    await store.insert(submission('one'));
    const end = toEachNew(terminate);
    terminate(thread());
    await expect(store.find(namedHashes('one'))).rejects.toThrow(CRASHED);
    await expect(store.find(namedHashes('one'))).rejects.toThrow(new StoreUnavailable('not-started'));
    end();
    expect(await store.find(namedHashes('one'))).toEqual({ received: '2024-12-02', form: 'digits' });
  });
});

test('a thread that does not answer in time is given up, and the next question has another', async () => {
  let isTimeOver = false;
  options = {
    inTime: async (answer) => {
      answer.catch(() => undefined);
      return isTimeOver ? null : answer;
    },
  };
  await store.find(namedHashes('one'));
  const other = otherProgram();
  isTimeOver = true;
  await expect(store.insert(submission('one'))).rejects.toThrow(new StoreUnavailable('silent'));
  isTimeOver = false;
  other.release();
  expect(await store.insert(submission('one'))).toEqual({ received: '2024-12-02', form: 'digits' });
  expect([threads.length, lost]).toEqual([2, [new StoreUnavailable('silent')]]);
});

test('a thread that is given up in the middle of a statement ends by itself, and carries out none that waits', async () => {
  let isTimeOver = false;
  const file = await openSqliteThread(path, {
    inTime: async (answer) => {
      answer.catch(() => undefined);
      // The first has begun by then; on a machine on which it has not, it is one of those that wait.
      return isTimeOver ? setTimeout(200, null) : answer;
    },
  });
  const exited = endOf(thread());
  isTimeOver = true;
  const counting =
    'with recursive n(n) as (select 1 union all select n + 1 from n limit 4000000) select count(n) from n';
  const results = await Promise.allSettled([
    file.run({ sql: counting, parameters: [], kind: 'read' }),
    file.run({ sql: 'create table late (n integer) strict', parameters: [], kind: 'write' }),
  ]);
  for (const result of results) expect(result).toMatchObject({ reason: new StoreUnavailable('silent') });
  await exited;
  const other = new Database(path);
  expect(other.prepare("select name from sqlite_schema where name = 'late'").all()).toEqual([]);
  other.close();
});

describe('a file that was moved away while its thread died', () => {
  beforeEach(async () => {
    await store.insert(submission('one'));
    for (const end of ['', '-wal', '-shm'])
      await rename(path + end, `${path}${end}.away`).catch(() => undefined);
  });

  test('is told as moved, no other is made in its place, and it is found when it is back', async () => {
    terminate(thread());
    for (const _ of [1, 2])
      await expect(store.find(namedHashes('one'))).rejects.toThrow(new StoreUnavailable('moved'));
    for (const end of ['', '-wal', '-shm'])
      await rename(`${path}${end}.away`, path + end).catch(() => undefined);
    expect(await store.find(namedHashes('one'))).toEqual({ received: '2024-12-02', form: 'digits' });
  });

  test('is told as moved too where another has its name', async () => {
    await writeFile(path, '');
    const exited = endOf(thread());
    terminate(thread());
    await exited;
    expect(lost).toEqual([new StoreUnavailable('moved')]);
  });

  test('and cannot be asked after: the process goes on, and it is found when it is back', async () => {
    await symlink(path, path);
    terminate(thread());
    await expect(store.find(namedHashes('one'))).rejects.toThrow(CRASHED);
    await expect(store.find(namedHashes('one'))).rejects.toThrow(new StoreUnavailable('gone'));
    await rm(path);
    for (const end of ['', '-wal', '-shm'])
      await rename(`${path}${end}.away`, path + end).catch(() => undefined);
    expect(await store.find(namedHashes('one'))).toEqual({ received: '2024-12-02', form: 'digits' });
  });
});
