import { describe, expect, test } from 'vitest';
import { type Broken, outcomeWith, problemsOf } from '../../../../fixtures/broken/base';

const LEDGER = '序号,问题,完成状态\n7,登记不全,未完成\n';

describe('outcome-item', () => {
  test.each<Broken>([
    {
      name: 'a count of an item that is not there',
      input: { 'outcome.md': outcomeWith('item: findings-2\n    count', 'item: findings-3\n    count') },
      expected: [
        'content/2024-reading-corner/outcome.md:9:11 错误 通报里没有这一部分，也没有这一条（outcome-item）',
        '    现在是：findings-3',
        '    应当是：以下之一：findings、findings-1、findings-2、plans、plans-1；不限于某一条的，不写 item',
      ],
    },
    {
      name: 'an opinion about an anchor with its mark',
      input: {
        'outcome.md': outcomeWith('item: findings-2\n    summary', 'item: "#findings-2"\n    summary'),
      },
      expected: [
        'content/2024-reading-corner/outcome.md:13:11 错误 通报里没有这一部分，也没有这一条（outcome-item）',
        '    现在是：#findings-2',
        '    应当是：以下之一：findings、findings-1、findings-2、plans、plans-1；不限于某一条的，不写 item',
        '    改成：- item: findings-2',
      ],
    },
    {
      name: 'the contact is no part that people chose',
      input: { 'outcome.md': outcomeWith('item: findings-2\n    summary', 'item: contact\n    summary') },
      expected: [
        'content/2024-reading-corner/outcome.md:13:11 错误 通报里没有这一部分，也没有这一条（outcome-item）',
        '    现在是：contact',
        '    应当是：以下之一：findings、findings-1、findings-2、plans、plans-1；不限于某一条的，不写 item',
      ],
    },
    {
      name: 'a row that the ledger does not have',
      input: {
        'ledger.csv': LEDGER,
        'outcome.md': outcomeWith('item: findings-2\n    summary', 'item: ledger-9\n    summary'),
      },
      expected: [
        'content/2024-reading-corner/outcome.md:13:11 错误 通报里没有这一部分，也没有这一条（outcome-item）',
        '    现在是：ledger-9',
        '    应当是：以下之一：findings、findings-1、findings-2、plans、plans-1，或者台账里的一项，例如 ledger-7；不限于某一条的，不写 item',
      ],
    },
    {
      name: 'a row of the ledger is no mistake',
      input: {
        'ledger.csv': LEDGER,
        'outcome.md': outcomeWith('item: findings-2\n    summary', 'item: ledger-7\n    summary'),
      },
      expected: [],
    },
    {
      name: 'a whole part is no mistake',
      input: { 'outcome.md': outcomeWith('item: findings-2\n    summary', 'item: findings\n    summary') },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
