import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import Database from 'libsql';
import { childrenOf } from '../../tests/harness/process-family';
import type { TestServer } from '../../tests/harness/server';
import { type Bench, logStep } from './session';
import { median, quantile } from './statistics';
import { ratio, table, whole } from './table';
import { lookUpConcurrently, type SubmissionLoad, submit, submitConcurrently } from './writers';

/** The size of a sealed submission with a message of 300 characters, in bytes. */
const SEALED = 2_248;

const WRITERS = 50;
const STORED = 100_000;
const ROUNDS = 5;
const ROUND = 1_000;

/** Aims: least submissions a second; least share of that with much stored; most growth of memory. */
const RATE_AIM = 100;
const STORED_AIM = 0.8;
const MEMORY_AIM = 1.2;

/** Throughput of submissions, beside bare inserts, with little and with much stored; then the server's memory. */
export async function measureFeedback(bench: Bench, command: string): Promise<string> {
  const { output } = await bench.build({ notices: 1, stillOpen: true });
  const [rounds, round, stored] = bench.quick ? [1, 100, 1_000] : [ROUNDS, ROUND, STORED];
  const [empty, full] = [await serveEmpty(bench, output), await serveEmpty(bench, output)];
  logStep(`storing ${stored} submissions`);
  await fill(full.data, stored);
  // Warm-up.
  await submitConcurrently(empty.server.url, WRITERS * 4, WRITERS);
  await submitConcurrently(full.server.url, WRITERS * 4, WRITERS);
  const raw: number[] = [];
  const few: SubmissionLoad[] = [];
  const many: SubmissionLoad[] = [];
  const fewLooked: SubmissionLoad[] = [];
  const manyLooked: SubmissionLoad[] = [];
  const receipts = [await submit(empty.server.url), await submit(full.server.url)];
  for (let turn = 1; turn <= rounds; turn += 1) {
    logStep(`round ${turn} of ${rounds}`);
    raw.push(await insertRate(await bench.temporaryFolder(), round));
    few.push(await submitConcurrently(empty.server.url, round, WRITERS));
    many.push(await submitConcurrently(full.server.url, round, WRITERS));
    fewLooked.push(await lookUpConcurrently(empty.server.url, receipts[0] ?? '', round, WRITERS));
    manyLooked.push(await lookUpConcurrently(full.server.url, receipts[1] ?? '', round, WRITERS));
  }
  const [rawRate, fewRate, manyRate] = [raw, rates(few), rates(many)].map(median);
  const rows = [
    [
      'baseline: a loop of fsynced inserts of as many bytes (SQLite, WAL, `synchronous=FULL`)',
      whole(rawRate ?? 0),
      '',
      '',
      '',
      command,
    ],
    row(
      'both steps over HTTP, into an empty store',
      few,
      `aim: at least ${RATE_AIM}, p99 under 1 s`,
      command,
    ),
    row(
      `the same, into a store of ${whole(stored)}`,
      many,
      `${ratio((manyRate ?? 0) / (fewRate ?? 1), STORED_AIM)} of the line above`,
      command,
    ),
  ];
  const looked = [fewLooked, manyLooked].map((all) => median(rates(all)));
  rows.push(
    row('looking a receipt up, in an almost empty store', fewLooked, '', command),
    row(
      `the same, in a store of ${whole(stored)}`,
      manyLooked,
      `${ratio((looked[1] ?? 0) / (looked[0] ?? 1), STORED_AIM)} of the line above`,
      command,
    ),
  );
  const speed = table(['what', '>a second', '>p50', '>p99', 'beside', 'command'], rows);
  return `${speed}\n\n${await measureMemory(bench, output, command)}`;
}

/** The server's resident set size after some and after many submissions: a leak would show as growth. */
async function measureMemory(bench: Bench, output: string, command: string): Promise<string> {
  const counts = bench.quick ? [100, 400] : [5_000, 20_000];
  const { server } = await serveEmpty(bench, output);
  const rows: string[][] = [];
  let written = 0;
  let first = 0;
  for (const count of counts) {
    logStep(`memory at ${count} submissions`);
    await submitConcurrently(server.url, count - written, WRITERS);
    written = count;
    const bytes = (await residentBytes(server)).all;
    const beside =
      first === 0 ? '' : `${(bytes / first).toFixed(2)} (aim: at most ${MEMORY_AIM}) times the line above`;
    first ||= bytes;
    rows.push([whole(count), `${whole(bytes / 1e6)} MB`, beside, command]);
  }
  return table(['>submissions', '>resident memory', 'beside', 'command'], rows);
}

/** Starts a server with an empty store. */
async function serveEmpty(bench: Bench, output: string): Promise<{ server: TestServer; data: string }> {
  const data = join(await bench.temporaryFolder(), 'data');
  return {
    data,
    server: await bench.serve(output, undefined, { DATA_DIR: data, FEEDBACK_PER_HOUR: '1000000' }),
  };
}

/** As many bytes as a stored hash has, as it is written. */
const hash = () => randomBytes(32).toString('base64url');

/** Inserts `count` rows as submissions are stored, with random bytes of the size of a sealed one. */
async function fill(data: string, count: number): Promise<void> {
  const database = new Database(join(data, 'feedback.db'));
  const insert = database.prepare(
    "insert into submission (id, notice, received, state, receipt_hash, token_hash, digits_hash, sealed) values (?, 'x', '2024-11-01', 'new', ?, ?, ?, ?)",
  );
  database.pragma('busy_timeout = 10000');
  for (let done = 0; done < count; ) {
    database.exec('begin immediate');
    for (const end = Math.min(count, done + 5_000); done < end; done += 1)
      insert.run(randomBytes(8).toString('hex'), hash(), hash(), hash(), randomBytes(SEALED));
    database.exec('commit');
  }
  database.close();
  if ((await stat(join(data, 'feedback.db'))).size < count * SEALED * 0.5)
    throw new Error('the rows were not inserted');
}

/** Baseline: inserts a second into SQLite alone, each a durable transaction. */
async function insertRate(folder: string, count: number): Promise<number> {
  const database = new Database(join(folder, 'raw.db'));
  for (const setting of ['journal_mode = WAL', 'synchronous = FULL']) database.pragma(setting);
  database.exec('create table raw (id text primary key, sealed blob) without rowid');
  const insert = database.prepare('insert into raw values (?, ?)');
  const sealed = randomBytes(SEALED);
  const began = performance.now();
  for (let done = 0; done < count; done += 1) insert.run(randomBytes(8).toString('hex'), sealed);
  const seconds = (performance.now() - began) / 1000;
  database.close();
  return count / seconds;
}

/** The resident memory of a server's own process, and of all its processes together, in bytes. */
export async function residentBytes({ pid }: TestServer): Promise<{ own: number; all: number }> {
  const own = await residentBytesOf(pid);
  const others = await Promise.all((await childrenOf(pid)).map(residentBytesOf));
  return { own, all: others.reduce((sum, size) => sum + size, own) };
}

/** The resident set size of a process, in bytes. @throws Error where there is no Linux `/proc`. */
async function residentBytesOf(pid: number): Promise<number> {
  const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? [];
  if (kibibytes === undefined) throw new Error('the memory of a process cannot be read here');
  return Number(kibibytes) * 1024;
}

function rates(all: readonly SubmissionLoad[]): number[] {
  return all.map(({ rate }) => rate);
}

function row(way: string, all: readonly SubmissionLoad[], beside: string, command: string): string[] {
  const latencies = all.flatMap((load) => load.latencies);
  return [
    way,
    whole(median(rates(all))),
    `${whole(quantile(latencies, 0.5))} ms`,
    `${whole(quantile(latencies, 0.99))} ms`,
    beside,
    command,
  ];
}
