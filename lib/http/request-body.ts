import { AsyncLocalStorage } from 'node:async_hooks';
import type { RequestBody } from '#lib/http/body';
import { processWide } from '#lib/process-wide';

/** What of a request and its answer only the server itself knows. */
export interface Exchange {
  /** Reads the body from the connection: at most `limit` bytes, in at most `milliseconds`. */
  readBody(limit: number, milliseconds: number): Promise<RequestBody>;
}

const storage = processWide<AsyncLocalStorage<Exchange>>('exchanges');

/** Does a work in which `currentExchange` is `exchange`. */
export function inExchange<T>(exchange: Exchange, work: () => T): T {
  let exchanges = storage.get();
  if (!exchanges) {
    exchanges = new AsyncLocalStorage();
    storage.set(exchanges);
  }
  return exchanges.run(exchange, work);
}

/** The exchange in which this is called. @throws Error outside of one. */
export function currentExchange(): Exchange {
  const exchange = storage.get()?.getStore();
  if (!exchange) throw new Error('called outside of a request');
  return exchange;
}
