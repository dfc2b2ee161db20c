import { performance } from 'node:perf_hooks';
import { SITE_PATHS } from '#lib/model/addresses';
import { ask } from '../../tests/harness/ask';
import { headingOf, posting, receiptIn, tokenIn, WRITTEN } from '../../tests/harness/writer';

/** The result of a load test of the feedback form, or of the look-up. */
export interface SubmissionLoad {
  /** Throughput: submissions with a receipt, or look-ups with an answer, a second. */
  rate: number;
  /** The latency of each submission, both steps together, or of each look-up, in milliseconds. */
  latencies: number[];
}

/** A submission whose message has 300 characters. */
const FIELDS = { ...WRITTEN, message: '请问第三项里的讲座，我们社区什么时候能办？'.repeat(15).slice(0, 300) };

/**
 * Load test (closed loop): concurrent writers, each from an address of its own, submit one message after another, by
 * both steps of the form, until `count` have a receipt.
 * @throws Error when an answer holds no receipt.
 */
export async function submitConcurrently(
  origin: string,
  count: number,
  writers: number,
): Promise<SubmissionLoad> {
  const latencies: number[] = [];
  let begun = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      const headers = { 'X-Forwarded-For': `10.0.${writer >> 8}.${writer & 255}` };
      while (begun < count) {
        begun += 1;
        const sent = performance.now();
        const check = await ask(origin, posting(FIELDS, { headers }));
        const receipt = await ask(origin, posting({ ...FIELDS, token: tokenIn(check) ?? '' }, { headers }));
        latencies.push(performance.now() - sent);
        if (receiptIn(receipt) === null) throw new Error(`no receipt: ${receipt.status}`);
      }
    }),
  );
  return { rate: (1000 * latencies.length) / (performance.now() - started), latencies };
}

/** Submits once, and gives the receipt. */
export async function submitOne(origin: string): Promise<string> {
  const check = await ask(origin, posting(FIELDS));
  const receipt = receiptIn(await ask(origin, posting({ ...FIELDS, token: tokenIn(check) ?? '' })));
  if (receipt === null) throw new Error('no receipt');
  return receipt;
}

/**
 * Load test (closed loop): concurrent readers, each from an address of its own, look one receipt up after another.
 * @throws Error when an answer does not show how it stands.
 */
export async function lookUpConcurrently(
  origin: string,
  receipt: string,
  count: number,
  readers: number,
): Promise<SubmissionLoad> {
  const latencies: number[] = [];
  let begun = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: readers }, async (_, reader) => {
      const headers = { 'X-Forwarded-For': `10.1.${reader >> 8}.${reader & 255}` };
      while (begun < count) {
        begun += 1;
        const sent = performance.now();
        const answer = await ask(origin, posting({ receipt }, { path: SITE_PATHS.lookup, headers }));
        latencies.push(performance.now() - sent);
        if (headingOf(answer) !== '办理情况') throw new Error(`no answer: ${answer.status}`);
      }
    }),
  );
  return { rate: (1000 * latencies.length) / (performance.now() - started), latencies };
}
