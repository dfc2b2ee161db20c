import { expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

const limitOf = (limit: string) => ({
  'findings/01-records.md': replacing('finding:', `limit: ${limit}\nfinding:`),
});

test.each<Broken>([
  {
    name: 'a day that exists, in three forms',
    input: limitOf('2024-07-31、2024年8月、2024.9.30'),
    expected: [],
  },
  {
    name: 'a day that does not exist',
    input: limitOf('2024年9月31日前'),
    expected: [
      'content/2024-reading-corner/findings/01-records.md:3:8 提醒 整改时限里没有这个日期（limit-date）',
      '    现在是：2024年9月31日',
      '    应当是：实际存在的日期；原文就是这样的，可以保留',
    ],
  },
  {
    name: 'the number that a spreadsheet has for a day',
    input: limitOf('45688'),
    expected: [
      'content/2024-reading-corner/findings/01-records.md:3:8 提醒 整改时限是一个数，像是从表格里抄来的（limit-date）',
      '    现在是：45688',
      '    应当是：日期照原文写；这个数在表格软件里是2025年1月31日',
    ],
  },
])('limit-date: $name', ({ input, expected }) => {
  expect(problemsOf(input)).toEqual(expected);
});
