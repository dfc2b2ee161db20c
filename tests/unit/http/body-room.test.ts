import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limitBodies } from '#lib/http/body-room';

test('a source takes room up to its own limit, whatever bodies it is for', () => {
  const rooms = limitBodies({ free: 0, inAll: 100, perSource: 10 });
  const [one, other] = [rooms('a'), rooms('a')];
  expect([one.take(6), other.take(5), other.take(4), one.take(1)]).toEqual([true, false, true, false]);
  expect(rooms('b').take(10)).toBe(true);
});

test('all sources together take room up to a limit', () => {
  const rooms = limitBodies({ free: 0, inAll: 25, perSource: 10 });
  expect(['a', 'b', 'c', 'd'].map((source) => rooms(source).take(10))).toEqual([true, true, false, false]);
  expect(rooms('c').take(5)).toBe(true);
});

test('the first bytes of each body have room whatever else is held, and what follows is counted', () => {
  const rooms = limitBodies({ free: 5, inAll: 10, perSource: 10 });
  const [large, small] = [rooms('a'), rooms('a')];
  expect([large.take(15), small.take(3), small.take(2), small.take(1)]).toEqual([true, true, true, false]);
  expect(rooms('b').take(5)).toBe(true);
  large.release();
  expect(small.take(1)).toBe(true);
  small.release();
  expect(rooms('c').take(15)).toBe(true);
});

test('what is released is there for the next, and released once', () => {
  const rooms = limitBodies({ free: 0, inAll: 10, perSource: 10 });
  const [first, second] = [rooms('a'), rooms('a')];
  first.take(10);
  first.release();
  first.release();
  expect([second.take(10), first.take(1)]).toEqual([true, false]);
});

test('never more is held than the limits allow, in any order of taking and releasing', () => {
  const act = fc.record({ room: fc.nat(5), bytes: fc.integer({ min: 0, max: 12 }), release: fc.boolean() });
  fc.assert(
    fc.property(fc.array(act), (acts) => {
      const rooms = limitBodies({ free: 0, inAll: 20, perSource: 12 });
      const open = Array.from({ length: 6 }, (_, index) => ({ room: rooms(String(index % 3)), held: 0 }));
      for (const { room: index, bytes, release } of acts) {
        const one = open[index];
        if (!one) continue;
        if (release) {
          one.room.release();
          one.held = 0;
        } else if (one.room.take(bytes)) one.held += bytes;
        const sums = [0, 1, 2].map((source) =>
          open.filter((_, at) => at % 3 === source).reduce((sum, { held }) => sum + held, 0),
        );
        expect(Math.max(...sums)).toBeLessThanOrEqual(12);
        expect(sums.reduce((sum, held) => sum + held, 0)).toBeLessThanOrEqual(20);
      }
    }),
  );
});
