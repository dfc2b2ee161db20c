import { describe, expect, test } from 'vitest';
import { stoppedClock } from '#lib/clock';
import { expectSameClock } from '#lib/feedback/store/clock-agreement';

const MINUTE = 60_000;
const NOW = Date.parse('2025-03-01T10:00:00+08:00');
const compared = (there: number | null) =>
  expectSameClock({ databaseTime: async () => there }, stoppedClock(NOW));

describe('a machine whose database has a clock of its own', () => {
  test.each([0, 59, -59])('stores while they are %i minutes apart', async (minutes) => {
    await expect(compared(NOW + minutes * MINUTE)).resolves.toBeUndefined();
  });

  test.each([61, -61, 24 * 60])('stores nothing while they are %i minutes apart', async (minutes) => {
    await expect(compared(NOW + minutes * MINUTE)).rejects.toMatchObject({
      reason: 'clock',
      isRefusal: true,
    });
  });
});

test('a machine whose database has none stores by its own', async () => {
  await expect(compared(null)).resolves.toBeUndefined();
});
