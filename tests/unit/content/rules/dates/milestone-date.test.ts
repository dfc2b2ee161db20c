import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

const OPENING = '2024年6月27日，检查组反馈了意见。';

const marking = (date: string, quote: string, opening: string) => (text: string) =>
  replacing(
    OPENING,
    opening,
  )(replacing('parts:', `milestones:\n  - date: ${date}\n    quote: ${quote}\nparts:`)(text));

describe('milestone-date', () => {
  test.each<Broken>([
    {
      name: 'words beside their own date, among others',
      input: {
        'notice.md': marking(
          '2024年5月6日至6月7日',
          '检查组进行了检查',
          '2024年5月6日至6月7日，检查组进行了检查。2024年6月27日，检查组反馈了意见。',
        ),
      },
      expected: [],
    },
    {
      name: 'words that are followed by their date',
      input: {
        'notice.md': marking('2024年6月27日', '检查组反馈了意见', '检查组反馈了意见（2024年6月27日）。'),
      },
      expected: [],
    },
    {
      name: 'words that hold their date',
      input: {
        'notice.md': marking(
          '6月27日',
          '2024年5月6日开始检查，6月27日反馈意见',
          '2024年5月6日开始检查，6月27日反馈意见。',
        ),
      },
      expected: [],
    },
    {
      name: 'another date between',
      input: {
        'notice.md': marking(
          '2024年5月6日',
          '检查组反馈了意见',
          '2024年5月6日，检查组进行了检查。2024年6月27日，检查组反馈了意见。',
        ),
      },
      expected: [
        'content/2024-reading-corner/notice.md:13:11 提醒 正文里离引文更近的是另一个日期（milestone-date）',
        '    现在是：2024年5月6日',
        '    应当是：引文所说的事发生的日期，会不会是2024年6月27日？请核对',
      ],
    },
    {
      name: 'words that hold another date',
      input: {
        'notice.md': marking('2024年5月6日', '6月27日反馈意见', '2024年5月6日开始检查，6月27日反馈意见。'),
      },
      expected: [
        'content/2024-reading-corner/notice.md:13:11 提醒 正文里离引文更近的是另一个日期（milestone-date）',
        '    现在是：2024年5月6日',
        '    应当是：引文所说的事发生的日期，会不会是6月27日？请核对',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
