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
export function submitConcurrently(origin: string, count: number, writers: number): Promise<SubmissionLoad> {
  return loadWith(count, writers, '10.0', (headers) => submit(origin, headers));
}

/**
 * Load test (closed loop): concurrent readers, each from an address of its own, look one receipt up after another.
 * @throws Error when an answer does not show how it stands.
 */
export function lookUpConcurrently(
  origin: string,
  receipt: string,
  count: number,
  readers: number,
): Promise<SubmissionLoad> {
  return loadWith(count, readers, '10.1', async (headers) => {
    const answer = await ask(origin, posting({ receipt }, { path: SITE_PATHS.lookup, headers }));
    if (headingOf(answer) !== '办理情况') throw new Error(`no answer: ${answer.status}`);
  });
}

/** Submits once, and gives the receipt. @throws Error when an answer holds none. */
export async function submit(origin: string, headers: Record<string, string> = {}): Promise<string> {
  const check = await ask(origin, posting(FIELDS, { headers }));
  const answer = await ask(origin, posting({ ...FIELDS, token: tokenIn(check) ?? '' }, { headers }));
  const receipt = receiptIn(answer);
  if (receipt === null) throw new Error(`no receipt: ${answer.status}`);
  return receipt;
}

/** Does something `count` times in all, one after another by each of so many, who come from addresses that begin with `network`. */
async function loadWith(
  count: number,
  concurrent: number,
  network: string,
  work: (headers: Record<string, string>) => Promise<unknown>,
): Promise<SubmissionLoad> {
  const latencies: number[] = [];
  let begun = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: concurrent }, async (_, one) => {
      const headers = { 'X-Forwarded-For': `${network}.${one >> 8}.${one & 255}` };
      while (begun < count) {
        begun += 1;
        const sent = performance.now();
        await work(headers);
        latencies.push(performance.now() - sent);
      }
    }),
  );
  return { rate: (1000 * latencies.length) / (performance.now() - started), latencies };
}
