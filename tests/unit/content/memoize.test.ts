import { expect, test } from 'vitest';
import { memoizedByObject, memoizedByText } from '#lib/content/memoize';

test('asks once for each text, and again only when others have taken its place', () => {
  const asked: string[] = [];
  const lengthOf = memoizedByText((text) => {
    asked.push(text.slice(0, 1));
    return text.length;
  });
  const long = (letter: string) => letter.repeat(400_000);
  for (const letter of ['a', 'b', 'a', 'b']) expect(lengthOf(long(letter))).toBe(400_000);
  expect(asked).toEqual(['a', 'b']);
  expect(lengthOf(long('c'))).toBe(400_000);
  expect(lengthOf(long('a'))).toBe(400_000);
  expect(asked).toEqual(['a', 'b', 'c', 'a']);
});

test('asks once for each object, equal ones apart', () => {
  let asked = 0;
  const numberOf = memoizedByObject(() => (asked += 1));
  const [one, other] = [{}, {}];
  expect([numberOf(one), numberOf(one), numberOf(other), numberOf(one)]).toEqual([1, 1, 2, 1]);
});
