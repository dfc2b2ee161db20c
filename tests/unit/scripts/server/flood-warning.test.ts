import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { MANY_AN_HOUR } from '#lib/feedback/limits/intake-pace';
import { memoryCounters } from '#lib/feedback/limits/memory-counters';
import { warnOfFlood } from '../../../../scripts/server/flood-warning';

const clock = { now: () => Date.parse('2024-12-02T08:00:00+08:00') };

/** A warning with a place to speak to. */
function heard(folder: string | null) {
  const lines: string[] = [];
  const flood = warnOfFlood({ clock, counts: memoryCounters(), say: (text) => lines.push(text), folder });
  return { lines, ...flood };
}

test('staff read of a flood once, at the next check and not at the post', async () => {
  const { lines, stored, tell } = heard('/');
  for (let made = 0; made < MANY_AN_HOUR; made += 1) stored();
  await turn();
  await tell();
  expect(lines).toEqual([]);
  stored();
  stored();
  await turn();
  expect(lines).toEqual([]);
  await tell();
  await tell();
  expect(lines).toEqual([
    expect.stringMatching(
      /^意见反馈：收到的反馈这一小时已经超过200份，.*磁盘还剩约\d+GB，.*FEEDBACK_PER_HOUR/,
    ),
  ]);
});

test('nothing is said of a disk that is not this machine’s', async () => {
  const { lines, stored, tell } = heard(null);
  for (let made = 0; made <= MANY_AN_HOUR; made += 1) stored();
  await turn();
  await tell();
  expect(lines.join()).not.toContain('磁盘');
});
