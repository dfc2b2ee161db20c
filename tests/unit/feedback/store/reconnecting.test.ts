import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { reconnectingStore } from '#lib/feedback/store/reconnecting';
import type { TokenHashes } from '#lib/feedback/store/store';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import { namedHashes } from '../../../harness/named-hashes';
import { memoryStore } from '../memory-store';

/** Opens stores in memory, one after the other; those before were lost. `failures` come first. */
function opener(...failures: Error[]) {
  const opened: ReturnType<typeof memoryStore>[] = [];
  const closed: number[] = [];
  const state: { failure: Error | null } = { failure: null };
  const open = async () => {
    const failure = failures.shift();
    if (failure) throw failure;
    const store = memoryStore();
    const number = opened.push(store);
    return {
      ...store,
      find: (token: TokenHashes) => (state.failure ? Promise.reject(state.failure) : store.find(token)),
      close: async () => {
        closed.push(number);
      },
    };
  };
  return { open, opened, closed, state };
}

describe('a store that heals', () => {
  test('is opened when it is first asked, once for all who ask', async () => {
    const { open, opened } = opener();
    const store = reconnectingStore(open);
    expect(opened).toHaveLength(0);
    await Promise.all(Array.from({ length: 10 }, () => store.find(namedHashes('one'))));
    expect(opened).toHaveLength(1);
  });

  test('is opened again at the next question when that failed, whatever the reason', async () => {
    const { open } = opener(new StoreUnavailable('newer'), new Error('a slip'));
    const store = reconnectingStore(open);
    await expect(store.find(namedHashes('one'))).rejects.toThrow(new StoreUnavailable('newer'));
    await expect(store.find(namedHashes('one'))).rejects.toThrow('a slip');
    expect(await store.find(namedHashes('one'))).toBeNull();
  });

  test('says the same to all who waited for it to open', async () => {
    const { open } = opener(new StoreUnavailable('busy'));
    const store = reconnectingStore(open);
    const asked = await Promise.allSettled(Array.from({ length: 5 }, () => store.office()));
    expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 'rejected'));
    expect(await store.office()).toBeNull();
  });

  test.each(['moved', 'damaged', 'silent', 'crashed'] as const)(
    'is left, closed and opened again when it is %s',
    async (reason) => {
      const { open, opened, closed, state } = opener();
      const store = reconnectingStore(open);
      state.failure = new StoreUnavailable(reason);
      const asked = await Promise.allSettled(Array.from({ length: 5 }, () => store.find(namedHashes('one'))));
      expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 'rejected'));
      state.failure = null;
      expect(await store.find(namedHashes('one'))).toBeNull();
      expect([opened.length, closed]).toEqual([2, [1]]);
    },
  );

  test.each(['moved', 'damaged'] as const)(
    'is not opened again before it is closed, when its file is %s: within a process both would share its locks',
    async (reason) => {
      const { open, opened, state } = opener();
      let end = () => {};
      const closing = new Promise<void>((resolve) => {
        end = resolve;
      });
      const store = reconnectingStore(async () => ({ ...(await open()), close: () => closing }));
      state.failure = new StoreUnavailable(reason);
      const lost = expect(store.find(namedHashes('one'))).rejects.toThrow(state.failure);
      await expect(store.find(namedHashes('two'))).rejects.toThrow(state.failure);
      state.failure = null;
      const asked = store.find(namedHashes('three'));
      await turn();
      expect(opened).toHaveLength(1);
      end();
      await lost;
      expect(await asked).toBeNull();
      expect(opened).toHaveLength(2);
    },
  );

  test('says once what it was left for, however many met the fault', async () => {
    const { open, state } = opener();
    const lost: StoreUnavailable[] = [];
    const store = reconnectingStore(open, (fault) => lost.push(fault));
    state.failure = new StoreUnavailable('crashed');
    await Promise.allSettled(Array.from({ length: 5 }, () => store.find(namedHashes('one'))));
    expect(lost).toEqual([state.failure]);
  });

  test('is opened again at the next question when it was lost while nobody asked', async () => {
    const { open, opened } = opener();
    const lost: StoreUnavailable[] = [];
    let crash = (_: StoreUnavailable) => {};
    const store = reconnectingStore(
      (_, onCrash) => {
        crash = onCrash;
        return open();
      },
      (fault) => lost.push(fault),
    );
    await store.find(namedHashes('one'));
    const fault = new StoreUnavailable('crashed');
    crash(fault);
    crash(fault);
    expect(await store.find(namedHashes('one'))).toBeNull();
    expect([opened.length, lost]).toEqual([2, [fault]]);
  });

  test.each(['busy', 'full', 'read-only', 'gone'] as const)('stays open when it is %s', async (reason) => {
    const { open, opened, closed, state } = opener();
    const store = reconnectingStore(open);
    state.failure = new StoreUnavailable(reason);
    await expect(store.find(namedHashes('one'))).rejects.toThrow(state.failure);
    state.failure = null;
    await store.find(namedHashes('one'));
    expect([opened.length, closed]).toEqual([1, []]);
  });

  test('hands every question on', async () => {
    const { open } = opener();
    const store = reconnectingStore(open);
    const office = { recipient: 'age1', custody: 'elsewhere' } as const;
    const key = { day: '2024-12-02', secret: new Uint8Array(32) };
    const hour = { purpose: 'look', source: 'a', hour: '2024-12-02T10' } as const;
    const submission = {
      id: 'a',
      notice: 'n',
      received: '2024-12-02',
      ...namedHashes('h'),
      sealed: new Uint8Array(1),
    };
    expect(await store.insert(submission)).toEqual({ received: '2024-12-02', form: 'digits' });
    expect(await store.find(namedHashes('h'))).toEqual({ received: '2024-12-02', form: 'digits' });
    expect(await store.idOf({ form: 'digits', hash: 'digits h' })).toBe('a');
    expect(await store.receiptSalt()).toEqual(new Uint8Array(32));
    expect(await store.list()).toHaveLength(1);
    expect(await store.read('a')).toMatchObject({ id: 'a' });
    expect(await store.registerOffice(office)).toEqual(office);
    expect(await store.office()).toEqual(office);
    expect(await store.dailyKey('token', key, '2024-12-01')).toEqual(key);
    expect(await store.dailyKeys('token')).toEqual([key]);
    expect(await store.count(hour)).toBe(1);
    await store.uncount(hour);
    await store.forgetCounts('2024-12-03T00');
    expect(await store.count(hour)).toBe(1);
  });

  test('is closed when it was opened, and when it was not there is nothing to close', async () => {
    const { open, closed } = opener();
    await reconnectingStore(open).close();
    const store = reconnectingStore(open);
    await store.office();
    await store.close();
    expect(closed).toEqual([1]);
  });

  test('is closed without complaint when it could not be opened', async () => {
    const { open } = opener(new StoreUnavailable('gone'));
    const store = reconnectingStore(open);
    const asked = store.office().catch(() => 'failed');
    await store.close();
    expect(await asked).toBe('failed');
  });
});
