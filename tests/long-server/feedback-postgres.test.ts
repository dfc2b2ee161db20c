import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { generateOfficeKey } from '#lib/feedback/crypto/sealing';
import { withStore } from '../../scripts/server/store';
import { AS_USUAL, answeredNow, untilState } from '../harness/as-usual';
import { crowdAt, keptFor, told } from '../harness/crowd';
import { keptWith } from '../harness/feedback-data';
import { FIRST } from '../harness/fixtures';
import { atLast, startFlow } from '../harness/flow';
import { type Line, openLine } from '../harness/line';
import { type Postgres, startPostgres } from '../harness/postgres';
import { ask } from '../harness/postgres-database';
import { startServer, type TestServer } from '../harness/server';

// A server whose PostgreSQL is restarted, cut off, held still, full, or not there.

let folder: string;
let postgres: Postgres;
let url: string;
let line: Line;
let server: TestServer;
let identity: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disclosure-postgres-site-'));
  postgres = await startPostgres();
  url = await postgres.createDatabase('site');
  line = await openLine(url);
  const key = await generateOfficeKey();
  identity = key.identity;
  await withStore({ DATA_DIR: folder, DATABASE_URL: url }, (store) =>
    store.registerOffice({ recipient: key.recipient, custody: 'elsewhere' }),
  );
  server = await startServer({
    at: FIRST.open,
    env: { DATABASE_URL: line.url, FEEDBACK_PER_HOUR: '100000' },
  });
});
afterAll(async () => {
  await server.stop();
  await line.close();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

/** What is stored of writers whose messages begin with `who`, and how many of these receipts find something. */
async function keptOf(who: string, receipts: readonly (string | null)[]) {
  const { messages, found } = await keptWith({ DATA_DIR: folder, DATABASE_URL: url }, identity, receipts);
  return { messages: messages.filter((message) => message.startsWith(who)), found };
}

/**
 * Twenty writers confirm in a trouble that `begin` makes and its result ends. Of one that may be over before it is ended
 * (`passes`), the last of them may learn nothing.
 */
async function expectHeldBack(
  who: string,
  state: string,
  begin: () => Promise<() => Promise<unknown>>,
  { passes = false } = {},
): Promise<string[]> {
  const crowd = await crowdAt(server.url, 20, who);
  const end = await begin();
  const posts = crowd.map((fields) => told(server.url, fields));
  expect(await answeredNow(server.url)).toEqual(AS_USUAL);
  const refused = await Promise.all(posts);
  const early = refused.map(({ receipt }) => (passes ? receipt : null));
  expect(refused).toEqual(
    crowd.map((fields, index) =>
      early[index] ? refused[index] : { ...keptFor(fields), heading: refused[index]?.heading },
    ),
  );
  await untilState(server.url, state);
  await end();
  // A connection that was cut meanwhile is found out by whoever uses it next.
  const receipts = await Promise.all(crowd.map((fields) => atLast(server.url, fields)));
  expect(early.map((receipt, index) => receipt ?? receipts[index])).toEqual(receipts);
  expect(await keptOf(who, receipts)).toEqual({
    messages: crowd.map(({ message }) => message).sort(),
    found: crowd.length,
  });
  await untilState(server.url, 'ok');
  return [...new Set(refused.map(({ heading }) => heading))];
}

describe('while posts flow', () => {
  test('a restart, a crash and cut connections lose and double none', async () => {
    const flow = startFlow(server.url, '流');
    for (const trouble of [
      () => postgres.restart('fast'),
      () => postgres.restart('immediate'),
      () => postgres.cutConnections('site'),
    ]) {
      await flow.receipts(20);
      await trouble();
    }
    await flow.receipts(20);
    const { messages, receipts } = await flow.end();
    expect(await keptOf('流', receipts)).toEqual({ messages, found: receipts.length });
  });

  test('nothing is lost or doubled while it is away for a time', async () => {
    const flow = startFlow(server.url, '离开');
    await flow.receipts(20);
    await postgres.kill();
    await flow.refusal();
    expect(await answeredNow(server.url)).toEqual(AS_USUAL);
    await untilState(server.url, 'gone');
    await postgres.start();
    await flow.receipts(20);
    const { messages, receipts } = await flow.end();
    expect(await keptOf('离开', receipts)).toEqual({ messages, found: receipts.length });
  });
});

describe('everyone’s words are given back, pages and first steps go on, and later the same is stored once', () => {
  test('when it stands still', async () => {
    await expectHeldBack('停住', 'slow|busy|silent|gone', async () => {
      await postgres.pause();
      onTestFinished(() => postgres.resume());
      return () => postgres.resume();
    });
  });

  test('when it has no room', async () => {
    const headings = await expectHeldBack('没地方', 'full', async () => {
      await ask(
        url,
        `create function no_room() returns trigger language plpgsql as
         $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`,
      );
      await ask(url, 'create trigger no_room before insert on submission execute function no_room()');
      await ask(url, 'create trigger no_room before delete on source_count execute function no_room()');
      return async () => ask(url, 'drop function no_room cascade');
    });
    expect(headings).toEqual(['反馈没有提交成功']);
  });

  test('when it may only be read', async () => {
    await expectHeldBack('只读', 'read-only', async () => {
      await ask(url, 'alter database site set default_transaction_read_only = on');
      await postgres.cutConnections('site');
      return async () => {
        await ask(url, 'begin; set transaction read write; alter database site reset all; commit');
        await postgres.cutConnections('site');
      };
    });
  });

  test('when its lines fall silent, until they are given up', async () => {
    const silence = async () => {
      line.silence('everything');
      return async () => undefined;
    };
    await expectHeldBack('没声音', 'ok|slow|silent|gone', silence, { passes: true });
  });
});

test('whoever’s answer is lost after the commit is told that it is not sure, and then has the receipt', async () => {
  const [fields = {}] = await crowdAt(server.url, 1, '答复丢了');
  await ask(
    url,
    `create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(0.5); return new; end $$`,
  );
  await ask(url, 'create trigger slow before insert on submission for each row execute function slow()');
  const post = told(server.url, fields);
  line.silence('answers');
  expect(await post).toEqual({ ...keptFor(fields), heading: '不能确定反馈是否提交成功' });
  await ask(url, 'drop function slow cascade');
  const receipt = await atLast(server.url, fields);
  expect(await keptOf('答复丢了', [receipt])).toEqual({ messages: [fields.message], found: 1 });
});
