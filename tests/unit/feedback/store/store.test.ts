import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { FeedbackStore, SealedSubmission, SourceHour } from '#lib/feedback/store/store';
import { systemRandom } from '#lib/random';
import { namedHashes } from '../../../harness/named-hashes';
import { PLACES, type Place } from './places';

const random = () => Buffer.from(systemRandom(8)).toString('hex');

const submission = (changed: Partial<SealedSubmission> = {}): SealedSubmission => ({
  id: random(),
  notice: '2024-district-inspection',
  received: '2024-12-02',
  ...namedHashes(random()),
  sealed: systemRandom(100),
  ...changed,
});

const hashesOf = ({ tokenHash, digitsHash, lettersHash }: SealedSubmission) => ({
  tokenHash,
  digitsHash,
  lettersHash,
});

const hour = (changed: Partial<SourceHour> = {}): SourceHour => ({
  purpose: 'submission',
  source: 'a',
  hour: '2024-12-02T10',
  ...changed,
});

const key = (day: string, byte: number) => ({ day, secret: new Uint8Array(32).fill(byte) });

const many = <T>(count: number, one: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => one(index)));

describe.each(PLACES)('the store in $name', ({ make }) => {
  let place: Place;
  /** Two processes over one database. */
  let store: FeedbackStore;
  let other: FeedbackStore;

  beforeAll(async () => {
    place = await make();
    store = await place.open();
    other = await place.open();
  });
  afterAll(() => place.remove());
  afterEach(async () => {
    for (const table of ['submission', 'office', 'daily_key', 'source_count'])
      await place.ask(`delete from ${table}`);
  });

  describe('a submission', () => {
    test('is found by its token’s hashes and by its receipt’s, and read by its id, as it was stored', async () => {
      const stored = submission();
      expect(await store.insert(stored)).toEqual({ received: '2024-12-02', form: 'digits' });
      expect(await other.find(stored)).toEqual({ received: '2024-12-02', form: 'digits' });
      expect(await other.idOf({ form: 'digits', hash: stored.digitsHash })).toBe(stored.id);
      const { tokenHash: _, digitsHash: __, lettersHash: ___, ...read } = stored;
      expect(await other.read(stored.id)).toEqual({ ...read, entries: [] });
    });

    test('that is not there is not found', async () => {
      await store.insert(submission());
      const asked = [
        store.find(namedHashes('nothing')),
        store.idOf({ form: 'digits', hash: 'nothing' }),
        store.read('nothing'),
      ];
      expect(await Promise.all(asked)).toEqual([null, null, null]);
    });

    test('keeps its sealed bytes, whatever they are', async () => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array(), async (sealed) => {
          const stored = submission({ sealed });
          await store.insert(stored);
          expect((await other.read(stored.id))?.sealed).toEqual(sealed);
        }),
        { numRuns: 20 },
      );
    });

    test('may be as large as the largest that there can be', async () => {
      const stored = submission({ sealed: systemRandom(2 * 1024 * 1024 + 5000) });
      await store.insert(stored);
      const read = await other.read(stored.id);
      expect(Buffer.from(stored.sealed).equals(read?.sealed ?? new Uint8Array())).toBe(true);
    });

    test.each(["x'); drop table submission; --", '"', '通报\u202e🐳', '%s $1 ?', ''])(
      'keeps words as they are: %j',
      async (notice) => {
        const stored = submission({ notice, ...namedHashes(notice) });
        await store.insert(stored);
        expect((await store.read(stored.id))?.notice).toBe(notice);
        expect(await store.find(namedHashes(notice))).toEqual({ received: '2024-12-02', form: 'digits' });
      },
    );

    test('with a token that is known changes nothing, and hears the day that stands', async () => {
      const first = submission();
      await store.insert(first);
      const again = submission({ ...hashesOf(first), received: '2024-12-03' });
      expect(await other.insert(again)).toEqual({ received: '2024-12-02', form: 'digits' });
      expect(await store.list()).toHaveLength(1);
      expect((await store.read(first.id))?.sealed).toEqual(first.sealed);
    });

    test('that comes many times at once is stored once, and all hear the same day', async () => {
      const hashes = hashesOf(submission());
      const heard = await many(
        40,
        (index) =>
          [store, other][index % 2]?.insert(submission({ ...hashes, received: `2024-12-${10 + index}` })) ??
          Promise.reject(new Error('no store')),
      );
      const listed = await store.list();
      expect(listed).toHaveLength(1);
      expect(heard).toEqual(heard.map(() => ({ received: listed[0]?.received, form: 'digits' })));
    });

    test('is never lost among many that come at once', async () => {
      const all = Array.from({ length: 200 }, () => submission());
      await many(200, (index) => (index % 2 ? store : other).insert(all[index] ?? submission()));
      expect((await store.list()).map(({ id }) => id)).toEqual(all.map(({ id }) => id).sort());
      for (const one of all) expect(await store.find(one)).not.toBeNull();
    });

    test('with an id that another has is not stored, and harms no other', async () => {
      const first = submission();
      await store.insert(first);
      const clash = submission({ id: first.id });
      await expect(store.insert(clash)).rejects.toThrow();
      expect(await store.find(clash)).toBeNull();
      expect((await store.read(first.id))?.sealed).toEqual(first.sealed);
    });
  });

  describe('the list of submissions', () => {
    test('is empty at first', async () => {
      expect(await store.list()).toEqual([]);
    });

    test('is by day, and then in no order that means anything, without what is sealed', async () => {
      const rows = [
        ['c', '2024-12-02'],
        ['a', '2024-12-03'],
        ['b', '2024-12-02'],
        ['d', '2024-11-01'],
      ];
      for (const [id = '', received = ''] of rows) await store.insert(submission({ id, received }));
      const listed = (id: string, received: string) => ({
        id,
        received,
        notice: '2024-district-inspection',
        entries: [],
      });
      expect(await other.list()).toEqual([
        listed('d', '2024-11-01'),
        listed('b', '2024-12-02'),
        listed('c', '2024-12-02'),
        listed('a', '2024-12-03'),
      ]);
    });
  });

  describe('the office', () => {
    test('is nobody at first', async () => {
      expect(await store.office()).toBeNull();
    });

    test('is the first that was registered, and stays so', async () => {
      const first = { recipient: 'age1first', custody: 'beside-data' } as const;
      expect(await store.registerOffice(first)).toEqual(first);
      expect(await other.registerOffice({ recipient: 'age1second', custody: 'elsewhere' })).toEqual(first);
      expect([await store.office(), await other.office()]).toEqual([first, first]);
    });

    test('is replaced by who knows it, and by nobody else', async () => {
      const first = { recipient: 'age1first', custody: 'beside-data' } as const;
      const second = { recipient: 'age1second', custody: 'elsewhere' } as const;
      await store.registerOffice(first);
      expect(await other.replaceOffice('age1unknown', second)).toEqual(first);
      expect(await other.replaceOffice('age1first', second)).toEqual(second);
      expect([await store.office(), await other.office()]).toEqual([second, second]);
    });

    test('is one, and known to all, when many register at once', async () => {
      const heard = await many(20, (index) =>
        (index % 2 ? store : other).registerOffice({
          recipient: `age1number${index}`,
          custody: 'beside-data',
        }),
      );
      const standing = await store.office();
      expect(heard).toEqual(heard.map(() => standing));
    });
  });

  describe('a daily key', () => {
    test('is the first that came on its day', async () => {
      expect(await store.dailyKey('token', key('2024-12-02', 1), '2024-12-01')).toEqual(key('2024-12-02', 1));
      expect(await other.dailyKey('token', key('2024-12-02', 2), '2024-12-01')).toEqual(key('2024-12-02', 1));
      expect(await other.dailyKeys('token')).toEqual([key('2024-12-02', 1)]);
    });

    test('is one when many ask at once', async () => {
      const heard = await many(20, (index) =>
        (index % 2 ? store : other).dailyKey('token', key('2024-12-02', index), '2024-12-01'),
      );
      expect(heard).toEqual(heard.map(() => heard[0]));
      expect(await store.dailyKeys('token')).toEqual([heard[0]]);
    });

    test('is for one purpose alone', async () => {
      await store.dailyKey('token', key('2024-12-02', 1), '2024-12-01');
      expect(await store.dailyKey('source', key('2024-12-02', 2), '2024-12-01')).toEqual(
        key('2024-12-02', 2),
      );
      expect(await store.dailyKeys('source')).toEqual([key('2024-12-02', 2)]);
    });

    test('is kept as long as it is asked to be, and then forgotten, for its purpose alone', async () => {
      await store.dailyKey('source', key('2024-12-01', 9), '2024-11-30');
      for (const [day, keepFrom] of [
        ['2024-12-01', '2024-11-30'],
        ['2024-12-02', '2024-12-01'],
        ['2024-12-03', '2024-12-02'],
      ] as const)
        await store.dailyKey('token', key(day, 1), keepFrom);
      expect((await store.dailyKeys('token')).map(({ day }) => day).sort()).toEqual([
        '2024-12-02',
        '2024-12-03',
      ]);
      expect(await store.dailyKeys('source')).toEqual([key('2024-12-01', 9)]);
    });

    test('is none before anybody asked', async () => {
      expect(await store.dailyKeys('token')).toEqual([]);
    });
  });

  describe('a count', () => {
    test('goes up by one each time, for each source, hour and purpose by itself', async () => {
      expect([await store.count(hour()), await other.count(hour()), await store.count(hour())]).toEqual([
        1, 2, 3,
      ]);
      expect(await store.count(hour({ source: 'b' }))).toBe(1);
      expect(await store.count(hour({ hour: '2024-12-02T11' }))).toBe(1);
      expect(await store.count(hour({ purpose: 'look' }))).toBe(1);
    });

    test('misses none of those that come at once', async () => {
      const heard = await many(60, (index) => (index % 2 ? store : other).count(hour()));
      expect(heard.sort((a, b) => a - b)).toEqual(heard.map((_, index) => index + 1));
    });

    test('goes down by what is taken back', async () => {
      await store.count(hour());
      await store.count(hour());
      await other.uncount(hour());
      expect(await store.count(hour())).toBe(2);
    });

    test('takes nothing back of what it never counted', async () => {
      await store.uncount(hour());
      expect(await store.count(hour())).toBe(1);
    });

    test('is forgotten with its hour, and no other is', async () => {
      const hours = ['2024-12-01T23', '2024-12-02T09', '2024-12-02T10'].map((one) => hour({ hour: one }));
      for (const of of hours) await store.count(of);
      await other.forgetCounts('2024-12-02T10');
      const counts = [];
      for (const of of hours) counts.push(await store.count(of));
      expect(counts).toEqual([1, 1, 2]);
    });
  });

  test('everything is still there when the store is opened again', async () => {
    const again = await place.open();
    const stored = submission();
    const office = { recipient: 'age1first', custody: 'elsewhere' } as const;
    await again.insert(stored);
    await again.registerOffice(office);
    await again.dailyKey('token', key('2024-12-02', 1), '2024-12-01');
    await again.count(hour());
    await again.close();
    const reopened = await place.open();
    expect(await reopened.find(stored)).toEqual({ received: '2024-12-02', form: 'digits' });
    expect((await reopened.read(stored.id))?.sealed).toEqual(stored.sealed);
    expect(await reopened.office()).toEqual(office);
    expect(await reopened.dailyKeys('token')).toEqual([key('2024-12-02', 1)]);
    expect(await reopened.count(hour())).toBe(2);
  });
});
