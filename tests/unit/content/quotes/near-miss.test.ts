import { expect, test } from 'vitest';
import { findNearMissInDigits } from '#lib/content/quotes/near-miss';

const TEXT = '全年开展科普讲座12场，参加的群众有1,200人次；另有讲座𠮷3次。';

test.each([
  ['another number', '开展科普讲座13场', '开展科普讲座12场'],
  [
    'another number and other marks',
    '科普讲座 13 场；参加的群众有 1300 人次',
    '科普讲座12场，参加的群众有1,200人次',
  ],
  ['a character of two units before it', '讲座𠮷4次', '讲座𠮷3次'],
  ['words that are not in the text', '开展科普展览13场', null],
  ['words that are there twice with other numbers', '讲座9', null],
  ['one word alone', '场13', null],
])('of a quotation with %s the part of the text that was meant is found, or nothing', (_, wanted, found) => {
  expect(findNearMissInDigits(`${TEXT}讲座5，讲座6。`, wanted)).toBe(found);
});

test('a quotation of tens of thousands of characters is compared too', () => {
  const long = '附件1'.repeat(20_000);
  expect(findNearMissInDigits(`见${long}。`, '附件2'.repeat(20_000))).toBe(long);
});
