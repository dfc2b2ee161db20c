import { describe, expect, test } from 'vitest';
import { stoppedClock } from '#lib/clock';
import { clockAgreement } from '#lib/feedback/store/clock-agreement';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOW = Date.parse('2025-03-01T10:00:00+08:00');

/** A database with a clock of its own, and machines over it. */
function database(there: number | null) {
  let agreed: number | null = null;
  let time = there;
  const store = {
    databaseClock: async () => (time === null ? null : { now: time, agreedAt: agreed }),
    markClockAgreed: async (at: number | null) => {
      agreed = at;
    },
  };
  const warned: string[] = [];
  return {
    warned,
    store,
    machine: (now: number) => clockAgreement(store, stoppedClock(now), (text) => warned.push(text)),
    wait: (minutes: number) => {
      time = (time ?? 0) + minutes * MINUTE;
    },
  };
}

describe('beside a machine whose clock agrees with the database', () => {
  test.each([0, 59, -59])('one that is %i minutes from it stores', async (minutes) => {
    const { machine } = database(NOW);
    await machine(NOW).expect();
    await expect(machine(NOW + minutes * MINUTE).expect()).resolves.toBeUndefined();
  });

  test.each([61, -61, 24 * 60])('one that is %i minutes from it stores nothing', async (minutes) => {
    const { machine } = database(NOW);
    await machine(NOW).expect();
    await expect(machine(NOW + minutes * MINUTE).expect()).rejects.toMatchObject({
      reason: 'clock',
      isRefusal: true,
    });
  });

  test('one that is a day from it stores nothing as long as the other is there', async () => {
    const { machine, wait, warned } = database(NOW);
    const [right, wrong] = [machine(NOW), machine(NOW + DAY)];
    for (let turn = 0; turn < 3; turn += 1) {
      await right.expect();
      wait(2);
      await expect(wrong.expect()).rejects.toMatchObject({ reason: 'clock' });
    }
    expect(warned).toEqual([]);
  });

  test('one that was refused stores nothing after the other was stopped either', async () => {
    const { machine, wait } = database(NOW);
    const [right, wrong] = [machine(NOW), machine(NOW + DAY)];
    await right.expect();
    await expect(wrong.expect()).rejects.toMatchObject({ reason: 'clock' });
    await right.leave();
    wait(60);
    await expect(wrong.expect()).rejects.toMatchObject({ reason: 'clock' });
  });

  test('one that comes when the other was stopped stores, and says that the clocks disagree', async () => {
    const { machine, warned } = database(NOW);
    const [right, other] = [machine(NOW), machine(NOW + DAY)];
    await right.expect();
    await right.leave();
    await other.expect();
    await other.expect();
    expect(warned).toEqual([expect.stringContaining('看不出哪一个不对')]);
  });

  test('one that stops takes away no mark for longer than until the next check of another', async () => {
    const { machine } = database(NOW);
    const [right, leaving, wrong] = [machine(NOW), machine(NOW), machine(NOW + DAY)];
    await right.expect();
    await leaving.expect();
    await leaving.leave();
    await right.expect();
    await expect(wrong.expect()).rejects.toMatchObject({ reason: 'clock' });
  });

  test('one that never agreed takes nobody’s mark away when it stops', async () => {
    const { machine } = database(NOW);
    const [right, wrong] = [machine(NOW), machine(NOW + DAY)];
    await right.expect();
    await wrong.leave();
    await expect(wrong.expect()).rejects.toMatchObject({ reason: 'clock' });
  });
});

test('a clock that was put right stores again', async () => {
  const { machine, store } = database(NOW);
  await machine(NOW).expect();
  let now = NOW + DAY;
  const corrected = clockAgreement(store, { now: () => now }, () => undefined);
  await expect(corrected.expect()).rejects.toMatchObject({ reason: 'clock' });
  now = NOW;
  await expect(corrected.expect()).resolves.toBeUndefined();
});

test('machines that all disagree with their database store: its clock may be the wrong one', async () => {
  const { machine } = database(NOW);
  const off = NOW - 400 * DAY;
  await expect(Promise.all([machine(off).expect(), machine(off).expect()])).resolves.toHaveLength(2);
});

test('those who ask at the same time share one question to the database', async () => {
  const { store } = database(NOW);
  let asked = 0;
  const counted = {
    ...store,
    databaseClock: () => {
      asked += 1;
      return store.databaseClock();
    },
  };
  const one = clockAgreement(counted, stoppedClock(NOW), () => undefined);
  await Promise.all([one.expect(), one.expect(), one.expect()]);
  expect(asked).toBe(1);
  await one.expect();
  expect(asked).toBe(2);
});

test('a machine whose database has no clock of its own stores by its own', async () => {
  await expect(database(null).machine(NOW).expect()).resolves.toBeUndefined();
});
