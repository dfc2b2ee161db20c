import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf } from '../../../../fixtures/broken/base';

describe('heading-level', () => {
  test.each<Broken>([
    {
      name: 'the level of the notice’s own title',
      input: { 'plans/01-training.md': adding('# 业务学习\n\n每月一次。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 错误 正文里的标题用了 #，这一级是通报的总标题（heading-level）',
        '    现在是：# 业务学习',
        '    应当是：用 ## 开头',
        '    改成：## 业务学习',
      ],
    },
    {
      name: 'a level skipped',
      input: { 'plans/01-training.md': adding('## 业务学习\n\n每月一次。\n\n#### 讲座\n\n每季度一次。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:11:1 错误 标题跳过了一级（heading-level）',
        '    现在是：#### 讲座',
        '    应当是：用 ### 开头',
        '    改成：### 讲座',
      ],
    },
    {
      name: 'the first heading too deep',
      input: { 'plans/01-training.md': adding('### 业务学习\n\n每月一次。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 错误 标题跳过了一级（heading-level）',
        '    现在是：### 业务学习',
        '    应当是：用 ## 开头',
        '    改成：## 业务学习',
      ],
    },
    {
      name: 'a text that a line of hyphens makes a heading',
      input: { 'plans/01-training.md': adding('业务学习\n---') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 错误 这段文字的下一行是 ---，文字会变成标题（heading-level）',
        '    现在是：业务学习 ⏎ ---',
        '    应当是：要写标题，写成 ## 业务学习，并删去下一行；要画分隔线，在它前面空一行',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });

  test('a text that begins with a number sign is no heading by marks', () => {
    expect(problemsOf({ 'plans/01-training.md': adding('#1机组\n---') })[0]).toBe(
      'content/2024-reading-corner/plans/01-training.md:7:1 错误 这段文字的下一行是 ---，文字会变成标题（heading-level）',
    );
  });
});
