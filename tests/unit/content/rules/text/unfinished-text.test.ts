import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

const ITEM = 'plans/01-training.md';
const found = (words: string) =>
  problemsOf({ [ITEM]: (text) => text.replace('每月组织业务学习，结果公开。', words) }).flatMap((said) =>
    said.includes('（unfinished-text）') ? (/提醒 (.*)，可能/.exec(said)?.[1] ?? '') : [],
  );

describe('unfinished-text', () => {
  test.each<Broken>([
    {
      name: 'a paragraph that ends with a comma',
      input: { [ITEM]: adding('组织业务学习、') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:7 提醒 一段文字到逗号或者顿号就断了，可能没有写完（unfinished-text）',
        '    现在是：组织业务学习、',
        '    应当是：写完整的话；原文就是这样的，可以保留',
      ],
    },
    {
      name: 'the only text without a full stop',
      input: { [ITEM]: replacing('结果公开。', '结果公') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:5:13 提醒 最后一句没有句号，别的各条都有，可能没有写完（unfinished-text）',
        '    现在是：每月组织业务学习，结果公',
        '    应当是：写完整的话；原文就是这样的，可以保留',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });

  test.each([
    ['组织学习，', ['一段文字到逗号或者顿号就断了']],
    ['组织学习、\n\n公开结果。', ['一段文字到逗号或者顿号就断了']],
    ['- 组织学习，\n- 公开结果。', ['一段文字到逗号或者顿号就断了']],
    ['组织学习（每月一次。', ['（ 没有配对的另一半']],
    ['组织学习(每月一次。', ['（ 没有配对的另一半']],
    ['开展“三会一课。', ['“ 没有配对的另一半']],
    ['印发《学习办法。', ['《 没有配对的另一半']],
    ['据〔2024第5号。', ['〔 没有配对的另一半']],
    ['组织学习（）2次。', ['括号或者引号里没有文字']],
    ['组织学习（ ）2次。', ['括号或者引号里没有文字']],
    ['印发《》。', ['括号或者引号里没有文字']],
    ['开展“”活动。', ['括号或者引号里没有文字']],
  ])('%s', (words, said) => expect(found(words)).toEqual(said));

  test.each([
    '组织学习（每月一次）。',
    '组织学习(每月一次）。',
    '落实“去“四化”改革”要求。',
    '列表如下：\n\n1. 学习；\n2. 考核。',
    '“学习要经常。\n\n“考核要严格。”',
    '1）学习；2）考核。',
    '学习[办法](https://rules.example/a)。',
    '## 学习，考核\n\n每月一次。',
    '| 项目，类别 | 数量 |\n| --- | --- |\n| 灯， | 2 |',
    '数量见下表（[^1]）。\n\n[^1]: 每月一次。',
  ])('not: %s', (words) => expect(found(words)).toEqual([]));
});
