import { expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

const limitOf = (limit: string) => ({
  'findings/01-records.md': replacing('finding:', `limit: ${limit}\nfinding:`),
});

test.each<Broken>([
  { name: 'a month that ends after the findings', input: limitOf('2024年6月底前'), expected: [] },
  { name: 'no date', input: limitOf('长期坚持'), expected: [] },
  {
    name: 'a day before the findings',
    input: limitOf('2024年6月26日前'),
    expected: [
      'content/2024-reading-corner/findings/01-records.md:3:8 提醒 整改时限早于反馈意见的日期（early-limit）',
      '    现在是：2024年6月26日前',
      '    应当是：不早于通报开头所写的2024年6月27日，请核对',
    ],
  },
])('early-limit: $name', ({ input, expected }) => {
  expect(problemsOf(input)).toEqual(expected);
});
