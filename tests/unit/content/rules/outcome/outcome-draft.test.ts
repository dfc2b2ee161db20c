import { describe, expect, test } from 'vitest';
import { type Broken, OUTCOME, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('outcome-draft', () => {
  test.each<Broken>([
    {
      name: 'the outcome of a draft',
      input: { 'notice.md': replacing('published: 2024-11-01T00:00+08:00\n', ''), 'outcome.md': OUTCOME },
      expected: [
        'content/2024-reading-corner/outcome.md:1:1 错误 这份通报还没有发布，不能有反馈情况（outcome-draft）',
        '    应当是：草稿里没有 outcome.md；通报已经发布过的，在 notice.md 里补上原来的 published',
      ],
    },
    {
      name: 'the outcome of a published notice is no mistake',
      input: { 'outcome.md': OUTCOME },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
