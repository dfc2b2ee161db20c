import { expect, test } from 'vitest';
import { createLogLines } from '../../../../scripts/supervisor/log-lines';

const [a, b] = [{}, {}];

type Move = { begins: object } | { says: string; worker: object } | { wait: number };

/** What is printed of all that. */
function printed(moves: readonly Move[]): string[] {
  const lines: string[] = [];
  let now = 0;
  const log = createLogLines<object>((text) => lines.push(text), { now: () => now });
  for (const move of moves) {
    if ('begins' in move) log.begin(move.begins);
    else if ('says' in move) log.say(move.worker, move.says, false);
    else now += move.wait * 1000;
  }
  return lines;
}

const begins = (worker: object): Move => ({ begins: worker });
const says = (worker: object, text: string): Move => ({ worker, says: text });
const wait = (seconds: number): Move => ({ wait: seconds });

test.each<{ name: string; moves: Move[]; lines: string[] }>([
  {
    name: 'what both say within a minute is printed once',
    moves: [says(a, 'full'), wait(5), says(b, 'full'), wait(5), says(b, 'well'), says(a, 'well')],
    lines: ['full', 'well'],
  },
  {
    name: 'what one says again is printed again',
    moves: [says(a, 'full'), says(b, 'full'), says(a, 'well'), says(a, 'full'), says(b, 'well')],
    lines: ['full', 'well', 'full'],
  },
  {
    name: 'what another says much later is news',
    moves: [says(a, 'flood'), wait(3_600), says(b, 'flood')],
    lines: ['flood', 'flood'],
  },
  {
    name: 'one that begins with what was printed last says nothing new',
    moves: [begins(a), says(a, 'full'), wait(3_600), begins(b), says(b, 'full'), says(b, 'well')],
    lines: ['full', 'well'],
  },
])('$name', ({ moves, lines }) => expect(printed(moves)).toEqual(lines));
