import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf } from '../../../../fixtures/broken/base';

const ITEM = 'plans/01-training.md';
const found = (words: string) =>
  problemsOf({ [ITEM]: adding(words) }).flatMap((said) =>
    said.includes('（broken-enumeration）') ? (/提醒 (.*)，可能/.exec(said)?.[1] ?? '') : [],
  );

describe('broken-enumeration', () => {
  test.each<Broken>([
    {
      name: 'a number without its words',
      input: { [ITEM]: adding('一是组织学习。二是') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:8 提醒 “二是”后面没有文字，可能漏了一段（broken-enumeration）',
        '    现在是：二是',
        '    应当是：一是、二是、三是……依次写全；原文就是这样的，可以保留',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(
      problemsOf(input)
        .filter((said) => !said.includes('unfinished'))
        .slice(0, 3),
    ).toEqual(expected);
  });

  test.each([
    ['一是组织学习。二是。三是公开结果。', ['“二是”后面没有文字']],
    ['一是组织学习；二是；三是公开结果。', ['“二是”后面没有文字']],
    ['一是组织学习。三是公开结果。', ['“三是”前面少了一项']],
    ['一是组织学习。二是公开结果。四是考核。', ['“四是”前面少了一项']],
    ['二是组织学习。三是公开结果。', ['“二是”前面少了一项']],
    ['一是', ['“一是”后面没有文字']],
    ['一是组织学习。\n\n三是公开结果。', ['“三是”前面少了一项']],
    ['**一是**组织学习。**三是**公开结果。', ['“三是”前面少了一项']],
    ['第一，组织学习。第三，公开结果。', ['“第三”前面少了一项']],
    ['其一，组织学习。其三，公开结果。', ['“其三”前面少了一项']],
    ['一、组织学习\n\n三、公开结果', ['“三、”前面少了一项']],
    ['（一）组织学习。\n\n（三）公开结果。', ['“（三）”前面少了一项']],
    ['一、组织学习\n\n二、\n\n三、公开结果', ['“二、”后面没有文字']],
  ])('%s', (words, said) => expect(found(words)).toEqual(said));

  test.each([
    '一是组织学习。二是公开结果。三是考核。',
    '一是组织学习；二是公开结果。另一方面，一是考核，二是奖惩。',
    '其中一是培训，效果较好。',
    '成绩排在第三，比去年好。',
    '一是组织学习。',
    '**一是**组织学习。**二是**公开结果。',
    '针对一是一、二是二的要求落实。',
    '第一，组织学习；第二，公开结果。',
    '一、学习\n\n（一）培训\n\n（二）考核\n\n二、公开\n\n（一）上墙\n\n（二）上网',
    '七、八月份组织培训。',
  ])('not: %s', (words) => expect(found(words)).toEqual([]));
});
