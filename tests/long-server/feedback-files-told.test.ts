import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { UNAVAILABLE } from '#lib/feedback/store/unavailable';
import { AS_USUAL, answeredNow, storeState, untilState } from '../harness/as-usual';
import { crowdAt, told } from '../harness/crowd';
import { integrityOf, keptIn, runStatement } from '../harness/feedback-data';
import { FIRST } from '../harness/fixtures';
import { atLast } from '../harness/flow';
import { emptied, MEDDLINGS } from '../harness/meddling';
import { office } from '../harness/office';
import { startServer, type TestServer, until } from '../harness/server';

// A running server whose database somebody copies, moves, replaces, cuts or removes.

/** What staff read of a database that is not where it was opened. */
const MOVED = UNAVAILABLE.moved;

let folder: string;
let data: string;
let aside: string;
let server: TestServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disclosure-files-'));
  data = join(folder, 'data');
  aside = join(folder, 'aside');
  await mkdir(aside);
  server = await startServer({ at: FIRST.open, env: { DATA_DIR: data, FEEDBACK_PER_HOUR: '10000' } });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await emptied(aside);
  for (const name of await readdir(data))
    if (/\.(replaced|not-its-own)-/.test(name)) await rm(join(data, name));
});

/** The same work, done at the first call alone. */
function once(work: () => Promise<unknown>): () => Promise<void> {
  let done: Promise<unknown> | null = null;
  return async () => {
    done ??= work();
    await done;
  };
}

/** Expects of the office's list that it shows what is there, or says why it shows nothing. */
async function expectHonestList(): Promise<void> {
  const { code, stdout, stderr } = await office({ DATA_DIR: data, DATABASE_URL: undefined }, 'list');
  if (code !== 0) {
    expect(stderr).toMatch(/^(数据库现在不能使用|没有找到数据库)/);
    return;
  }
  const [[count] = []] = await runStatement(data, 'select count(*) from submission');
  expect(stdout).toContain(count === 0 ? '还没有收到反馈' : `共 ${count} 件`);
}

describe.each(MEDDLINGS)('while $what', ({ what, meddle, healsItself, states }) => {
  test('no receipt is shown for what is not there, the office and /healthz are told, and it heals', async () => {
    const early = await crowdAt(server.url, 2, `先来，${what.slice(0, 20)}`);
    for (const fields of early) await atLast(server.url, fields);
    const [first = {}, ...others] = await crowdAt(server.url, 4, what.slice(0, 20));
    const printed = server.log().length;
    const mend = once(await meddle({ data, aside }));
    onTestFinished(mend);

    const met = await told(server.url, first);
    if (healsItself) {
      // The desk asks the store too, every few seconds: it may have met the trouble first, and ended it. Its log tells either.
      if (met.receipt === null) expect(met.status).toBe(503);
      await until(async () => server.log().includes(MOVED, printed) || null, `staff to read that ${what}`);
    } else {
      expect([met.status, met.receipt]).toEqual([503, null]);
      await untilState(server.url, states);
    }
    expect(await answeredNow(server.url)).toEqual(AS_USUAL);
    const meanwhile = [met.receipt];
    for (const fields of others)
      meanwhile.push(
        healsItself ? await atLast(server.url, fields) : (await told(server.url, fields)).receipt,
      );
    if (healsItself) await untilState(server.url, 'ok');
    else {
      expect(meanwhile).toEqual([null, null, null, null]);
      expect(await storeState(server.url)).toMatch(/^200 (?!ok)/);
    }
    await expectHonestList();

    await mend();
    const again = await Promise.all(
      [first, ...others].map((fields) =>
        until(async () => (await told(server.url, fields)).receipt, `a receipt once ${what} is over`),
      ),
    );
    await untilState(server.url, 'ok');
    expect(meanwhile.map((receipt, index) => receipt ?? again[index])).toEqual(again);
    expect(await integrityOf(data)).toBe('ok');
    const { messages, found } = await keptIn(data, again);
    expect(found).toBe(4);
    expect(messages.filter((message) => message.startsWith(`${what.slice(0, 20)}第`))).toHaveLength(4);
    await expectHonestList();
  });
});
