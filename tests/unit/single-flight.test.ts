import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { Sharing } from '#lib/single-flight';

/** Work that takes a moment, and gives how often it was begun. */
function countedWork() {
  let begun = 0;
  return async () => {
    begun += 1;
    const number = begun;
    await turn();
    return number;
  };
}

describe('work that is asked for by name', () => {
  test('is done once for all who ask while it is under way', async () => {
    const sharing = new Sharing<number>();
    const work = countedWork();
    const early = [sharing.share('one', work), sharing.share('one', work)];
    await Promise.resolve();
    expect(await Promise.all([...early, sharing.share('one', work)])).toEqual([1, 1, 1]);
  });

  test('is done by itself under another name', async () => {
    const sharing = new Sharing<number>();
    const work = countedWork();
    expect(await Promise.all([sharing.share('one', work), sharing.share('other', work)])).toEqual([1, 2]);
  });

  test('is done anew for whoever asks once it has ended', async () => {
    const sharing = new Sharing<number>();
    const work = countedWork();
    await sharing.share('one', work);
    expect(await sharing.share('one', work)).toBe(2);
  });

  test('fails for all who asked, and is done anew afterwards', async () => {
    const sharing = new Sharing<number>();
    const fail = () => Promise.reject(new Error('failed'));
    const asked = await Promise.allSettled([sharing.share('one', fail), sharing.share('one', fail)]);
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await sharing.share('one', countedWork())).toBe(1);
  });
});
