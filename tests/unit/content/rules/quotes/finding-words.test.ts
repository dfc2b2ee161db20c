import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('finding-words', () => {
  test.each<Broken>([
    {
      name: 'a finding that is in neither title nor text',
      input: { 'findings/01-records.md': replacing('finding: 借阅登记不全', 'finding: 借阅登记不完整') },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:3:10 错误 标题和正文里都没有 finding 写的问题（finding-words）',
        '    现在是：借阅登记不完整',
        '    应当是：从标题或正文里一字不差地抄下来的话',
      ],
    },
    {
      name: 'a finding with straight quotation marks',
      input: {
        'findings/01-records.md': replacing('finding: 借阅登记不全', 'finding: \'针对"借阅登记不全"问题\''),
      },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:3:10 错误 标题和正文里都没有 finding 写的问题（finding-words）',
        '    现在是：针对"借阅登记不全"问题',
        '    应当是：从标题或正文里一字不差地抄下来的话',
        '    改成：finding: 针对“借阅登记不全”问题',
      ],
    },
    {
      name: 'a finding that is in the text alone is no mistake',
      input: {
        'findings/01-records.md': replacing('finding: 借阅登记不全', 'finding: 登记簿由两人共同签字'),
      },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
