import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { PLACES, type Place } from './places';

// Templates of answers, which several inboxes may change at once.

const MOST = 3;

const template = (version: string, id = 'id a') => ({
  id,
  version,
  sealed: new TextEncoder().encode(`${id}, ${version}`),
  sealedTo: 'age1office',
});

describe.each(PLACES)('templates in $name', ({ make }) => {
  let place: Place;
  let store: FeedbackStore;
  let other: FeedbackStore;

  beforeAll(async () => {
    place = await make();
    store = await place.open();
    other = await place.open();
  });
  afterAll(() => place.remove());
  beforeEach(() => store.registerOffice({ recipient: 'age1office', custody: 'elsewhere' }));
  afterEach(async () => {
    for (const table of ['office', 'office_template']) await place.ask(`delete from ${table}`);
  });

  test('one is stored, changed upon the version that stood, and removed; repeated nothing changes', async () => {
    expect(await store.putTemplate(template('1'), null, MOST)).toBe('applied');
    expect(await other.putTemplate(template('1'), null, MOST)).toBe('already');
    expect(await other.putTemplate(template('2'), '1', MOST)).toBe('applied');
    expect(await store.templates()).toEqual([template('2')]);
    expect(await store.removeTemplate('id a', '2')).toBe('applied');
    expect(await store.removeTemplate('id a', '2')).toBe('already');
    expect(await other.templates()).toEqual([]);
  });

  test('of two changes upon one version the second is not done, nor a change of what was removed', async () => {
    await store.putTemplate(template('1'), null, MOST);
    const results = await Promise.all([
      store.putTemplate(template('2'), '1', MOST),
      other.putTemplate(template('3'), '1', MOST),
    ]);
    expect(results.toSorted()).toEqual(['applied', 'changed']);
    expect(await store.removeTemplate('id a', '1')).toBe('changed');
    const [{ version } = template('none')] = await store.templates();
    await store.removeTemplate('id a', version);
    expect(await store.putTemplate(template('4'), version, MOST)).toBe('changed');
    expect(await store.templates()).toEqual([]);
  });

  test('there are no more than may be, however many are made at once; those there can still be changed', async () => {
    const results = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        (index % 2 ? store : other).putTemplate(template('1', `id ${index}`), null, MOST),
      ),
    );
    expect(results.toSorted()).toEqual(['applied', 'applied', 'applied', 'full', 'full', 'full']);
    const [{ id } = template('none')] = await store.templates();
    expect(await store.putTemplate(template('2', id), '1', MOST)).toBe('applied');
  });

  test('nothing is stored that is sealed to a recipient that the office has not', async () => {
    await store.replaceOffice('age1office', { recipient: 'age1next', custody: 'elsewhere' });
    expect(await store.putTemplate(template('1'), null, MOST)).toBe('other-key');
    expect(await store.templates()).toEqual([]);
  });

  test('sealed anew it keeps its version, and is left alone where it was changed meanwhile', async () => {
    await store.putTemplate(template('1'), null, MOST);
    const anew = { id: 'id a', sealed: new Uint8Array([7]), sealedTo: 'age1next' };
    expect(await store.resealTemplate({ ...anew, former: template('0').sealed })).toBe(false);
    expect(await store.resealTemplate({ ...anew, former: template('1').sealed })).toBe(true);
    expect(await store.templates()).toEqual([{ ...anew, version: '1' }]);
  });
});
