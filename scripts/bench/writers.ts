import { performance } from 'node:perf_hooks';
import { ask } from '../../tests/harness/ask';
import { posting, receiptIn, tokenIn, WRITTEN } from '../../tests/harness/writer';

/** What many writers did. */
export interface Written {
  /** Submissions with a receipt, by the second. */
  rate: number;
  /** How long both steps of each took together, in milliseconds. */
  times: number[];
}

/** A message of 300 characters. */
const FIELDS = { ...WRITTEN, message: '请问第三项里的讲座，我们社区什么时候能办？'.repeat(15).slice(0, 300) };

/**
 * Has `writers` send submissions one after another, by both steps, until `count` have a receipt; each writer comes
 * from an address of its own.
 * @throws Error when one is not answered with a receipt.
 */
export async function write(origin: string, count: number, writers: number): Promise<Written> {
  const times: number[] = [];
  let begun = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      const headers = { 'X-Forwarded-For': `10.0.${writer >> 8}.${writer & 255}` };
      while (begun < count) {
        begun += 1;
        const began = performance.now();
        const check = await ask(origin, posting(FIELDS, { headers }));
        const receipt = await ask(origin, posting({ ...FIELDS, token: tokenIn(check) ?? '' }, { headers }));
        times.push(performance.now() - began);
        if (receiptIn(receipt) === null) throw new Error(`no receipt: ${receipt.status}`);
      }
    }),
  );
  return { rate: (1000 * times.length) / (performance.now() - started), times };
}
