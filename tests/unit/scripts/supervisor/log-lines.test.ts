import { expect, test } from 'vitest';
import { createLogLines } from '../../../../scripts/supervisor/log-lines';

/** Prints what workers say, and gives what was printed. */
function printed(said: readonly (string | readonly [string, string])[]): string[] {
  const lines: string[] = [];
  const log = createLogLines<string>((text) => lines.push(text));
  for (const one of said)
    if (typeof one === 'string') log.begin(one);
    else log.say(one[0], one[1], false);
  return lines;
}

test.each([
  {
    name: 'what both say is printed once',
    said: ['a', 'b', ['a', 'full'], ['b', 'full'], ['b', 'well'], ['a', 'well']],
    lines: ['full', 'well'],
  },
  {
    name: 'what comes again is printed again',
    said: [
      'a',
      'b',
      ['a', 'full'],
      ['b', 'full'],
      ['a', 'well'],
      ['a', 'full'],
      ['b', 'well'],
      ['b', 'full'],
    ],
    lines: ['full', 'well', 'full'],
  },
  {
    name: 'one that begins with what was printed last says nothing new',
    said: ['a', ['a', 'full'], 'b', ['b', 'full']],
    lines: ['full'],
  },
  {
    name: 'one that takes another’s place is heard of what comes later',
    said: ['a', ['a', 'full'], ['a', 'well'], 'b', ['b', 'full'], ['b', 'well']],
    lines: ['full', 'well', 'full', 'well'],
  },
] as const)('$name', ({ said, lines }) => expect(printed(said)).toEqual(lines));
