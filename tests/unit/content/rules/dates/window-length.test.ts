import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

/** The sound notice with a window from 3 June 2025 on, and other words for it in `contact.md`. */
function stating(words: string, closes: string) {
  return {
    'notice.md': (text: string) =>
      text
        .replace('opens: 2024-11-01', 'opens: 2025-06-03')
        .replace('closes: 2025-02-28', `closes: ${closes}`),
    'contact.md': replacing('公开期限：2024年11月1日至2025年2月28日', words),
  };
}

const kindsOf = (said: readonly string[]) =>
  said.flatMap((words) =>
    words.includes('（window-length）') ? (/ (错误|提醒) /.exec(words)?.[1] ?? '') : [],
  );

describe('window-length', () => {
  test.each<Broken>([
    {
      name: 'days that are too few',
      input: stating('公示期为7天', '2025-06-20'),
      expected: [
        'content/2024-reading-corner/contact.md:9:5 错误 正文写的公示期长度与 notice.md 的 window 不一致（window-length）',
        '    现在是：7天',
        '    应当是：2025年6月3日至2025年6月20日，首尾都算共18天；如果正文是对的，就改正 window',
      ],
    },
    {
      name: 'working days, which nobody counted',
      input: stating('公示期5个工作日', '2025-06-09'),
      expected: [
        'content/2024-reading-corner/contact.md:9:4 提醒 公示期按工作日写，检查不知道放假和调休的安排，没有数过（window-length）',
        '    现在是：5个工作日',
        '    应当是：照国务院办公厅公布的放假安排数一遍：2025年6月3日至2025年6月9日，首尾都算共7天，其中星期一至星期五5天',
      ],
    },
    {
      name: 'more working days than days',
      input: stating('公示期10个工作日', '2025-06-09'),
      expected: [
        'content/2024-reading-corner/contact.md:9:4 错误 正文写的公示期长度与 notice.md 的 window 不一致（window-length）',
        '    现在是：10个工作日',
        '    应当是：2025年6月3日至2025年6月9日，首尾都算共7天，其中星期一至星期五5天；如果正文是对的，就改正 window',
      ],
    },
    {
      name: 'a day more, where the first may not be counted',
      input: stating('公示期为7天', '2025-06-10'),
      expected: [
        'content/2024-reading-corner/contact.md:9:5 提醒 正文写的公示期长度与 notice.md 的 window 不一致（window-length）',
        '    现在是：7天',
        '    应当是：2025年6月3日至2025年6月10日，首尾都算共8天；第一天不算在内的，可以保留',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });

  test.each<[words: string, right: string, wrong: string]>([
    ['公示期为7天', '2025-06-09', '2025-06-20'],
    ['公示期7日', '2025-06-09', '2025-06-08'],
    ['公示7日', '2025-06-09', '2025-06-12'],
    ['公示七天', '2025-06-09', '2025-06-12'],
    ['公示期（7天）', '2025-06-09', '2025-06-12'],
    ['公示时间：一周', '2025-06-09', '2025-06-16'],
    ['公示期两周', '2025-06-16', '2025-06-09'],
    ['公示期限为30个自然日', '2025-07-02', '2025-06-20'],
    ['公示期为期一个月', '2025-07-02', '2025-06-20'],
    ['为期一个月的公示', '2025-07-03', '2025-08-03'],
    ['公示期半个月', '2025-06-17', '2025-06-30'],
    ['公示期3个月', '2025-09-02', '2025-07-02'],
    ['公示期：十五个自然日', '2025-06-17', '2025-06-30'],
    ['监督期限：20天', '2025-06-22', '2025-06-20'],
    ['接受监督，期限三十天', '2025-07-02', '2025-06-20'],
    ['自公示之日起7日内', '2025-06-09', '2025-06-20'],
    ['自发布之日起十日内', '2025-06-12', '2025-06-20'],
    ['公示期不少于7天', '2025-06-20', '2025-06-08'],
    ['公示期：2025年6月3日至20日（共18天）', '2025-06-20', '2025-06-25'],
  ])('%s: up to %s, not %s', (words, right, wrong) => {
    expect(kindsOf(problemsOf(stating(words, right)))).toEqual([]);
    expect(kindsOf(problemsOf(stating(words, wrong)))).toEqual(['错误']);
  });

  test.each<[words: string, closes: string, kinds: readonly string[]]>([
    ['自发布之日起五个工作日内提出', '2025-06-09', ['提醒']],
    ['公示期不少于5个工作日', '2025-06-03', ['错误']],
    ['公示期为5个工作日', '2025-07-31', ['错误']],
    ['公示期为5个工作日', '2025-06-23', ['错误']],
    ['公示期为120个工作日', '2025-12-01', ['提醒']],
    ['公示时间15个工作日', '2025-06-23', ['提醒']],
  ])('%s, up to %s', (words, closes, kinds) => {
    expect(kindsOf(problemsOf(stating(words, closes)))).toEqual(kinds);
  });

  test.each<[words: string, file: string, kinds: readonly string[]]>([
    ['公示期为7天。', 'notice.md', ['错误']],
    ['对拟发展对象公示7天。', 'notice.md', ['提醒']],
    ['公示期为7天。', 'plans/01-training.md', ['提醒']],
    ['对拟发展对象公示7天，没有异议。', 'plans/01-training.md', []],
    ['监督电话24小时有人接听。', 'plans/01-training.md', []],
    ['公开招聘3人，培训5天。', 'notice.md', []],
  ])('%s in %s', (words, file, kinds) => {
    expect(kindsOf(problemsOf({ [file]: adding(words) }))).toEqual(kinds);
  });
});
