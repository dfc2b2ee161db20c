import { describe, expect, test } from 'vitest';
import { stoppedClock } from '#lib/clock';
import { clockAgreement } from '#lib/feedback/store/clock-agreement';

const MINUTE = 60_000;
const NOW = Date.parse('2025-03-01T10:00:00+08:00');

/** A database with a clock of its own, and machines over it. */
function database(there: number | null) {
  let agreed: number | null = null;
  let time = there;
  const store = {
    databaseTime: async () => time,
    clockAgreedAt: async () => agreed,
    markClockAgreed: async (at: number | null) => {
      agreed = at;
    },
  };
  return {
    machine: (now: number) => clockAgreement(store, stoppedClock(now)),
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
    const { machine, wait } = database(NOW);
    const [right, wrong] = [machine(NOW), machine(NOW + 24 * 60 * MINUTE)];
    for (let turn = 0; turn < 3; turn += 1) {
      await right.expect();
      wait(2);
      await expect(wrong.expect()).rejects.toMatchObject({ reason: 'clock' });
    }
    wait(2);
    await expect(wrong.expect()).resolves.toBeUndefined();
  });

  test('one that is a day from it stores once the other was stopped', async () => {
    const { machine } = database(NOW);
    const [right, wrong] = [machine(NOW), machine(NOW + 24 * 60 * MINUTE)];
    await right.expect();
    await right.leave();
    await expect(wrong.expect()).resolves.toBeUndefined();
  });

  test('one that never agreed takes nobody’s mark away when it stops', async () => {
    const { machine } = database(NOW);
    const [right, wrong] = [machine(NOW), machine(NOW + 24 * 60 * MINUTE)];
    await right.expect();
    await wrong.leave();
    await expect(wrong.expect()).rejects.toMatchObject({ reason: 'clock' });
  });
});

test('machines that all disagree with their database store: its clock may be the wrong one', async () => {
  const { machine } = database(NOW);
  const off = NOW - 400 * 24 * 60 * MINUTE;
  await expect(Promise.all([machine(off).expect(), machine(off).expect()])).resolves.toHaveLength(2);
});

test('a machine whose database has no clock of its own stores by its own', async () => {
  await expect(database(null).machine(NOW).expect()).resolves.toBeUndefined();
});
