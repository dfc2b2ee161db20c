import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf } from '../../../../fixtures/broken/base';

const ITEM = 'plans/01-training.md';
const found = (words: string) =>
  problemsOf({ [ITEM]: adding(`${words}。`) }).flatMap((said, index, all) =>
    said.includes('（impossible-date）') ? (all[index + 1]?.replace(/^ *现在是：/, '') ?? '') : [],
  );

describe('impossible-date', () => {
  test.each<Broken>([
    {
      name: 'a day that no February has',
      input: { 'notice.md': adding('2025年2月30日，检查组复查。') },
      expected: [
        'content/2024-reading-corner/notice.md:26:1 提醒 没有这个日期或者时间（impossible-date）',
        '    现在是：2025年2月30日',
        '    应当是：实际存在的日期、时间；原文就是这样的，可以保留',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });

  test.each([
    ['2025年2月30日复查', '2025年2月30日'],
    ['2月30日复查', '2月30日'],
    ['2023年2月29日复查', '2023年2月29日'],
    ['6月31号复查', '6月31号'],
    ['2024年13月完成', '2024年13月'],
    ['2024年0月完成', '2024年0月'],
    ['2024年9月32日', '2024年9月32日'],
    ['２０２４年２月３０日', '２０２４年２月３０日'],
    ['二〇二三年二月二十九日', '二〇二三年二月二十九日'],
    ['六月三十一日', '六月三十一日'],
    ['十三月完成', '十三月'],
    ['2024.2.30复查', '2024.2.30'],
    ['2024-13-01复查', '2024-13-01'],
    ['2024/4/31复查', '2024/4/31'],
    ['9月9日24:30召开会议', '24:30'],
    ['会议于9月9日上午9：60召开', '9：60'],
    ['9月9日25时30分召开会议', '25时30分'],
    ['9月9日9点75分召开会议', '9点75分'],
    ['8：00-24：30有人值守', '24：30'],
    ['2月30日和6月31日复查', '2月30日、6月31日'],
  ])('%s', (words, raw) => expect(found(words)).toEqual([raw]));

  test.each([
    '2024年2月29日复查',
    '2月29日复查',
    '2024年12月31日24：00以前完成',
    '七八月份组织培训',
    '3月龄的幼苗，15月龄的幼苗',
    '历时13个月',
    '版本2024.13',
    '比例为1：25000，比分为3：2',
    '第25时段',
    '每月30日报告',
    '二月二十八日复查',
    '2024年1月至12月',
    '文号A2024-13-01',
    '比分24：30',
    '电话0199-5550161',
    '24时整',
  ])('not: %s', (words) => expect(found(words)).toEqual([]));
});
