import { performance } from 'node:perf_hooks';
import { ask } from '../../tests/harness/ask';
import { posting, receiptIn, tokenIn, WRITTEN } from '../../tests/harness/writer';

/** The result of a load test of the feedback form. */
export interface SubmissionLoad {
  /** Throughput: submissions with a receipt a second. */
  rate: number;
  /** The latency of each submission, both steps together, in milliseconds. */
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
