import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { SingleFlight } from '#lib/single-flight';

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
    const sharing = new SingleFlight<number>();
    const work = countedWork();
    const early = [sharing.run('one', work), sharing.run('one', work)];
    await Promise.resolve();
    expect(await Promise.all([...early, sharing.run('one', work)])).toEqual([1, 1, 1]);
  });

  test('is done by itself under another name', async () => {
    const sharing = new SingleFlight<number>();
    const work = countedWork();
    expect(await Promise.all([sharing.run('one', work), sharing.run('other', work)])).toEqual([1, 2]);
  });

  test('is done anew for whoever asks once it has ended', async () => {
    const sharing = new SingleFlight<number>();
    const work = countedWork();
    await sharing.run('one', work);
    expect(await sharing.run('one', work)).toBe(2);
  });

  test('fails for all who asked, and is done anew afterwards', async () => {
    const sharing = new SingleFlight<number>();
    const fail = () => Promise.reject(new Error('failed'));
    const asked = await Promise.allSettled([sharing.run('one', fail), sharing.run('one', fail)]);
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await sharing.run('one', countedWork())).toBe(1);
  });
});
