import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { databaseFile } from '../../scripts/server/last-data';
import { told, writtenBy } from '../harness/crowd';
import { receiptHashesIn, receiptHashIn } from '../harness/feedback-data';
import { FIRST, secondsAfter } from '../harness/fixtures';
import { startServer, type TestServer, until } from '../harness/server';
import { postUnheard } from '../harness/wire';
import { checked, type Fields, feedbackOf } from '../harness/writer';

// The same confirming post, again and elsewhere: one submission, one receipt. Two processes share one folder.

const DAY = 86_400;

let data: string;
let first: TestServer;
let second: TestServer;
let hashOf: (receipt: string) => Promise<string>;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'disclosure-repeat-'));
  // One submission in an hour from each source: most tests write from a source of their own.
  const options = { at: FIRST.open, env: { DATA_DIR: data, TRUST_PROXY: '1', FEEDBACK_PER_HOUR: '1' } };
  [first, second] = await Promise.all([startServer(options), startServer(options)]);
  hashOf = await receiptHashIn(databaseFile({ DATA_DIR: data }));
});
afterAll(async () => {
  await Promise.all([first.stop(), second.stop()]);
  await rm(data, { recursive: true, force: true });
});
beforeEach(() => moveClocks(FIRST.open));

async function moveClocks(moment: string): Promise<void> {
  await Promise.all([first.stopClock(moment), second.stopClock(moment)]);
}

let sources = 0;

/** The headers of a source that nobody was before. */
function newSource(): Fields {
  sources += 1;
  return { 'X-Forwarded-For': `198.51.100.${sources}` };
}

/** How often the submission with this receipt is stored. */
async function timesStored(receipt: string | null): Promise<number> {
  const hashes = await receiptHashesIn(data);
  const wanted = await hashOf(receipt ?? '');
  return hashes.filter((hash) => hash === wanted).length;
}

describe('the same token again', () => {
  test('gives whoever lost the answer after it was stored the receipt', async () => {
    const source = newSource();
    const fields = await checked(first.url, writtenBy('断线的人'), source);
    const before = (await receiptHashesIn(data)).length;
    const close = await postUnheard(first.port, feedbackOf(FIRST.slug), fields, source);
    await until(async () => (await receiptHashesIn(data)).length > before || null, 'the submission');
    close();
    const { status, receipt } = await told(first.url, fields, source);
    expect([status, await timesStored(receipt)]).toEqual([200, 1]);
    expect((await receiptHashesIn(data)).length).toBe(before + 1);
  });

  test('gives whoever hung up at once a receipt, and is stored once', async () => {
    const source = newSource();
    const fields = await checked(first.url, writtenBy('马上断线的人'), source);
    const close = await postUnheard(first.port, feedbackOf(FIRST.slug), fields, source);
    close();
    // Also from elsewhere: on the way home, say.
    const { status, receipt } = await told(second.url, fields, newSource());
    expect([status, await timesStored(receipt)]).toEqual([200, 1]);
  });

  test('twenty times at once, as by many taps, is counted as one submission', async () => {
    const source = newSource();
    const fields = await checked(first.url, writtenBy('连点的人'), source);
    const answers = await Promise.all(Array.from({ length: 20 }, () => told(first.url, fields, source)));
    expect(answers).toEqual(answers.map(() => ({ ...answers[0], status: 200 })));
    expect(await timesStored(answers[0]?.receipt ?? null)).toBe(1);
  });

  test('twenty times at once, to two processes, is one submission with one receipt', async () => {
    const source = newSource();
    const fields = await checked(first.url, writtenBy('连点二十下的人'), source);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        // Each from elsewhere: they race for the store, not for the budget.
        told(index % 2 === 0 ? first.url : second.url, fields, newSource()),
      ),
    );
    const receipts = new Set(answers.map(({ receipt }) => receipt));
    expect([answers.map(({ status }) => status), receipts.size]).toEqual([answers.map(() => 200), 1]);
    expect(await timesStored([...receipts][0] ?? null)).toBe(1);
  });

  test.each([
    { when: 'the signing key was changed', at: secondsAfter(FIRST.open, 2 * DAY) },
    { when: 'the token is a day old', at: secondsAfter(FIRST.open, DAY) },
    { when: 'the window closed', at: FIRST.closed },
    { when: 'the clock was set back', at: secondsAfter(FIRST.open, -2 * DAY) },
  ])('gives the receipt after $when, from both processes', async ({ at }) => {
    const source = newSource();
    const fields = await checked(first.url, writtenBy('再来看回执的人'), source);
    const before = await told(first.url, fields, source);
    await moveClocks(at);
    // Whoever begins now gets the key of that day made.
    await told(second.url, writtenBy('那时才来的人'), newSource());
    for (const { url } of [first, second]) {
      const { status, heading, receipt } = await told(url, fields, source);
      expect([status, heading, receipt]).toEqual([200, before.heading, before.receipt]);
    }
    expect(await timesStored(before.receipt)).toBe(1);
  });

  test('gives the receipt when the budget is spent', async () => {
    const source = newSource();
    const [stored, other] = [
      await checked(first.url, writtenBy('用完次数的人'), source),
      await checked(first.url, writtenBy('用完次数后又写的人'), source),
    ];
    const { receipt } = await told(first.url, stored, source);
    expect((await told(first.url, other, source)).status).toBe(429);
    expect(await told(first.url, stored, source)).toMatchObject({ status: 200, receipt });
  });
});

describe('a token of one process', () => {
  test('confirms at another at once', async () => {
    const source = newSource();
    for (const [from, to] of [
      [first, second],
      [second, first],
    ] as const) {
      await moveClocks(secondsAfter(FIRST.open, from === first ? DAY : 2 * DAY));
      const fields = await checked(from.url, writtenBy('换了进程的人'), source);
      const { receipt } = await told(to.url, fields, newSource());
      expect(await timesStored(receipt)).toBe(1);
    }
  });

  test('confirms what was checked before the key was changed, for a day', async () => {
    const source = newSource();
    await moveClocks(secondsAfter(FIRST.open, 20 * 3_600));
    const fields = await checked(first.url, writtenBy('跨过零点的人'), source);
    const late = await checked(first.url, writtenBy('迟到的人'), source);
    await moveClocks(secondsAfter(FIRST.open, 20 * 3_600 + DAY - 1));
    await checked(second.url, writtenBy('新的一天'), source);
    expect(await timesStored((await told(second.url, fields, newSource())).receipt)).toBe(1);
    await moveClocks(secondsAfter(FIRST.open, 20 * 3_600 + DAY));
    const again = await told(second.url, late, newSource());
    expect([again.status, again.heading, again.token === late.token]).toEqual([200, '请核对后提交', false]);
  });
});
