import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('window-in-text', () => {
  test.each<Broken>([
    {
      name: 'another last day',
      input: { 'contact.md': replacing('2025年2月28日', '2025年2月27日') },
      expected: [
        'content/2024-reading-corner/contact.md:9:17 错误 正文的公示期与 notice.md 的 window.closes 不一致（window-in-text）',
        '    现在是：2025年2月27日',
        '    应当是：2025年2月28日；如果正文是对的，就改正 window.closes',
      ],
    },
    {
      name: 'another first day, in wide digits',
      input: { 'contact.md': replacing('2024年11月1日', '２０２４年１１月２日') },
      expected: [
        'content/2024-reading-corner/contact.md:9:6 错误 正文的公示期与 notice.md 的 window.opens 不一致（window-in-text）',
        '    现在是：２０２４年１１月２日',
        '    应当是：2024年11月1日；如果正文是对的，就改正 window.opens',
      ],
    },
    {
      name: 'blanks round the digits, and another last day',
      input: {
        'contact.md': replacing('2024年11月1日至2025年2月28日', '2024 年 11 月 1 日至 2025 年 3 月 1 日'),
      },
      expected: [
        'content/2024-reading-corner/contact.md:9:10 提醒 数字旁边有空格（blank-beside-digits）',
        '    现在是：2024 年、11 月、1 日、至 2025、年 3等6处',
        '    应当是：数字与汉字之间不空格，页面会自己留出间隔',
        'content/2024-reading-corner/contact.md:9:23 错误 正文的公示期与 notice.md 的 window.closes 不一致（window-in-text）',
        '    现在是：2025 年 3 月 1 日',
        '    应当是：2025年2月28日；如果正文是对的，就改正 window.closes',
      ],
    },
    {
      name: 'the second year missing, and another month',
      input: { 'contact.md': replacing('2025年2月28日', '12月28日') },
      expected: [
        'content/2024-reading-corner/contact.md:9:17 错误 正文的公示期与 notice.md 的 window.closes 不一致（window-in-text）',
        '    现在是：12月28日',
        '    应当是：2025年2月28日；如果正文是对的，就改正 window.closes',
      ],
    },
    {
      name: 'the second year missing is no mistake',
      input: { 'contact.md': replacing('2025年2月28日', '2月28日') },
      expected: [],
    },
    {
      name: 'another word for the window',
      input: {
        'contact.md': replacing('公开期限：', '公示时间为'),
        'notice.md': replacing('closes: 2025-02-28', 'closes: 2025-01-31'),
      },
      expected: [
        'content/2024-reading-corner/contact.md:9:17 错误 正文的公示期与 notice.md 的 window.closes 不一致（window-in-text）',
        '    现在是：2025年2月28日',
        '    应当是：2025年1月31日；如果正文是对的，就改正 window.closes',
      ],
    },
    {
      name: 'a window in the opening',
      input: { 'notice.md': (text) => adding('公示期：2024年11月1日—2025年2月20日。')(text) },
      expected: [
        'content/2024-reading-corner/notice.md:26:16 错误 正文的公示期与 notice.md 的 window.closes 不一致（window-in-text）',
        '    现在是：2025年2月20日',
        '    应当是：2025年2月28日；如果正文是对的，就改正 window.closes',
      ],
    },
    {
      name: 'a window in an item',
      input: { 'plans/01-training.md': adding('公示期限：2024.11.1-2025.3.28。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:16 提醒 正文的公示期与 notice.md 的 window.closes 不一致（window-in-text）',
        '    现在是：2025.3.28',
        '    应当是：2025年2月28日；如果正文是对的，就改正 window.closes；说的是另一件事，可以保留',
      ],
    },
    {
      name: 'spans of other things in an item are none',
      input: {
        'plans/01-training.md': adding(
          '于2024年9月2日至9月6日公示拟发展对象名单。征求意见时间为2024年12月2日至12月20日。公示期限：2024年8月1日至8月7日，未收到异议。',
        ),
        'notice.md': (text) => text.replace('date: 2024-10-30', 'date: 2024-11-01'),
      },
      expected: [],
    },
    {
      name: 'an item’s span where notice.md has no window is none',
      input: {
        'notice.md': replacing('window:\n  opens: 2024-11-01\n  closes: 2025-02-28\n', ''),
        'plans/01-training.md': adding('公示期限：2024年8月1日至8月7日，未收到异议。'),
        'contact.md': replacing('公开期限：2024年11月1日至2025年2月28日。', ''),
      },
      expected: [],
    },
    {
      name: 'a window without year and key',
      input: {
        'contact.md': replacing(
          '公开期限：2024年11月1日至2025年2月28日。',
          '如有意见，请在2024年11月1日至2025年2月18日期间反映。',
        ),
      },
      expected: [
        'content/2024-reading-corner/contact.md:9:19 错误 正文的公示期与 notice.md 的 window.closes 不一致（window-in-text）',
        '    现在是：2025年2月18日',
        '    应当是：2025年2月28日；如果正文是对的，就改正 window.closes',
      ],
    },
    {
      name: 'only the end is stated',
      input: { 'contact.md': replacing('公开期限：2024年11月1日至2025年2月28日', '公示期截至2025年3月28日') },
      expected: [
        'content/2024-reading-corner/contact.md:9:6 错误 正文的公示期与 notice.md 的 window.closes 不一致（window-in-text）',
        '    现在是：2025年3月28日',
        '    应当是：2025年2月28日；如果正文是对的，就改正 window.closes',
      ],
    },
    {
      name: 'a day that does not exist',
      input: { 'contact.md': replacing('2025年2月28日', '2025年2月30日') },
      expected: [
        'content/2024-reading-corner/contact.md:9:17 错误 正文的公示期与 notice.md 的 window.closes 不一致（window-in-text）',
        '    现在是：2025年2月30日',
        '    应当是：2025年2月28日；如果正文是对的，就改正 window.closes',
      ],
    },
    {
      name: 'with hours of the day',
      input: {
        'contact.md': replacing(
          '2024年11月1日至2025年2月28日',
          '自2024年11月1日8：00起至2025年2月27日17：30止',
        ),
      },
      expected: [
        'content/2024-reading-corner/contact.md:9:7 提醒 正文写了公示期开始或者截止的时刻，与页面不同（window-time）',
        '    现在是：2024年11月1日8：00',
        '    应当是：页面从第一天0时到最后一天24时都收意见；要照正文的时刻，window.opens 写成 2024-11-01T08:00+08:00；正文说的是别的，可以保留',
        'content/2024-reading-corner/contact.md:9:23 错误 正文的公示期与 notice.md 的 window.closes 不一致（window-in-text）',
        '    现在是：2025年2月27日',
        '    应当是：2025年2月28日；如果正文是对的，就改正 window.closes',
        'content/2024-reading-corner/contact.md:9:23 提醒 正文写了公示期开始或者截止的时刻，与页面不同（window-time）',
        '    现在是：2025年2月27日17：30',
        '    应当是：页面从第一天0时到最后一天24时都收意见；要照正文的时刻，window.closes 写成 2025-02-27T17:30+08:00；正文说的是别的，可以保留',
      ],
    },
    {
      name: 'in brackets after its length',
      input: {
        'contact.md': replacing(
          '公开期限：2024年11月1日至2025年2月28日',
          '公示期为120天（2024年11月1日至2025年2月27日）',
        ),
      },
      expected: [
        'content/2024-reading-corner/contact.md:9:21 错误 正文的公示期与 notice.md 的 window.closes 不一致（window-in-text）',
        '    现在是：2025年2月27日',
        '    应当是：2025年2月28日；如果正文是对的，就改正 window.closes',
      ],
    },
    {
      name: 'before the word for it',
      input: {
        'contact.md': replacing(
          '公开期限：2024年11月1日至2025年2月28日',
          '2024年11月1日至2025年2月27日为公示期',
        ),
      },
      expected: [
        'content/2024-reading-corner/contact.md:9:12 错误 正文的公示期与 notice.md 的 window.closes 不一致（window-in-text）',
        '    现在是：2025年2月27日',
        '    应当是：2025年2月28日；如果正文是对的，就改正 window.closes',
      ],
    },
    {
      name: 'over two lines',
      input: { 'contact.md': replacing('2025年2月28日', '2025年2月\n27日') },
      expected: [
        'content/2024-reading-corner/contact.md:9:17 错误 正文的公示期与 notice.md 的 window.closes 不一致（window-in-text）',
        '    现在是：2025年2月27日',
        '    应当是：2025年2月28日；如果正文是对的，就改正 window.closes',
      ],
    },
    {
      name: 'spans of other things in the opening are none',
      input: {
        'notice.md': adding(
          '于2024年5月6日至5月10日公示拟发展对象名单。征求意见时间为2024年6月1日至6月20日。',
        ),
      },
      expected: [],
    },
    {
      name: 'an inspection’s span in the opening is none',
      input: {
        'notice.md': (text) =>
          replacing(
            '2024年6月27日，检查组',
            '2024年3月15日至5月17日，检查组进行检查；2024年6月27日，检查组',
          )(text),
      },
      expected: [],
    },
    {
      name: 'no window in notice.md',
      input: { 'notice.md': replacing('window:\n  opens: 2024-11-01\n  closes: 2025-02-28\n', '') },
      expected: [
        'content/2024-reading-corner/contact.md:9:1 错误 正文写了公示期，notice.md 里却没有 window，页面上不会有意见反馈（window-in-text）',
        '    现在是：公开期限：2024年11月1日至2025年2月28日',
        '    应当是：在 notice.md 里写 window，下面写 opens 和 closes',
      ],
    },
    {
      name: 'a window with a mistake of its own is reported once',
      input: { 'notice.md': replacing('closes: 2025-02-28', 'closes: 2025-02-29') },
      expected: [
        'content/2024-reading-corner/notice.md:8:11 错误 项目 window.closes 的日期不存在（value）',
        '    现在是：2025-02-29',
        '    应当是：2025年2月只有28天',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});

/** The sound notice with another window, and other words for it in `contact.md`. */
function stating(words: string, opens: string, closes: string) {
  return {
    'notice.md': (text: string) =>
      text.replace('opens: 2024-11-01', `opens: ${opens}`).replace('closes: 2025-02-28', `closes: ${closes}`),
    'contact.md': replacing('公开期限：2024年11月1日至2025年2月28日', words),
  };
}

const ofRule = (said: readonly string[]) => said.filter((words) => words.includes('（window-in-text）'));

describe('a window in words, whatever they are', () => {
  test.each([
    '公示期：2025年6月3日至20日',
    '公示期：2025年6月3日至6月20日',
    '公示时间：6月3日—6月20日',
    '公示期2025.6.3-2025.6.20',
    '公示期：2025-06-03至2025-06-20',
    '公示期：2025/6/3～2025/6/20',
    '公示期：2025年6月3日——20日',
    '公示期：2025年6月3日〜20日',
    '公示期：二〇二五年六月三日至二十日',
    '公示期：二○二五年六月三日至六月二十日',
    '公示期自六月三日起至六月二十日止',
    '公示期限：２０２５年６月３日～６月２０日',
    '公示期：2025 年 6 月 3 日至 20 日',
    '公示期间（2025年6月3日至6月20日）',
    '公示日期：6.3-6.20',
    '公示起止日期：2025年6月3日至6月20日',
    '公示期从2025年6月3日到20日',
    '公告期限2025年6月3日到6月20日',
    '受理意见时间：2025年6月3日至6月20日',
    '意见受理时间：2025年6月3日至6月20日',
    '信访受理期限：2025年6月3日至2025年6月20日',
    '受理时间：2025年6月3日至20日',
    '监督期限为2025/6/3-2025/6/20',
    '监督期：2025年6月3日－2025年6月20日',
    '接受监督时间：2025年6月3日至6月20日',
    '征求意见期自2025年6月3日起至6月20日止',
    '意见征集时间：2025年6月3日至6月20日',
    '异议期：2025年6月3日至6月20日',
    '反馈时间：2025年6月3日（星期二）至6月20日（星期五）',
    '公开期限：自2025年6月3日0时起至2025年6月20日24时止',
    '公示时间从2025年6月3日起，到2025年6月20日止',
    '自2025年6月3日至6月20日接受监督',
    '在2025年6月3日至20日期间受理群众意见',
    '自2025年6月3日起至2025年6月20日止公示',
    '公示期截止2025年6月20日',
    '公示期截至6月20日',
    '意见反馈截至2025年6月20日',
    '意见征集截止日期为2025年6月20日',
    '截止时间：2025年6月20日',
    '公示至2025年6月20日',
    '公示截止日：2025年6月20日',
    '2025年6月20日公示结束',
    '公示于2025年6月20日结束',
    '公示期满日为2025年6月20日',
    '公示时间：六月三日至二十日',
    '公示期自即日起至2025年6月20日',
    '即日起至6月20日止',
    '自公示之日起至2025年6月20日接受监督',
    '公示期18天，自2025年6月3日至6月20日',
    '公示期为十八天：6月3日至20日',
    '公示期14个工作日（2025年6月3日至6月20日）',
    '请于2025年6月20日前反馈',
    '请于6月20日以前反映',
  ])('%s', (words) => {
    const right = problemsOf(stating(words, '2025-06-03', '2025-06-20'));
    expect(right.filter((said) => said.includes('错误'))).toEqual([]);
    expect(ofRule(right)).toEqual([]);
    const wrong = ofRule(problemsOf(stating(words, '2025-06-03', '2025-06-23')));
    expect(wrong.map((said) => said.replace(/^\S+ /, ''))).toEqual([
      '错误 正文的公示期与 notice.md 的 window.closes 不一致（window-in-text）',
    ]);
  });

  test.each([
    ['请于2025年6月20日前反馈', '2025-06-19'],
    ['公示期：2025年12月25日至1月8日', '2026-01-08'],
  ])('%s, up to %s', (words, closes) => {
    const opens = closes.startsWith('2026') ? '2025-12-25' : '2025-06-03';
    expect(ofRule(problemsOf(stating(words, opens, closes)))).toEqual([]);
  });

  test('the first day, too', () => {
    const said = ofRule(problemsOf(stating('公示期：六月二日至二十日', '2025-06-03', '2025-06-20')));
    expect(said).toEqual([expect.stringContaining('错误 正文的公示期与 notice.md 的 window.opens 不一致')]);
  });

  test('two days that nothing is said about are a reminder', () => {
    const words = '公示期：2025年6月3日至20日。端午节2025年5月31日至6月2日不接电话';
    const said = ofRule(problemsOf(stating(words, '2025-06-03', '2025-06-20')));
    expect(said.map((message) => message.includes(' 提醒 '))).toEqual([true, true]);
  });

  test('a request about something else is no window', () => {
    const words = '公示期：2025年6月3日至20日。现场查阅资料的，请于2025年6月5日前电话预约';
    expect(ofRule(problemsOf(stating(words, '2025-06-03', '2025-06-20')))).toEqual([]);
  });

  test.each([
    '2025年3月15日至5月17日，巡察组对文化站进行了巡察',
    '2025年6月3日至20日，组织学习2次',
    '第三届读书节于2025年6月3日至10日举行',
    '截至2025年5月20日，已经完成41条',
    '对反馈问题，截至2025年5月30日已经完成41条',
  ])('not in an item: %s', (words) => {
    const changes = {
      ...stating('公示期：2025年6月3日至20日', '2025-06-03', '2025-06-20'),
      'plans/01-training.md': adding(`${words}。`),
    };
    expect(ofRule(problemsOf(changes))).toEqual([]);
  });
});

describe('a sound text has no error', () => {
  test.each<[file: 'contact.md' | 'notice.md', words: string]>([
    ['contact.md', '现场查阅资料的，请于2025年6月5日前电话预约。'],
    ['contact.md', '需要查阅台账的，请于2025年6月5日至6月10日到办公室办理。'],
    ['contact.md', '公示期间6月10日至6月12日端午节放假，电话可能无人接听。'],
    ['contact.md', '公示期间，6月10日至12日系统升级，请改用电话反映。'],
    ['contact.md', '参加开放日的，可在2025年6月12日前报名。'],
    ['contact.md', '对本通报有意见的，欢迎来信来访。来访请于2025年6月6日前预约。'],
    ['contact.md', '报名截止时间：2025年6月10日。'],
    ['contact.md', '反映问题应当实事求是，提倡实名反映。'],
    ['contact.md', '如有意见，请在公示期内反馈。'],
    ['contact.md', '上一轮公示期为2024年3月1日至3月10日，没有收到异议。'],
    ['contact.md', '一是电话反映；二是来信反映；三是当面反映。'],
    ['contact.md', '邮寄意见的，以邮戳日期为准；2025年6月30日寄出的有效。'],
    ['contact.md', '本局将于2025年7月10日前公布意见采纳情况。'],
    ['contact.md', '意见处理情况将于2025年7月15日前向社会反馈。'],
    ['contact.md', '节假日受理电话0199-5550161照常接听。'],
    ['contact.md', '接待时间：每周一至周五上午9:00至11:30。'],
    ['contact.md', '接待日为每月10日、20日、30日，逢节假日顺延。'],
    ['contact.md', '来访时请携带身份证件，一次来访不超过5人。'],
    ['contact.md', '联系电话：0199-5550161转8001或者8002。'],
    ['contact.md', '公示期间受理的意见，7月31日前全部办理完毕。'],
    ['contact.md', '请于工作日9：00至17：00来电。'],
    ['contact.md', '举报人可于2025年7月1日后查询办理结果。'],
    ['contact.md', '欢迎广大干部群众监督（匿名反映的，请尽量提供线索……）。'],
    ['contact.md', '书面意见请寄望川市交通运输局办公室，邮编000000。'],
    ['contact.md', '对反馈的问题，我们10日内答复。'],
    ['notice.md', '2025年3月1日至5月31日，市委第二巡察组对我局党组开展了巡察；6月3日反馈了意见。'],
    ['notice.md', '反馈意见时间为2025年6月3日，整改期限至2025年9月3日。'],
    ['notice.md', '整改期限为2025年6月3日至9月2日。'],
    ['notice.md', '集中整改期自2025年6月3日起，至2025年9月2日止。'],
    ['notice.md', '根据巡察反馈，整改时限为3个月。'],
    ['notice.md', '征求意见稿于2025年6月5日至6月10日征求群众意见，采纳8条。'],
    ['notice.md', '2025年6月5日至6月9日，对整改方案进行了公示，接受干部职工监督。'],
    ['notice.md', '我局对拟提拔人选公示5个工作日，均无异议。'],
    ['notice.md', '意见建议截至2025年6月10日共收到26条，已采纳20条。'],
    ['notice.md', '我局于6月4日至6月8日受理群众意见12条。'],
    ['notice.md', '一方面加强学习，另一方面完善制度。'],
    ['notice.md', '截至2024年2月29日，已完成18项。'],
    ['notice.md', '党组书记、局长任组长，2月29日前完成的事项已公布（2024年）。'],
    ['notice.md', '公开招聘公告期不少于7个工作日，招聘3人。'],
    ['notice.md', '采购公示期为1个工作日，符合规定。'],
  ])('%s: %s', (file, words) => {
    const window = (text: string) =>
      text
        .replace('opens: 2024-11-01', 'opens: 2025-06-03')
        .replace('closes: 2025-02-28', 'closes: 2025-06-30');
    const contact = replacing('公开期限：2024年11月1日至2025年2月28日', '公开期限：2025年6月3日至30日');
    const changes =
      file === 'notice.md'
        ? { 'notice.md': (text: string) => adding(words)(window(text)), 'contact.md': contact }
        : { 'notice.md': window, 'contact.md': (text: string) => adding(words)(contact(text)) };
    expect(problemsOf(changes).filter((said) => / 错误 /.test(said))).toEqual([]);
  });
});

describe('a window of two periods', () => {
  const FURTHER = replacing(
    'closes: 2025-02-28',
    'closes: 2025-02-28\n  further:\n    - opens: 2025-04-01\n      closes: 2025-04-10T17:30+08:00',
  );
  const said = (words: string) =>
    problemsOf({ 'notice.md': FURTHER, 'contact.md': (text: string) => adding(words)(text) });

  test.each([
    '第二次公示期：2025年4月1日至2025年4月10日。',
    '征求意见时间：2025年4月1日至4月10日17：30。',
    '第二次公示期：2025年4月1日至2025年4月10日，共10天。',
    '公示期为10天。',
    '意见反馈截至2025年4月10日下午5时30分。',
  ])('is stated rightly by either of them: %s', (words) => {
    expect(said(words)).toEqual([]);
  });

  test('is compared with the one that a statement differs least from', () => {
    expect(said('第二次公示期：2025年4月1日至2025年4月12日。')).toEqual([
      expect.stringContaining(
        '错误 正文的公示期与 notice.md 的 window.further 第1项的 closes 不一致（window-in-text）',
      ),
      '    现在是：2025年4月12日',
      '    应当是：2025年4月10日；如果正文是对的，就改正 window.further 第1项的 closes',
    ]);
  });

  test('is compared with the hour of that one', () => {
    expect(said('第二次公示期：2025年4月1日至2025年4月10日18：00。')).toEqual([
      expect.stringContaining('提醒 正文写了公示期开始或者截止的时刻，与页面不同（window-time）'),
      '    现在是：2025年4月10日18：00',
      '    应当是：页面截止的时刻是2025年4月10日 17:30；如果正文是对的，就改正 window.further 第1项的 closes；正文说的是别的，可以保留',
    ]);
  });
});
