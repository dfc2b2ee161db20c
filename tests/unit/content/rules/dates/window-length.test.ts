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
        '    应当是：在 site.yaml 的 holidays 里写上2025年的放假安排，检查就会数；或者照国务院办公厅公布的放假安排数一遍：2025年6月3日至2025年6月9日，首尾都算共7天，其中星期一至星期五5天',
      ],
    },
    {
      name: 'working days as the holidays of the year have them',
      input: {
        ...stating('公示期5个工作日', '2025-06-10'),
        '/site.yaml': adding(
          'holidays:\n  - year: 2025\n    off:\n      - 2025-06-04至2025-06-05\n    work:\n      - 2025-06-07',
        ),
      },
      expected: [],
    },
    {
      name: 'working days of another number than the holidays of the year leave',
      input: {
        ...stating('公示期5个工作日', '2025-06-09'),
        '/site.yaml': adding('holidays:\n  - year: 2025\n    off:\n      - 2025-06-04'),
      },
      expected: [
        'content/2024-reading-corner/contact.md:9:4 错误 正文写的公示期长度与 notice.md 的 window 不一致（window-length）',
        '    现在是：5个工作日',
        '    应当是：2025年6月3日至2025年6月9日，首尾都算共7天，其中工作日4天；如果正文是对的，就改正 window',
      ],
    },
    {
      name: 'working days in a year that has no holidays in the table',
      input: {
        ...stating('公示期5个工作日', '2025-06-09'),
        '/site.yaml': adding('holidays:\n  - year: 2024\n    off:\n      - 2024-01-01'),
      },
      expected: [
        'content/2024-reading-corner/contact.md:9:4 提醒 公示期按工作日写，检查不知道放假和调休的安排，没有数过（window-length）',
        '    现在是：5个工作日',
        '    应当是：在 site.yaml 的 holidays 里写上2025年的放假安排，检查就会数；或者照国务院办公厅公布的放假安排数一遍：2025年6月3日至2025年6月9日，首尾都算共7天，其中星期一至星期五5天',
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

  test.each<[words: string, right: string, wrong: string, kind?: string]>([
    ['公示期为7天', '2025-06-09', '2025-06-20'],
    ['公示期7日', '2025-06-09', '2025-06-08'],
    ['本次公示期为7天', '2025-06-09', '2025-06-20'],
    ['整改情况公示期为7天', '2025-06-09', '2025-06-20'],
    ['公示期为7天，期满后公布结果', '2025-06-09', '2025-06-20'],
    ['公示7日', '2025-06-09', '2025-06-12', '提醒'],
    ['公示七天', '2025-06-09', '2025-06-12', '提醒'],
    ['公示期（7天）', '2025-06-09', '2025-06-12'],
    ['公示时间：一周', '2025-06-09', '2025-06-16'],
    ['公示期两周', '2025-06-16', '2025-06-09'],
    ['公示期限为30个自然日', '2025-07-02', '2025-06-20'],
    ['公开期限：30天', '2025-07-02', '2025-06-20'],
    ['公示期为期一个月', '2025-07-02', '2025-06-20'],
    ['为期一个月的公示', '2025-07-03', '2025-08-03', '提醒'],
    ['公示期半个月', '2025-06-17', '2025-06-30'],
    ['公示期3个月', '2025-09-02', '2025-07-02'],
    ['公示期：十五个自然日', '2025-06-17', '2025-06-30'],
    ['监督期限：20天', '2025-06-22', '2025-06-20', '提醒'],
    ['受理意见期限：20天', '2025-06-22', '2025-06-20', '提醒'],
    ['接受监督，期限三十天', '2025-07-02', '2025-06-20', '提醒'],
    ['自公示之日起7日内', '2025-06-09', '2025-06-20', '提醒'],
    ['自发布之日起十日内提出意见', '2025-06-12', '2025-06-20', '提醒'],
    ['公示期自发布之日起7天', '2025-06-09', '2025-06-20', '提醒'],
    ['任前公示期为7天', '2025-06-09', '2025-06-20', '提醒'],
    ['2024年公示期为7天', '2025-06-09', '2025-06-20', '提醒'],
    ['公示期不少于7天', '2025-06-20', '2025-06-08'],
    ['公示期：2025年6月3日至20日（共18天）', '2025-06-20', '2025-06-25', ''],
    ['公示期：自发布之日起至2025年6月20日止（共18天）', '2025-06-20', '2025-06-25'],
  ])('%s: up to %s, not %s', (words, right, wrong, kind = '错误') => {
    expect(kindsOf(problemsOf(stating(words, right)))).toEqual([]);
    expect(kindsOf(problemsOf(stating(words, wrong)))).toEqual(kind === '' ? [] : [kind]);
  });

  test('compares a length with the window where the two days beside it are the window', () => {
    const words = '公示期：2025年6月3日至30日（共7天）';
    expect(kindsOf(problemsOf(stating(words, '2025-06-30')))).toEqual(['错误']);
  });

  test('says that a length may be about something else', () => {
    const found = problemsOf(stating('公示7日', '2025-06-30'));
    expect(found.join('\n')).toContain('；说的是另一件事，可以保留');
  });

  test.each<[words: string, closes: string, kinds: readonly string[]]>([
    ['自发布之日起五个工作日内提出', '2025-06-09', ['提醒']],
    ['公示期不少于5个工作日', '2025-06-03', ['错误']],
    ['公示期为5个工作日', '2025-07-31', ['错误']],
    ['公示期为5个工作日', '2025-06-23', ['错误']],
    ['公示期5个工作日', '2025-06-30', ['错误']],
    ['公示期为120个工作日', '2025-12-01', ['提醒']],
    ['公示时间15个工作日', '2025-06-23', ['提醒']],
  ])('%s, up to %s', (words, closes, kinds) => {
    expect(kindsOf(problemsOf(stating(words, closes)))).toEqual(kinds);
  });

  test.each<[file: 'contact.md' | 'notice.md', words: string]>([
    ['contact.md', '欢迎社会监督，我们将在5个工作日内答复。'],
    ['contact.md', '公示期内实名反映问题的，自受理之日起60日内办结。'],
    ['contact.md', '公示期满后5个工作日内公布反馈情况。'],
    ['contact.md', '整改情况公布后10日内，可以查阅台账。'],
    ['contact.md', '自整改情况公布之日起10日内，可以查阅台账。'],
    ['contact.md', '欢迎监督，公示满7日后可查询结果。'],
    ['contact.md', '信访受理期限为60日。'],
    ['contact.md', '举报受理期限：15日。'],
    ['contact.md', '公示期一个月左右，自2025年6月3日至2025年6月30日。'],
    ['contact.md', '对监督举报事项，我们承诺7日内回复。'],
    ['contact.md', '公示结束后，有关材料保存3年。'],
    ['contact.md', '公示时间：3日至30日。'],
    ['notice.md', '公示期内提出意见的，局机关纪委从登记之日起30日内办结。'],
    ['notice.md', '反馈意见期间，我局边查边改，自反馈之日起2个月内完成整改18项。'],
    ['notice.md', '根据《信访工作条例》，受理期限为15日，办理期限为60日。'],
    ['notice.md', '2024年公示期为5天的3批次名单，均无异议。'],
    ['notice.md', '征求意见期间，自2025年3月1日起30日内收到意见26条。'],
    ['notice.md', '意见征集期自2025年3月1日至3月31日，为期一个月，收到意见26条。'],
    ['notice.md', '监督期为一年。'],
  ])('takes no other period for the window: %s %s', (file, words) => {
    const { 'notice.md': window, 'contact.md': contact } = stating('通信地址：见上', '2025-06-30');
    const input =
      file === 'notice.md'
        ? { 'notice.md': (text: string) => adding(words)(window(text)), 'contact.md': contact }
        : { 'notice.md': window, 'contact.md': (text: string) => adding(words)(contact(text)) };
    expect(kindsOf(problemsOf(input))).toEqual([]);
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
