import { expect } from 'vitest';
import { crowdAt, inLanes, type Told, told } from './crowd';
import { integrityOf, receiptHashesFor, receiptHashesIn } from './feedback-data';
import { FIRST } from './fixtures';
import { startServer, type TestServer } from './server';
import type { Fields } from './writer';

/** How many send at the same time: fewer than the 511 connections that may wait until a busy server accepts them. */
const AT_A_TIME = 400;

/** A crash in the middle of submissions. */
export interface Crash {
  /** The server's `DATA_DIR`. */
  data: string;
  /** Begins the message of every writer of this crash. */
  round: string;
  /** How many confirm, as many of them at the same time as may. */
  writers: number;
  /** How many receipts are seen before it. */
  seen: number;
}

/**
 * Kills a server while `writers` confirm what they wrote, starts it again, and lets everyone send the very same once
 * more; expects that nothing was lost, doubled or promised in vain. Gives the messages that are then stored besides.
 */
export async function crashAmid({ data, round, writers, seen }: Crash): Promise<string[]> {
  const start = () => startServer({ at: FIRST.open, env: { DATA_DIR: data, FEEDBACK_PER_HOUR: '1000000' } });
  const doomed = await start();
  const crowd = await crowdAt(doomed.url, writers, round);
  const earlier = await receiptHashesIn(data);
  const before = await answersUntilDeath(doomed, crowd, seen);
  await doomed.stop();
  const [lost, shown] = [before.filter(({ status }) => status === 0), receiptsOf(before)];
  expect(lost.length).toBeGreaterThan(0);
  expect(shown.length).toBe(writers - lost.length);
  expect(await integrityOf(data)).toBe('ok');
  expect(await receiptHashesIn(data)).toEqual(
    expect.arrayContaining([...earlier, ...(await receiptHashesFor(data, shown))]),
  );

  const healed = await start();
  const again = await inLanes(AT_A_TIME, crowd, (fields) => told(healed.url, fields));
  await healed.stop();
  const receipts = receiptsOf(again);
  expect(receipts.length).toBe(writers);
  expect(before.map(({ receipt }, index) => receipt ?? receipts[index])).toEqual(receipts);
  expect(await receiptHashesIn(data)).toEqual(
    [...earlier, ...(await receiptHashesFor(data, receipts))].sort(),
  );
  expect(await integrityOf(data)).toBe('ok');
  return crowd.map(({ message = '' }) => message);
}

/** Everybody confirms; the server is killed once so many receipts were seen. */
export async function answersUntilDeath(
  server: TestServer,
  crowd: readonly Fields[],
  most: number,
): Promise<Told[]> {
  let seen = 0;
  let death: Promise<void> | null = null;
  const answers = await inLanes(AT_A_TIME, crowd, async (fields) => {
    const answer = await told(server.url, fields);
    if (answer.receipt !== null) seen += 1;
    if (seen >= most) death ??= server.kill();
    return answer;
  });
  await death;
  return answers;
}

function receiptsOf(answers: readonly Told[]): string[] {
  return answers.flatMap(({ receipt }) => receipt ?? []);
}
