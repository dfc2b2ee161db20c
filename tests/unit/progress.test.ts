import { expect, test } from 'vitest';
import { Progress } from '#lib/progress';

/** Shows a work of 1,000 that does one every millisecond times `pace`, and gives everything that was written. */
function shown({ isTerminal, pace = 1 }: { isTerminal: boolean; pace?: number }): string[] {
  const written: string[] = [];
  let now = 0;
  const progress = new Progress(1_000, { now: () => now, isTerminal, write: (text) => written.push(text) });
  for (let done = 1; done <= 1_000; done += 1) {
    now += pace;
    progress.at(done);
  }
  progress.end();
  return written;
}

test('a bar of figures grows in a terminal once a second has passed, and goes in the end', () => {
  const written = shown({ isTerminal: true, pace: 2 });
  expect(written[0]).toBe('\r\u001b[K[############------------] 已打开 500 / 1000');
  expect(written[1]).toBe('\r\u001b[K[#############-----------] 已打开 550 / 1000');
  expect(written.at(-1)).toBe('\r\u001b[K');
});

test('nothing is shown of what takes less than a second', () => {
  expect(shown({ isTerminal: true, pace: 0.9 })).toEqual([]);
});

test('where there is no terminal it is a line now and then', () => {
  expect(shown({ isTerminal: false })).toEqual([]);
  expect(shown({ isTerminal: false, pace: 30 })).toEqual(['已打开 334 / 1000\n', '已打开 668 / 1000\n']);
});
