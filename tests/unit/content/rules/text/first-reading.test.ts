import { expect, test } from 'vitest';
import { adding, type Broken, problemsInFirstReading } from '../../../../fixtures/broken/base';

// A notice that was recorded before masks, numbers and indents were read as they are meant.

test.each<Broken>([
  {
    name: 'masked names lose their asterisks',
    input: { 'plans/01-training.md': adding('对王**给予党内警告处分，对李**进行诫勉谈话。') },
    expected: [
      'content/2024-reading-corner/plans/01-training.md:7:3 提醒 这里的星号会当作标记，不会出现在页面上（lost-text）',
      '    现在是：**给予党内警告处分，对李**',
      '    应当是：姓名、号码、单位里用来遮盖的星号，前面各加一个反斜杠；是要加粗，可以保留',
      '    改成：对王\\*\\*给予党内警告处分，对李\\*\\*进行诫勉谈话。',
    ],
  },
  {
    name: 'underscores are marks',
    input: { 'plans/01-training.md': adding('_甲_') },
    expected: [
      'content/2024-reading-corner/plans/01-training.md:7:1 提醒 这里的下划线会当作标记，不会出现在页面上（lost-text）',
      '    现在是：_甲_',
      '    应当是：要写符号本身，前面加反斜杠',
      '    改成：\\_甲\\_',
    ],
  },
  {
    name: 'a list is counted anew',
    input: { 'plans/01-training.md': adding('1. 甲\n2. 乙\n4. 丙') },
    expected: [
      'content/2024-reading-corner/plans/01-training.md:9:1 提醒 列表的编号会改变（list-number）',
      '    现在是：4. 丙',
      '    应当是：页面上会是 3.；要保持原来的编号，前面空一行，编号的点前加反斜杠',
      '    改成：（空一行）',
      '          4\\. 丙',
    ],
  },
  {
    name: 'indented lines are one paragraph, with their indents',
    input: { 'plans/01-training.md': adding('　　甲。\n　　乙') },
    expected: [
      'content/2024-reading-corner/plans/01-training.md:7:1 提醒 段落开头的空格会留在正文里（line-break）',
      '    现在是：□□甲。',
      '    应当是：段落顶格写，页面会自己缩进',
      '    改成：甲。',
      'content/2024-reading-corner/plans/01-training.md:8:3 提醒 这一行会接在上一行后面，排成一段（line-break）',
      '    现在是：　　甲。 ⏎ 乙',
      '    应当是：要另起一段，前面空一行；是同一段，接着写，不换行',
      '    改成：（空一行）',
      '          乙',
    ],
  },
])('in the first reading $name', ({ input, expected }) => {
  expect(problemsInFirstReading(input)).toEqual(expected);
});
