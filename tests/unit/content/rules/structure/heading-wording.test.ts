import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('heading-wording', () => {
  test.each<Broken>([
    {
      name: 'two ways to say it',
      input: { 'findings/02-corner.md': replacing('”问题的整改', '”的问题的整改') },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:2:18 提醒 各条标题的说法不一致（heading-wording）',
        '    现在是：“…”问题1处，“…”的问题1处',
        '    应当是：同一种说法',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
