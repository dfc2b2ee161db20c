import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { entriesInOrder, type HistoryEntry } from '#lib/feedback/store/entry';
import type { FeedbackStore, SealedSubmission } from '#lib/feedback/store/store';
import { systemRandom } from '#lib/random';
import { namedHashes } from '../../../harness/named-hashes';
import { PLACES, type Place } from './places';

// What is recorded of a submission after it was received, and how it is destroyed.

const random = () => Buffer.from(systemRandom(8)).toString('hex');

const submission = (changed: Partial<SealedSubmission> = {}): SealedSubmission => ({
  id: random(),
  notice: '2024-district-inspection',
  received: '2024-12-02',
  ...namedHashes(random()),
  sealed: systemRandom(100),
  ...changed,
});

const entry = (of: string, changed: Partial<HistoryEntry> = {}): HistoryEntry => ({
  id: random(),
  submission: of,
  after: '',
  kind: 'addition',
  day: '2024-12-03',
  state: null,
  sealed: systemRandom(50),
  ...changed,
});

const WITHDRAWN = { day: '2024-12-09', reason: 'withdrawn' } as const;

describe.each(PLACES)('the history in $name', ({ make }) => {
  let place: Place;
  let store: FeedbackStore;
  let other: FeedbackStore;
  let stored: SealedSubmission;

  beforeAll(async () => {
    place = await make();
    store = await place.open();
    other = await place.open();
  });
  afterAll(() => place.remove());
  afterEach(async () => {
    for (const table of ['submission', 'entry', 'pending_erasure']) await place.ask(`delete from ${table}`);
  });
  const begin = async () => {
    stored = submission();
    await store.insert(stored);
    return stored;
  };

  test('is found by the receipt, and read by the id, in the order in which it was recorded', async () => {
    const { id, digitsHash } = await begin();
    const first = entry(id, { kind: 'state', state: 'working', sealed: null });
    const second = entry(id, { after: first.id });
    const third = entry(id, { after: second.id, kind: 'answer', state: 'answered' });
    for (const one of [first, second, third]) expect(await store.append(one)).toBe('applied');
    const entries = [first, second, third];
    expect(await other.lookUp({ form: 'digits', hash: digitsHash })).toEqual({
      id,
      notice: '2024-district-inspection',
      received: '2024-12-02',
      form: 'digits',
      destroyed: null,
      entries,
    });
    expect((await other.read(id))?.entries).toEqual(entries);
    const listed = entries.map(({ sealed: _, ...clear }) => clear);
    expect((await other.list()).map((one) => one.entries)).toEqual([listed]);
  });

  test('takes an entry once, whichever process brings it how often', async () => {
    const { id } = await begin();
    const one = entry(id);
    const results = await Promise.all([store, other, store, other].map((each) => each.append(one)));
    expect(results.sort()).toEqual(['already', 'already', 'already', 'applied']);
    expect(await store.append({ ...one, sealed: null })).toBe('already');
    expect((await store.read(id))?.entries).toEqual([one]);
  });

  test('takes one of two entries that were made upon the same history', async () => {
    const { id } = await begin();
    const results = await Promise.all([store.append(entry(id)), other.append(entry(id))]);
    expect(results.sort()).toEqual(['applied', 'changed']);
    expect((await store.read(id))?.entries).toHaveLength(1);
  });

  test('takes nothing for what is not there, or was destroyed', async () => {
    const { id } = await begin();
    expect(await store.append(entry('nothing'))).toBe('gone');
    expect(await store.destroy(id, WITHDRAWN, null)).toBe('applied');
    expect(await other.append(entry(id))).toBe('gone');
    expect(await place.ask('select * from entry')).toEqual([]);
  });

  test('ends with the destroying of the submission, of which a day and a reason are left', async () => {
    const { id, digitsHash, tokenHash, lettersHash } = await begin();
    await store.append(entry(id));
    expect(await store.destroy(id, WITHDRAWN, null)).toBe('applied');
    expect(await other.destroy(id, { day: '2024-12-10', reason: 'junk' }, null)).toBe('already');
    expect(await other.destroy('nothing', WITHDRAWN, null)).toBe('gone');
    expect([await store.list(), await store.read(id)]).toEqual([[], null]);
    expect(await store.listDestroyed()).toEqual([{ id, ...WITHDRAWN }]);
    expect(await store.lookUp({ form: 'digits', hash: digitsHash })).toMatchObject({
      notice: '',
      destroyed: WITHDRAWN,
      entries: [],
    });
    expect(await store.find({ tokenHash, lettersHash })).toMatchObject({ destroyed: WITHDRAWN });
    const [row] = await place.ask('select notice, received, state from submission');
    expect(row).toEqual({ notice: '', received: WITHDRAWN.day, state: 'destroyed' });
  });

  test('does not end where something was recorded of which nobody knew', async () => {
    const { id } = await begin();
    const one = entry(id);
    await store.append(one);
    expect(await other.destroy(id, WITHDRAWN, '')).toBe('changed');
    expect((await store.read(id))?.entries).toEqual([one]);
    expect(await other.destroy(id, WITHDRAWN, one.id)).toBe('applied');
  });

  test('is not begun anew by the token of what was destroyed', async () => {
    const destroyed = await begin();
    await store.destroy(destroyed.id, WITHDRAWN, null);
    expect(await other.insert({ ...destroyed, id: random() })).toMatchObject({ destroyed: WITHDRAWN });
    expect(await store.list()).toEqual([]);
  });

  test('loses the words of every rating but the last', async () => {
    const { id } = await begin();
    const addition = entry(id);
    const former = entry(id, { after: addition.id, kind: 'rating' });
    const latter = entry(id, { after: former.id, kind: 'rating' });
    for (const one of [addition, former, latter]) await store.append(one);
    await other.destroyRatings(id, latter.id);
    expect((await store.read(id))?.entries).toEqual([addition, { ...former, sealed: null }, latter]);
  });

  test('keeps the words of the last rating, in whichever order ratings are followed by destroying', async () => {
    const { id } = await begin();
    const ratings: HistoryEntry[] = [];
    for (let after = ''; ratings.length < 3; after = ratings.at(-1)?.id ?? '')
      ratings.push(entry(id, { after, kind: 'rating' }));
    for (const one of ratings) await store.append(one);
    for (const index of [1, 0, 2, 1])
      await [store, other][index % 2]?.destroyRatings(id, ratings[index]?.id ?? '');
    const [first, second, third] = ratings;
    expect((await store.read(id))?.entries).toEqual([
      { ...first, sealed: null },
      { ...second, sealed: null },
      third,
    ]);
  });

  test('loses no words where the entry that came last is not in it', async () => {
    const { id } = await begin();
    const rating = entry(id, { kind: 'rating' });
    await store.append(rating);
    await store.destroyRatings(id, 'nothing');
    expect((await store.read(id))?.entries).toEqual([rating]);
    expect(await place.ask('select * from pending_erasure')).toEqual([]);
  });

  test('keeps what was recorded at once, by whichever process, each after another', async () => {
    const { id } = await begin();
    const add = async (by: FeedbackStore) => {
      for (;;) {
        const after = (await by.read(id))?.entries.at(-1)?.id ?? '';
        if ((await by.append(entry(id, { after }))) === 'applied') return;
      }
    };
    await Promise.all([store, other, store, other].map(add));
    expect((await store.read(id))?.entries).toHaveLength(4);
  });
});

test('entries stand in one order, however a database gives them', () => {
  const chain = fc
    .uniqueArray(fc.string({ minLength: 1 }), { maxLength: 12 })
    .map((ids) => ids.map((id, index) => entry('one', { id, after: ids[index - 1] ?? '' })));
  fc.assert(
    fc.property(chain, fc.array(fc.nat()), (entries, swaps) => {
      const given = [...entries].sort(
        (a, b) => (swaps[entries.indexOf(a)] ?? 0) - (swaps[entries.indexOf(b)] ?? 0),
      );
      expect(entriesInOrder(given)).toEqual(entries);
    }),
  );
});
