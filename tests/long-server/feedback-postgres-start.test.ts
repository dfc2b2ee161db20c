import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { readSingleKey } from '#lib/feedback/crypto/key-file';
import { hashOfLetters, hashOfSecret, receiptOfToken } from '#lib/feedback/crypto/receipt-derivation';
import { createReceiptSecrets } from '#lib/feedback/crypto/receipt-hash';
import { parseToken } from '#lib/feedback/crypto/token';
import { AS_USUAL, answeredNow, untilState } from '../harness/as-usual';
import { ask as submit } from '../harness/ask';
import { crowdAt, keptFor, told, writtenBy } from '../harness/crowd';
import { keptWith } from '../harness/feedback-data';
import { FIRST, secondsAfter } from '../harness/fixtures';
import { atLast } from '../harness/flow';
import { ownServer } from '../harness/for-test';
import { office } from '../harness/office';
import { type Postgres, startPostgres } from '../harness/postgres';
import { ask } from '../harness/postgres-database';
import { startServer, type TestServer } from '../harness/server';
import { checked, type Fields, posting, receiptIn } from '../harness/writer';

// Servers that share a PostgreSQL: how they start, and what they know of each other.

let folder: string;
let postgres: Postgres;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disclosure-postgres-start-'));
  postgres = await startPostgres();
});
afterAll(async () => {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

function optionsOf(url: string, env: Record<string, string> = {}) {
  return { at: FIRST.open, env: { DATABASE_URL: url, FEEDBACK_PER_HOUR: '10000', ...env } };
}

test('a start without a database and without a key takes submissions once both are there', async () => {
  const url = await postgres.createDatabase();
  await postgres.kill();
  const server = await ownServer(optionsOf(url, { DATA_DIR: join(folder, 'data') }));
  await server.printed('数据库无法连接或无法打开');
  const crowd = await crowdAt(server.url, 5, '早来的');
  const answers = (all: readonly Fields[]) => Promise.all(all.map((fields) => told(server.url, fields)));
  const sentAway = (heading: string) => crowd.map((fields) => ({ ...keptFor(fields), heading }));
  expect(await answeredNow(server.url)).toEqual(AS_USUAL);
  expect(await answers(crowd)).toEqual(sentAway('不能确定反馈是否提交成功'));
  await untilState(server.url, 'gone');

  await postgres.start();
  // Until it has seen that the database is there, whoever comes may still be told of the one that is not.
  await untilState(server.url, 'no-key');
  expect(await answers(crowd)).toEqual(sentAway('反馈没有提交成功'));
  expect(await answeredNow(server.url)).toEqual(AS_USUAL);
  // Nothing of the key is ever made here.
  expect(await readdir(folder)).toEqual([]);

  const file = join(folder, 'key.txt');
  const store = { DATABASE_URL: url, DATA_DIR: join(folder, 'data') };
  expect(await office(store, 'key', file)).toMatchObject({ code: 0, stderr: '' });
  const receipts = await Promise.all(crowd.map((fields) => atLast(server.url, fields)));
  const { identity } = await readSingleKey(file);
  expect(await keptWith(store, identity, receipts)).toEqual({
    messages: crowd.map(({ message }) => message).sort(),
    found: crowd.length,
  });
});

describe('two processes that start at once on one new database', () => {
  let url: string;
  let first: TestServer;
  let second: TestServer;
  let sources = 0;
  /** The headers of a source that nobody was before. */
  const newSource = (): Fields => {
    sources += 1;
    return { 'X-Forwarded-For': `198.51.100.${sources}` };
  };
  const timesStored = async (receipt: string | null) => {
    const [{ salt } = {}] = z
      .array(z.object({ salt: z.instanceof(Buffer) }))
      .parse(await ask(url, 'select salt from receipt_salt'));
    const secretOf = createReceiptSecrets({ receiptSalt: async () => salt ?? Buffer.alloc(0) });
    const hash = hashOfSecret(await secretOf(receipt ?? ''));
    return (await ask(url, 'select 1 from submission where digits_hash = $1', [hash])).length;
  };

  beforeAll(async () => {
    url = await postgres.createDatabase();
    const options = optionsOf(url, { TRUST_PROXY: '1', FEEDBACK_PER_HOUR: '2' });
    [first, second] = await Promise.all([startServer(options), startServer(options)]);
    const made = await office(
      { DATABASE_URL: url, DATA_DIR: join(folder, 'data') },
      'key',
      join(folder, 'key-of-two.txt'),
    );
    expect(made.stderr).toBe('');
  });
  afterAll(() => Promise.all([first.stop(), second.stop()]));

  test('both serve, and take submissions that the one key opens', async () => {
    const receipts: (string | null)[] = [];
    for (const { url: origin } of [first, second]) {
      const source = newSource();
      const fields = await checked(origin, writtenBy('两个进程的人'), source);
      receipts.push((await told(origin, fields, source)).receipt);
    }
    const { identity } = await readSingleKey(join(folder, 'key-of-two.txt'));
    const { messages, found } = await keptWith({ DATABASE_URL: url, DATA_DIR: folder }, identity, receipts);
    expect([messages.length, found]).toEqual([2, 2]);
    expect(await ask(url, 'select version from schema_version')).toHaveLength(1);
  });

  test('a token of one confirms at the other at once, and again at both', async () => {
    const source = newSource();
    const fields = await checked(first.url, writtenBy('换了进程的人'), source);
    const { receipt } = await told(second.url, fields, source);
    expect(await timesStored(receipt)).toBe(1);
    for (const moment of [FIRST.open, secondsAfter(FIRST.open, 2 * 86_400), FIRST.closed]) {
      await Promise.all([first.stopClock(moment), second.stopClock(moment)]);
      for (const { url: origin } of [first, second])
        expect(await told(origin, fields, source)).toMatchObject({ status: 200, receipt });
    }
    await Promise.all([first.stopClock(FIRST.open), second.stopClock(FIRST.open)]);
    expect(await timesStored(receipt)).toBe(1);
  });

  test('the same token twenty times at once is one submission with one receipt', async () => {
    const fields = await checked(first.url, writtenBy('连点的人'), newSource());
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        told(index % 2 === 0 ? first.url : second.url, fields, newSource()),
      ),
    );
    const receipts = new Set(answers.map(({ receipt }) => receipt));
    expect([answers.map(({ status }) => status), receipts.size]).toEqual([answers.map(() => 200), 1]);
    expect(await timesStored([...receipts][0] ?? null)).toBe(1);
  });

  test('a token that a program of the first schema stored shows the receipt of letters that was shown then', async () => {
    const fields = await checked(first.url, writtenBy('改版以前的人'), newSource());
    const earlier = receiptOfToken(parseToken(fields.token ?? '') ?? { bits: new Uint8Array() }, 'letters');
    await ask(
      url,
      "insert into submission (id, notice, received, state, receipt_hash, sealed) values ('first', $1, '2024-11-05', 'new', $2, '')",
      [FIRST.slug, hashOfLetters(earlier)],
    );
    const answer = await submit(second.url, posting(fields));
    expect([answer.status, receiptIn(answer)]).toEqual([200, earlier]);
    expect(answer.text).toContain('回执号里没有字母 I、L、O、U。');
    expect(await ask(url, "select digits_hash from submission where id = 'first'")).toEqual([
      { digits_hash: null },
    ]);
  });

  test('what a source may send is counted for both together', async () => {
    const source = newSource();
    const sent = ['甲', '乙', '丙'].map((who) => checked(first.url, writtenBy(`同一来源的${who}`), source));
    const [one = {}, two = {}, three = {}] = await Promise.all(sent);
    expect((await told(first.url, one, source)).status).toBe(200);
    expect((await told(second.url, two, source)).status).toBe(200);
    for (const { url: origin } of [first, second])
      expect((await told(origin, three, source)).status).toBe(429);
    expect((await told(second.url, three, newSource())).status).toBe(200);
  });

  test('sources stand in the database as hashes alone', async () => {
    const counted = await ask(url, 'select * from source_count');
    expect(counted.length).toBeGreaterThan(0);
    expect(JSON.stringify(counted)).not.toContain('198.51');
  });
});
