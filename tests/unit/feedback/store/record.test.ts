import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hashOfRecordEntry } from '#lib/feedback/store/office/record-chain';
import type { NewRecord } from '#lib/feedback/store/office/record-store';
import { PLACES, type Place } from './places';

const entry = (id: string, but: Partial<NewRecord> = {}): NewRecord => ({
  ...{ id, day: '2025-01-15', kind: 'export' },
  ...but,
});

describe.each(PLACES)('the record in $name', ({ make }) => {
  let place: Place;
  beforeEach(async () => {
    place = await make();
  });
  afterEach(() => place.remove());

  test('is a chain: each entry names the one before by its hash', async () => {
    const store = await place.open();
    expect(await store.recordHead()).toBeNull();
    await store.addRecord(entry('first', { count: 3, device: 'device' }));
    await store.addRecord(entry('second', { kind: 'destroy', submission: 'one', reason: 'junk' }));
    const [first, second] = await store.records(0, 10);
    expect(first?.entry).toEqual({
      ...{ v: 1, number: 1, before: '', id: 'first', day: '2025-01-15', kind: 'export', device: 'device' },
      ...{
        detail: null,
        submission: null,
        subject: null,
        count: 3,
        reason: null,
        signed: null,
        signature: null,
      },
    });
    expect(second?.entry).toMatchObject({
      number: 2,
      before: first?.hash,
      submission: 'one',
      reason: 'junk',
    });
    expect([first, second].map((one) => one && hashOfRecordEntry(one.entry))).toEqual([
      first?.hash,
      second?.hash,
    ]);
    expect(await store.recordHead()).toEqual({ number: 2, hash: second?.hash });
    expect(await store.records(1, 10)).toEqual([second]);
  });

  test('counts the rows of a device over all processes, until their day is over', async () => {
    const stores = await Promise.all([place.open(), place.open()]);
    await Promise.all(stores.map((store) => store.countRows('one', '2025-01-15', 20)));
    await stores[0]?.countRows('other', '2025-01-15', 1);
    await stores[0]?.forgetCounts('2025-01-15T23');
    expect(await stores[1]?.countRows('one', '2025-01-15', 11)).toBe(51);
    expect(await stores[1]?.countRows('one', '2025-01-16', 2)).toBe(2);
    expect(await stores[1]?.countRows('one', '2025-01-15', 3)).toBe(3);
  });

  test('never forks, however many processes add to it at the same time', async () => {
    const stores = await Promise.all(Array.from({ length: 3 }, () => place.open()));
    const added = stores.flatMap((store, process) =>
      Array.from({ length: 8 }, (_, at) => store.addRecord(entry(`${process} ${at}`))),
    );
    expect(new Set(await Promise.all(added))).toEqual(new Set(['applied']));
    const records = (await stores[0]?.records(0, 100)) ?? [];
    expect(records.map((one) => one.entry.number)).toEqual(Array.from({ length: 24 }, (_, at) => at + 1));
    expect(records.map((one) => one.entry.before)).toEqual([
      '',
      ...records.slice(0, -1).map(({ hash }) => hash),
    ]);
  });

  test('has an entry once, also where it is added by several at once, and takes no other under its id', async () => {
    const stores = await Promise.all(Array.from({ length: 2 }, () => place.open()));
    const results = await Promise.all(stores.map((store) => store.addRecord(entry('same'))));
    expect(results.toSorted()).toEqual(['already', 'applied']);
    expect(await stores[0]?.addRecord(entry('same', { device: 'other' }))).toBe('refused');
    expect(await stores[0]?.records(0, 10)).toHaveLength(1);
  });

  test('takes an entry about a destroying upon the last one that is known, and of two at once one', async () => {
    const store = await place.open();
    const proposed = entry('a', { kind: 'destroy-proposed', submission: 'one' });
    expect(await store.addRecord(proposed, '')).toBe('applied');
    expect(await store.addRecord({ ...proposed, id: 'b' }, '')).toBe('changed');
    await store.addRecord(entry('other', { kind: 'state', submission: 'one' }));
    const both = await Promise.all([
      store.addRecord({ ...proposed, id: 'c', kind: 'destroy-retracted' }, 'a'),
      store.addRecord({ ...proposed, id: 'd', kind: 'destroy-consented' }, 'a'),
    ]);
    expect(both.toSorted()).toEqual(['applied', 'changed']);
    expect(['c', 'd']).toContain((await store.destroyingOf('one'))?.id);
    expect(await store.destroyingOf('two')).toBeNull();
  });
});
