import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDestruction, joinDestructions, readDestructions } from '#lib/feedback/backup/destructions';

const DAY = '2025-03-01';

const begun = (id: string, attempt: string | null, day = DAY) =>
  formatDestruction({ id, day, reason: 'withdrawn', attempt });
const undone = (attempt: string) => formatDestruction({ undone: attempt });
const idsIn = (...lines: string[]) => readDestructions([lines.join('\n')]).destroyed.map(({ id }) => id);

describe('the lines of a destruction log', () => {
  test('count a destruction whose end nobody knows', () => {
    expect(idsIn(begun('a', '1'))).toEqual(['a']);
  });

  test('count no attempt that destroyed nothing', () => {
    expect(idsIn(begun('a', '1'), undone('1'))).toEqual([]);
  });

  test('count a later attempt where an earlier one destroyed nothing', () => {
    expect(idsIn(begun('a', '1'), undone('1'), begun('a', '2'))).toEqual(['a']);
  });

  test('count what the database knows as destroyed, whatever became of attempts', () => {
    expect(idsIn(begun('a', '1'), undone('1'), begun('a', null))).toEqual(['a']);
  });

  test('keep the first day of those that several logs name', () => {
    const { destroyed } = readDestructions([begun('a', null, '2025-03-02'), begun('a', '1', '2025-03-01')]);
    expect(destroyed).toEqual([{ id: 'a', day: '2025-03-01', reason: 'withdrawn' }]);
  });

  test('go on after one that a crash cut off, and tell of it', () => {
    const cut = begun('a', '1').slice(0, 20);
    const { destroyed, unreadable } = readDestructions([`\n${cut}\n${begun('b', '2')}\n`]);
    expect({ ids: destroyed.map(({ id }) => id), unreadable }).toEqual({ ids: ['b'], unreadable: 1 });
  });

  test('say the same in whatever order, however often, and from however many files', () => {
    const line = fc.oneof(
      fc
        .tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2', '3', null))
        .map(([id, attempt]) => begun(id, attempt)),
      fc.constantFrom('1', '2', '3').map(undone),
    );
    fc.assert(
      fc.property(fc.array(line), fc.nat(), (lines, cut) => {
        const at = cut % (lines.length + 1);
        const said = (texts: string[]) =>
          readDestructions(texts)
            .destroyed.map(({ id }) => id)
            .sort();
        const once = said([lines.join('\n')]);
        const [first, second] = [lines.slice(at).reverse().join('\n'), lines.join('\n')];
        expect(said([first, second])).toEqual(once);
        expect(said([joinDestructions([first, second])])).toEqual(once);
      }),
    );
  });
});
