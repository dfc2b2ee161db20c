import { describe, expect, test } from 'vitest';
import { type Broken, outcomeWith, problemsOf } from '../../../../fixtures/broken/base';

describe('outcome-masked', () => {
  test.each<Broken>([
    {
      name: 'a whole name',
      input: { 'outcome.md': outcomeWith('from: 王**', 'from: 王小明') },
      expected: [
        'content/2024-reading-corner/outcome.md:15:11 错误 姓名没有隐去（outcome-masked）',
        '    现在是：王小明',
        '    应当是：只留姓，其余用 * 代替，例如 王**；不便写明的，删去这一行',
      ],
    },
    {
      name: 'a whole name with a mark behind it',
      input: { 'outcome.md': outcomeWith('from: 王**', 'from: 王小明*') },
      expected: [
        'content/2024-reading-corner/outcome.md:15:11 错误 姓名没有隐去（outcome-masked）',
        '    现在是：王小明*',
        '    应当是：只留姓，其余用 * 代替，例如 王**；不便写明的，删去这一行',
      ],
    },
    {
      name: 'a name of two characters',
      input: { 'outcome.md': outcomeWith('from: 王**', 'from: 李先') },
      expected: [
        'content/2024-reading-corner/outcome.md:15:11 错误 姓名没有隐去（outcome-masked）',
        '    现在是：李先',
        '    应当是：只留姓，其余用 * 代替，例如 李**；不便写明的，删去这一行',
      ],
    },
    {
      name: 'a whole name with a mark in brackets',
      input: { 'outcome.md': outcomeWith('from: 王**', 'from: 张三（某）') },
      expected: [
        'content/2024-reading-corner/outcome.md:15:11 错误 姓名没有隐去（outcome-masked）',
        '    现在是：张三（某）',
        '    应当是：只留姓，其余用 * 代替，例如 张**；不便写明的，删去这一行',
      ],
    },
    {
      name: 'a name of another alphabet in which a letter looks like a mark',
      input: { 'outcome.md': outcomeWith('from: 王**', 'from: Max') },
      expected: [
        'content/2024-reading-corner/outcome.md:15:11 错误 姓名没有隐去（outcome-masked）',
        '    现在是：Max',
        '    应当是：只留姓，其余用 * 代替，例如 M**；不便写明的，删去这一行',
      ],
    },
    {
      name: 'a surname and a title',
      input: { 'outcome.md': outcomeWith('from: 王**', 'from: 王先生') },
      expected: [
        'content/2024-reading-corner/outcome.md:15:11 错误 姓名没有隐去（outcome-masked）',
        '    现在是：王先生',
        '    应当是：只留姓，其余用 * 代替，例如 王**；不便写明的，删去这一行',
      ],
    },
    {
      name: 'a name masked with crosses is no mistake',
      input: { 'outcome.md': outcomeWith('from: 王**', 'from: 王××') },
      expected: [],
    },
    {
      name: 'a name masked in words, and whose it is, is no mistake',
      input: { 'outcome.md': outcomeWith('from: 王**', 'from: 欧阳某（社区居民）') },
      expected: [],
    },
    {
      name: 'nobody named is no mistake',
      input: { 'outcome.md': outcomeWith('    from: 王**\n', '') },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
