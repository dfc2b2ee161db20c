import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('withdrawn-early', () => {
  test.each<Broken>([
    {
      name: 'withdrawn a minute before the publication',
      input: {
        'notice.md': replacing(
          'signature:\n',
          'withdrawn:\n  at: 2024-10-31T23:59+08:00\n  reason: 内容有误\nsignature:\n',
        ),
      },
      expected: [
        'content/2024-reading-corner/notice.md:10:7 错误 撤回的时间早于发布时间（withdrawn-early）',
        '    现在是：2024-10-31T23:59+08:00',
        '    应当是：不早于 published（2024-11-01T00:00+08:00）；还没有发布的通报，删去 published 就是草稿',
      ],
    },
    {
      name: 'withdrawn at the very moment of publication is no mistake',
      input: {
        'notice.md': replacing(
          'signature:\n',
          'withdrawn:\n  at: 2024-11-01T00:00+08:00\n  reason: 内容有误\nsignature:\n',
        ),
      },
      expected: [],
    },
    {
      name: 'withdrawn without a reason',
      input: {
        'notice.md': replacing('signature:\n', 'withdrawn:\n  at: 2024-11-02T00:00+08:00\nsignature:\n'),
      },
      expected: [
        'content/2024-reading-corner/notice.md:9:1 错误 缺少项目 withdrawn.reason（missing-key）',
        '    应当是：在 withdrawn 下面写一行 reason，左边与同级的项目对齐，例如 reason: 内容有误，将重新公布',
      ],
    },
    {
      name: 'a reason that is still to be written',
      input: {
        'notice.md': replacing(
          'signature:\n',
          'withdrawn:\n  at: 2024-11-02T00:00+08:00\n  reason: 待补充\nsignature:\n',
        ),
      },
      expected: [
        'content/2024-reading-corner/notice.md:11:11 错误 还有没有填写的内容（placeholder）',
        '    现在是：待补充',
        '    应当是：实际的内容；还不知道的项目先不写',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
