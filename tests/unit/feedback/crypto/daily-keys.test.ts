import { describe, expect, test } from 'vitest';
import { DailyKeys } from '#lib/feedback/crypto/daily-keys';
import { memoryCounters } from '#lib/feedback/limits/memory-counters';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import { seededRandom } from '../fixtures';

type KeyStore = ConstructorParameters<typeof DailyKeys>[0];

const at = (moment: string) => Date.parse(`2024-12-${moment}+08:00`);
const MONDAY = at('02T10:00:00');

const ringOf = (store: KeyStore, seed = 1) => new DailyKeys(store, 'token', seededRandom(seed));

/** A store that can be cut off, and silenced, and counts how often it is asked for a day's key. */
function switchedStore() {
  const store = memoryCounters();
  const state = { answers: 'well', asked: 0 };
  const relay = <T>(ask: () => Promise<T>): Promise<T> => {
    if (state.answers === 'never') return new Promise(() => undefined);
    return state.answers === 'well' ? ask() : Promise.reject(new StoreUnavailable('gone'));
  };
  const relayed: KeyStore = {
    dailyKey: (...question) => {
      state.asked += 1;
      return relay(() => store.dailyKey(...question));
    },
    dailyKeys: (purpose) => relay(() => store.dailyKeys(purpose)),
  };
  return { state, store: relayed };
}

describe('the key of a day', () => {
  test('is 32 random bytes, the same all day', async () => {
    const ring = ringOf(memoryCounters());
    const key = await ring.current(at('02T00:00:00'));
    expect(key).toHaveLength(32);
    expect(await ring.current(at('02T23:59:59.999'))).toEqual(key);
  });

  test('is another on the next day in Beijing, wherever the machine stands', async () => {
    const ring = ringOf(memoryCounters());
    const key = await ring.current(at('02T23:59:59.999'));
    expect(await ring.current(at('03T00:00:00'))).not.toEqual(key);
  });

  test('is asked of the store once', async () => {
    const { state, store } = switchedStore();
    const ring = ringOf(store);
    await Promise.all(Array.from({ length: 50 }, () => ring.current(MONDAY)));
    await ring.current(MONDAY);
    expect(state.asked).toBe(1);
  });

  test('is shared by all over one store', async () => {
    const store = memoryCounters();
    const [one, other] = [ringOf(store, 1), ringOf(store, 2)];
    expect(await one.current(MONDAY)).toEqual(await other.current(MONDAY));
  });
});

describe('the keys that hold', () => {
  test('are today’s and yesterday’s, and not the one before', async () => {
    const ring = ringOf(memoryCounters());
    const [monday, tuesday, wednesday] = [
      await ring.current(MONDAY),
      await ring.current(at('03T10:00:00')),
      await ring.current(at('04T10:00:00')),
    ];
    const holding = ring.known(at('04T23:59:59'));
    expect(holding).toContainEqual(tuesday);
    expect(holding).toContainEqual(wednesday);
    expect(holding).not.toContainEqual(monday);
  });

  test('are on the next day still those of the last, before anybody asked for a new one', async () => {
    const ring = ringOf(memoryCounters());
    const monday = await ring.current(MONDAY);
    expect(ring.known(at('03T23:59:59.999'))).toContainEqual(monday);
    expect(ring.known(at('04T00:00:00'))).not.toContainEqual(monday);
  });

  test('are known to another over the same store once it asks there', async () => {
    const store = memoryCounters();
    const monday = await ringOf(store, 1).current(MONDAY);
    const other = ringOf(store, 2);
    expect(other.known(MONDAY)).not.toContainEqual(monday);
    expect(await other.stored(MONDAY)).toContainEqual(monday);
    expect(other.known(MONDAY)).toContainEqual(monday);
  });

  test('are not in the store for longer than that', async () => {
    const store = memoryCounters();
    const ring = ringOf(store);
    for (const day of ['02', '03', '04', '05']) await ring.current(at(`${day}T10:00:00`));
    expect((await store.dailyKeys('token')).map(({ day }) => day)).toEqual(['2024-12-04', '2024-12-05']);
  });
});

describe('while the store does not answer', () => {
  test.each(['not', 'never'])('a key of its own serves, and holds on: it answers %s', async (answers) => {
    const { state, store } = switchedStore();
    state.answers = answers;
    const ring = ringOf(store);
    const own = await ring.current(MONDAY);
    expect(own).toHaveLength(32);
    expect(await ring.current(MONDAY)).toEqual(own);
    expect(ring.known(MONDAY)).toContainEqual(own);
  });

  test('yesterday’s key serves where it is known', async () => {
    const { state, store } = switchedStore();
    const ring = ringOf(store);
    const monday = await ring.current(MONDAY);
    state.answers = 'not';
    expect(await ring.current(at('03T00:00:01'))).toEqual(monday);
  });

  test('whoever asks for the store’s keys hears of it', async () => {
    const { state, store } = switchedStore();
    state.answers = 'not';
    await expect(ringOf(store).stored(MONDAY)).rejects.toThrow(new StoreUnavailable('gone'));
  });

  test('the next key is the store’s again once it does, and what its own key signed still holds', async () => {
    const { state, store } = switchedStore();
    const ring = ringOf(store);
    state.answers = 'not';
    const own = await ring.current(MONDAY);
    state.answers = 'well';
    const shared = await ring.current(MONDAY);
    expect(shared).not.toEqual(own);
    expect(await ringOf(store, 2).current(MONDAY)).toEqual(shared);
    expect(ring.known(MONDAY)).toContainEqual(own);
  });

  test('two processes have keys of their own, which neither takes for the other’s', async () => {
    const { state, store } = switchedStore();
    state.answers = 'not';
    const [one, other] = [ringOf(store, 1), ringOf(store, 2)];
    expect(await one.current(MONDAY)).not.toEqual(await other.current(MONDAY));
    expect(other.known(MONDAY)).not.toContainEqual(await one.current(MONDAY));
  });
});
