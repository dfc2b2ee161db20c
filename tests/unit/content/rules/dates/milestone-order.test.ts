import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

const FINDINGS = '  - date: 2024年6月27日\n    quote: 检查组反馈了意见\n';
const CORNER = '  - date: 2024年7月5日\n    quote: 读书角重新开放\n';

const marking = (...milestones: string[]) => replacing('parts:', `milestones:\n${milestones.join('')}parts:`);

describe('milestone-order', () => {
  test.each<Broken>([
    { name: 'in order', input: { 'notice.md': marking(FINDINGS, CORNER) }, expected: [] },
    {
      name: 'out of order',
      input: { 'notice.md': marking(CORNER, FINDINGS) },
      expected: [
        'content/2024-reading-corner/notice.md:15:11 提醒 milestones 没有按时间先后排列（milestone-order）',
        '    现在是：2024年6月27日',
        '    应当是：排在“2024年7月5日”之前',
      ],
    },
    {
      name: 'a date without a year counts in the time that the notice tells of',
      input: {
        'notice.md': marking('  - date: 9月2日\n    quote: 再次检查\n', CORNER),
        'findings/02-corner.md': replacing('样子见下图', '9月2日，再次检查，样子见下图'),
      },
      expected: [
        'content/2024-reading-corner/notice.md:15:11 提醒 milestones 没有按时间先后排列（milestone-order）',
        '    现在是：2024年7月5日',
        '    应当是：排在“9月2日”之前',
      ],
    },
    {
      name: 'a month alone is not judged',
      input: {
        'notice.md': marking(CORNER, '  - date: 2024年3月\n    quote: 开始检查\n'),
        'plans/01-training.md': replacing('每月组织业务学习', '2024年3月，开始检查。每月组织业务学习'),
      },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
