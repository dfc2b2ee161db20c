import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { currentExchange, type Exchange, inExchange } from '#lib/http/request-body';

const exchange = (): Exchange => ({ readBody: () => Promise.reject(new Error('no body')) });

describe('the exchange in which something is called', () => {
  test('is none outside of a request', () => {
    expect(() => currentExchange()).toThrow('called outside of a request');
  });

  test('is that of the request, also after waiting', async () => {
    const one = exchange();
    const seen = await inExchange(one, async () => {
      await turn();
      return currentExchange();
    });
    expect(seen).toBe(one);
    expect(() => currentExchange()).toThrow('called outside of a request');
  });

  test('is each request’s own when many run at once', async () => {
    const all = Array.from({ length: 20 }, exchange);
    const seen = await Promise.all(
      all.map((one) =>
        inExchange(one, async () => {
          await turn();
          return currentExchange();
        }),
      ),
    );
    expect(seen.every((one, index) => one === all[index])).toBe(true);
  });

  test('is known to modules that were loaded a second time', async () => {
    const one = exchange();
    vi.resetModules();
    const again = await import('#lib/http/request-body');
    expect(inExchange(one, () => again.currentExchange())).toBe(one);
  });
});
