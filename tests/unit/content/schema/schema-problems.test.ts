import { describe, expect, test } from 'vitest';
import { type Broken, problemsOf, replacing } from '../../../fixtures/broken/base';

describe('schema-problems', () => {
  test.each<Broken>([
    {
      name: 'a missing key',
      input: { 'notice.md': replacing('issuer: 青柳县文化站\n', '') },
      expected: [
        'content/2024-reading-corner/notice.md:2:1 错误 缺少项目 issuer（missing-key）',
        '    应当是：写一行 issuer，例如 issuer: 某某局党支部',
      ],
    },
    {
      name: 'a missing key one level down',
      input: { 'notice.md': replacing('  closes: 2025-02-28\n', '') },
      expected: [
        'content/2024-reading-corner/notice.md:6:1 错误 缺少项目 window.closes（missing-key）',
        '    应当是：在 window 下面写一行 closes，左边与同级的项目对齐，例如 closes: 2025-02-28',
      ],
    },
    {
      name: 'a missing key in a list',
      input: { 'notice.md': replacing('    items: 1\n', '') },
      expected: [
        'content/2024-reading-corner/notice.md:17:5 错误 缺少项目 parts 第2项的 items（missing-key）',
        '    应当是：在 parts 第2项 下面写一行 items，左边与同级的项目对齐，例如 items: 6',
      ],
    },
    {
      name: 'a misspelt key',
      input: { 'notice.md': replacing('issuer: ', 'isuer: ') },
      expected: [
        'content/2024-reading-corner/notice.md:3:1 错误 没有“isuer”这个项目，是不是 issuer？（unknown-key）',
        '    现在是：isuer: 青柳县文化站',
        '    应当是：以下项目之一：title、documentNumber、addressee、subject、subjectLabel、issuer、jointIssuers、source、keywords、published、window、withdrawn、signature、attachments、parts、milestones',
        '    改成：issuer: 青柳县文化站',
      ],
    },
    {
      name: 'a misspelt key in a list',
      input: { 'findings/01-records.md': replacing('quote: ', 'qoute: ') },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:6:5 错误 没有“qoute”这个项目，是不是 quote？（unknown-key）',
        '    现在是：qoute: 补登图书120册',
        '    应当是：以下项目之一：label、quote、kind',
        '    改成：quote: 补登图书120册',
      ],
    },
    {
      name: 'half of a character',
      input: {
        'notice.md': replacing(
          'title: 青柳县文化站关于检查整改情况的通报',
          'title: "检查整改\\uD83D情况的通报"',
        ),
      },
      expected: [
        'content/2024-reading-corner/notice.md:2:8 错误 项目 title 的内容不对（value）',
        '    现在是：检查整改⟨U+D83D⟩情况的通报',
        '    应当是：一行文字，没有乱码',
      ],
    },
    {
      name: 'a key in capitals',
      input: { 'plans/01-training.md': replacing('title: ', 'Title: ') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:1 错误 没有“Title”这个项目，是不是 title？（unknown-key）',
        '    现在是：Title: 加强学习。',
        '    应当是：以下项目之一：title、finding、unit、limit、state、done、figures',
        '    改成：title: 加强学习。',
      ],
    },
    {
      name: 'a key that does not exist',
      input: { 'plans/01-training.md': replacing('title: ', 'author: 张某\ntitle: ') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:1 错误 没有“author”这个项目（unknown-key）',
        '    现在是：author: 张某',
        '    应当是：以下项目之一：title、finding、unit、limit、state、done、figures',
      ],
    },
    {
      name: 'a key without its value',
      input: { 'notice.md': replacing('issuer: 青柳县文化站', 'issuer:') },
      expected: [
        'content/2024-reading-corner/notice.md:3:1 错误 项目 issuer 没有填写（value）',
        '    现在是：issuer:',
        '    应当是：填写内容，例如 某某局党支部',
      ],
    },
    {
      name: 'a further period that is not in a list',
      input: {
        'notice.md': replacing(
          'closes: 2025-02-28',
          'closes: 2025-02-28\n  further:\n    opens: 2025-04-01\n    closes: 2025-04-10',
        ),
      },
      expected: [
        'content/2024-reading-corner/notice.md:9:3 错误 项目 window.further 的内容不对（value）',
        '    现在是：further: ⏎ opens: 2025-04-01',
        '    应当是：列表，后面的每一次公示写一项，每一项的第一行以“- ”开头，例如“- opens: 2025-07-01”',
      ],
    },
    {
      name: 'a deed that is not in a list',
      input: { 'findings/01-records.md': replacing('figures:', 'done: 登记簿由两人共同签字\nfigures:') },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:4:7 错误 项目 done 的内容不对（value）',
        '    现在是：登记簿由两人共同签字',
        '    应当是：列表，每句话写一项',
        '    改成：done: [登记簿由两人共同签字]',
      ],
    },
    {
      name: 'a deed that is not in a list, with marks that a list would misread',
      input: { 'findings/01-records.md': replacing('figures:', 'done: 补登图书, 120册\nfigures:') },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:4:7 错误 项目 done 的内容不对（value）',
        '    现在是：补登图书, 120册',
        '    应当是：列表，每句话写一项',
      ],
    },
    {
      name: 'a deed that is not in a list, in the quotation marks that it needs',
      input: { 'findings/01-records.md': replacing('figures:', "done: '@登记: 120册'\nfigures:") },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:4:7 错误 项目 done 的内容不对（value）',
        '    现在是：@登记: 120册',
        '    应当是：列表，每句话写一项',
      ],
    },
    {
      name: 'deeds of which the first stands beside the key, the next behind dashes without a blank',
      input: {
        'findings/01-records.md': replacing(
          'figures:',
          'done: 补登图书120册\n  -登记簿由两人共同签字\nfigures:',
        ),
      },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:4:7 错误 项目 done 的内容不对（value）',
        '    现在是：done: 补登图书120册 ⏎ -登记簿由两人共同签字',
        '    应当是：列表，每句话写一项；写成几行：done: ⏎   - 补登图书120册 ⏎   - 登记簿由两人共同签字',
      ],
    },
    {
      name: 'deeds behind dashes without a blank',
      input: {
        'findings/01-records.md': replacing(
          'figures:',
          'done:\n  -补登图书120册\n  -登记簿由两人共同签字\nfigures:',
        ),
      },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:5:3 错误 项目 done 的内容不对（value）',
        '    现在是：-补登图书120册 ⏎ -登记簿由两人共同签字',
        '    应当是：列表，每句话写一项；写成几行：done: ⏎   - 补登图书120册 ⏎   - 登记簿由两人共同签字',
      ],
    },
    {
      name: 'deeds behind wide dashes',
      input: {
        'findings/01-records.md': replacing(
          'figures:',
          'done:\n  － 补登图书120册\n  － 登记簿由两人共同签字\nfigures:',
        ),
      },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:5:3 错误 项目 done 的内容不对（value）',
        '    现在是：－ 补登图书120册 ⏎ － 登记簿由两人共同签字',
        '    应当是：列表，每句话写一项；写成几行：done: ⏎   - 补登图书120册 ⏎   - 登记簿由两人共同签字',
      ],
    },
    {
      name: 'a deed behind a dash without a blank, below another',
      input: {
        'findings/01-records.md': replacing(
          'figures:',
          'done:\n  - 补登图书120册\n    -登记簿由两人共同签字\nfigures:',
        ),
      },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:5:5 错误 项目 done 第1项 的内容不对（value）',
        '    现在是：- 补登图书120册 ⏎ -登记簿由两人共同签字',
        '    应当是：一行文字，中间不换行；写成几行：- 补登图书120册 ⏎ - 登记簿由两人共同签字',
      ],
    },
    {
      name: 'a deed over two lines',
      input: {
        'findings/01-records.md': replacing('figures:', 'done:\n  - 登记簿由\n    两人共同签字\nfigures:'),
      },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:5:5 错误 项目 done 第1项 的内容不对（value）',
        '    现在是：- 登记簿由 ⏎ 两人共同签字',
        '    应当是：一行文字，中间不换行；写成：登记簿由两人共同签字',
      ],
    },
    {
      name: 'a deed that is empty',
      input: { 'findings/01-records.md': replacing('figures:', 'done:\n  -\nfigures:') },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:5:4 错误 项目 done 第1项 没有填写（value）',
        '    现在是：-',
        '    应当是：填写内容，例如 召开专题会议1次',
      ],
    },
    {
      name: 'a milestone without its date',
      input: {
        'notice.md': replacing('parts:', 'milestones:\n  - quote: 检查组反馈了意见\nparts:'),
      },
      expected: [
        'content/2024-reading-corner/notice.md:13:5 错误 缺少项目 milestones 第1项的 date（missing-key）',
        '    应当是：在 milestones 第1项 下面写一行 date，左边与同级的项目对齐，例如 date: 2024年6月27日',
      ],
    },
    {
      name: 'a milestone whose date names none',
      input: {
        'notice.md': replacing('parts:', 'milestones:\n  - date: 反馈\n    quote: 检查组反馈了意见\nparts:'),
      },
      expected: [
        'content/2024-reading-corner/notice.md:13:11 错误 项目 milestones 第1项的 date 的内容不对（value）',
        '    现在是：反馈',
        '    应当是：正文里写的日期，例如 2024年6月27日',
      ],
    },
    {
      name: 'a title over two lines',
      input: { 'plans/01-training.md': replacing('title: 加强学习。', 'title: 加强\n  学习。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:8 错误 项目 title 的内容不对（value）',
        '    现在是：title: 加强 ⏎ 学习。',
        '    应当是：一行文字，中间不换行；写成：title: 加强学习。',
      ],
    },
    {
      name: 'a title that is a list',
      input: { 'plans/01-training.md': replacing('title: 加强学习。', 'title: [加强, 学习]') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:1 错误 项目 title 的内容不对（value）',
        '    现在是：title: [加强, 学习]',
        '    应当是：一行文字',
      ],
    },
    {
      name: 'a title that is too long',
      input: {
        'notice.md': replacing(
          'title: 青柳县文化站',
          'title: 青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站',
        ),
      },
      expected: [
        'content/2024-reading-corner/notice.md:2:8 错误 项目 title 的内容不对（value）',
        '    现在是：青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站青柳县文化站关于检查整改情况的通报',
        '    应当是：不超过 200 个字的标题',
      ],
    },
    {
      name: 'a date with the day first',
      input: { 'notice.md': replacing('closes: 2025-02-28', 'closes: 28-02-2025') },
      expected: [
        'content/2024-reading-corner/notice.md:8:11 错误 项目 window.closes 的内容不对（value）',
        '    现在是：28-02-2025',
        '    应当是：实际存在的日期，写成 年-月-日，例如 2024-11-01；很可能是 2025-02-28，请核对',
      ],
    },
    {
      name: 'a date without leading zeros',
      input: { 'notice.md': replacing('opens: 2024-11-01', 'opens: 2024-11-1') },
      expected: [
        'content/2024-reading-corner/notice.md:7:10 错误 项目 window.opens 的内容不对（value）',
        '    现在是：2024-11-1',
        '    应当是：实际存在的日期，写成 年-月-日，例如 2024-11-01',
        '    改成：opens: 2024-11-01',
      ],
    },
    {
      name: 'a date without hyphens',
      input: { 'notice.md': replacing('opens: 2024-11-01', 'opens: 20241101') },
      expected: [
        'content/2024-reading-corner/notice.md:7:10 错误 项目 window.opens 的内容不对（value）',
        '    现在是：20241101',
        '    应当是：实际存在的日期，写成 年-月-日，例如 2024-11-01',
        '    改成：opens: 2024-11-01',
      ],
    },
    {
      name: 'a date in Chinese',
      input: { 'notice.md': replacing('opens: 2024-11-01', 'opens: 2024年11月1日') },
      expected: [
        'content/2024-reading-corner/notice.md:7:10 错误 项目 window.opens 的内容不对（value）',
        '    现在是：2024年11月1日',
        '    应当是：实际存在的日期，写成 年-月-日，例如 2024-11-01',
        '    改成：opens: 2024-11-01',
      ],
    },
    {
      name: 'a date in wide digits',
      input: { 'notice.md': replacing('opens: 2024-11-01', 'opens: ２０２４－１１－０１') },
      expected: [
        'content/2024-reading-corner/notice.md:7:10 错误 项目 window.opens 的内容不对（value）',
        '    现在是：２０２４－１１－０１',
        '    应当是：实际存在的日期，写成 年-月-日，例如 2024-11-01',
        '    改成：opens: 2024-11-01',
      ],
    },
    {
      name: 'a date with a clock',
      input: { 'notice.md': replacing('opens: 2024-11-01', 'opens: 2024-11-01T00:00+08:00') },
      expected: [
        'content/2024-reading-corner/notice.md:7:10 错误 项目 window.opens 的内容不对（value）',
        '    现在是：2024-11-01T00:00+08:00',
        '    应当是：日期：从当天0时开始的，只写日期，例如 2024-11-01',
        '    改成：opens: 2024-11-01',
      ],
    },
    {
      name: 'an hour as people write it',
      input: { 'notice.md': replacing('opens: 2024-11-01', 'opens: 2024-11-01 8：30') },
      expected: [
        'content/2024-reading-corner/notice.md:7:10 错误 项目 window.opens 的内容不对（value）',
        '    现在是：2024-11-01 8：30',
        '    应当是：实际存在的日期，写成 年-月-日，例如 2024-11-01；写到时刻的，写成 2024-11-01T08:30+08:00；当天0时开始、24时结束的，只写日期',
        '    改成：opens: 2024-11-01T08:30+08:00',
      ],
    },
    {
      name: 'the end of a day as an hour',
      input: { 'notice.md': replacing('closes: 2025-02-28', 'closes: 2025-02-28 24:00') },
      expected: [
        'content/2024-reading-corner/notice.md:8:11 错误 项目 window.closes 的内容不对（value）',
        '    现在是：2025-02-28 24:00',
        '    应当是：实际存在的日期，写成 年-月-日，例如 2024-11-01；写到时刻的，写成 2025-02-28T17:30+08:00；当天0时开始、24时结束的，只写日期；很可能是 2025-02-28，请核对',
      ],
    },
    {
      name: 'the last minute of a day, of which nobody can tell whether it counts',
      input: { 'notice.md': replacing('closes: 2025-02-28', 'closes: 2025-02-28T23:59+08:00') },
      expected: [
        'content/2024-reading-corner/notice.md:8:11 错误 项目 window.closes 的内容不对（value）',
        '    现在是：2025-02-28T23:59+08:00',
        '    应当是：日期：到当天24时结束的，只写日期，例如 2025-02-28；0时结束的，写前一天的日期；很可能是 2025-02-28，请核对',
      ],
    },
    {
      name: 'a midnight at which a window closes, of which nobody can tell which day was meant',
      input: { 'notice.md': replacing('closes: 2025-02-28', 'closes: 2025-02-28T00:00+08:00') },
      expected: [
        'content/2024-reading-corner/notice.md:8:11 错误 项目 window.closes 的内容不对（value）',
        '    现在是：2025-02-28T00:00+08:00',
        '    应当是：日期：到当天24时结束的，只写日期，例如 2025-02-28；0时结束的，写前一天的日期',
      ],
    },
    {
      name: 'an hour that does not exist',
      input: { 'notice.md': replacing('closes: 2025-02-28', 'closes: 2025-02-28T25:30+08:00') },
      expected: [
        'content/2024-reading-corner/notice.md:8:11 错误 项目 window.closes 的内容不对（value）',
        '    现在是：2025-02-28T25:30+08:00',
        '    应当是：实际存在的日期，写成 年-月-日，例如 2024-11-01；写到时刻的，写成 2025-02-28T17:30+08:00；当天0时开始、24时结束的，只写日期',
      ],
    },
    {
      name: 'a second, which no window has',
      input: { 'notice.md': replacing('closes: 2025-02-28', 'closes: 2025-02-28T17:30:45+08:00') },
      expected: [
        'content/2024-reading-corner/notice.md:8:11 错误 项目 window.closes 的内容不对（value）',
        '    现在是：2025-02-28T17:30:45+08:00',
        '    应当是：实际存在的日期，写成 年-月-日，例如 2024-11-01；写到时刻的，写成 2025-02-28T17:30+08:00；当天0时开始、24时结束的，只写日期',
      ],
    },
    {
      name: 'a day that does not exist',
      input: { 'notice.md': replacing('date: 2024-10-30', 'date: 2024-02-30') },
      expected: [
        'content/2024-reading-corner/notice.md:11:9 错误 项目 signature.date 的日期不存在（value）',
        '    现在是：2024-02-30',
        '    应当是：2024年2月只有29天',
      ],
    },
    {
      name: 'a month that does not exist',
      input: { 'notice.md': replacing('date: 2024-10-30', 'date: 2024-13-01') },
      expected: [
        'content/2024-reading-corner/notice.md:11:9 错误 项目 signature.date 的日期不存在（value）',
        '    现在是：2024-13-01',
        '    应当是：月份是 01 到 12',
      ],
    },
    {
      name: 'a mapping where a date belongs',
      input: { 'notice.md': replacing('  date: 2024-10-30', '  date:\n    year: 2024') },
      expected: [
        'content/2024-reading-corner/notice.md:11:3 错误 项目 signature.date 的内容不对（value）',
        '    现在是：date: ⏎ year: 2024',
        '    应当是：一行文字，例如 2024-10-30',
      ],
    },
    {
      name: 'a list where a date belongs',
      input: { 'notice.md': replacing('date: 2024-10-30', 'date: [2024, 10, 30]') },
      expected: [
        'content/2024-reading-corner/notice.md:11:3 错误 项目 signature.date 的内容不对（value）',
        '    现在是：date: [2024, 10, 30]',
        '    应当是：一行文字，例如 2024-10-30',
      ],
    },
    {
      name: 'words where a date belongs',
      input: { 'notice.md': replacing('date: 2024-10-30', 'date: 十月底') },
      expected: [
        'content/2024-reading-corner/notice.md:11:9 错误 项目 signature.date 的内容不对（value）',
        '    现在是：十月底',
        '    应当是：实际存在的日期，写成 年-月-日，例如 2024-11-01',
      ],
    },
    {
      name: 'published without a clock',
      input: { 'notice.md': replacing('published: 2024-11-01T00:00+08:00', 'published: 2024-11-01') },
      expected: [
        'content/2024-reading-corner/notice.md:5:12 错误 项目 published 的内容不对（value）',
        '    现在是：2024-11-01',
        '    应当是：实际存在的北京时间，写成 年-月-日T时:分+08:00，例如 2024-11-01T00:00+08:00',
        '    改成：published: 2024-11-01T00:00+08:00',
      ],
    },
    {
      name: 'published without an offset',
      input: { 'notice.md': replacing('published: 2024-11-01T00:00+08:00', 'published: 2024-11-01T09:30') },
      expected: [
        'content/2024-reading-corner/notice.md:5:12 错误 项目 published 的内容不对（value）',
        '    现在是：2024-11-01T09:30',
        '    应当是：实际存在的北京时间，写成 年-月-日T时:分+08:00，例如 2024-11-01T00:00+08:00',
        '    改成：published: 2024-11-01T09:30+08:00',
      ],
    },
    {
      name: 'published with a blank for the T',
      input: { 'notice.md': replacing('published: 2024-11-01T00:00+08:00', 'published: 2024-11-01 9:30') },
      expected: [
        'content/2024-reading-corner/notice.md:5:12 错误 项目 published 的内容不对（value）',
        '    现在是：2024-11-01 9:30',
        '    应当是：实际存在的北京时间，写成 年-月-日T时:分+08:00，例如 2024-11-01T00:00+08:00',
        '    改成：published: 2024-11-01T09:30+08:00',
      ],
    },
    {
      name: 'published in UTC',
      input: { 'notice.md': replacing('published: 2024-11-01T00:00+08:00', 'published: 2024-10-31T16:00Z') },
      expected: [
        'content/2024-reading-corner/notice.md:5:12 错误 项目 published 的内容不对（value）',
        '    现在是：2024-10-31T16:00Z',
        '    应当是：实际存在的北京时间，写成 年-月-日T时:分+08:00，例如 2024-11-01T00:00+08:00；很可能是 2024-11-01T00:00+08:00，请核对',
      ],
    },
    {
      name: 'published at an hour that does not exist',
      input: {
        'notice.md': replacing('published: 2024-11-01T00:00+08:00', 'published: 2024-11-01T24:00+08:00'),
      },
      expected: [
        'content/2024-reading-corner/notice.md:5:12 错误 项目 published 的内容不对（value）',
        '    现在是：2024-11-01T24:00+08:00',
        '    应当是：实际存在的北京时间，写成 年-月-日T时:分+08:00，例如 2024-11-01T00:00+08:00；很可能是 2024-11-02T00:00+08:00，请核对',
      ],
    },
    {
      name: 'published in a year that is a slip',
      input: {
        'notice.md': replacing('published: 2024-11-01T00:00+08:00', 'published: 0204-11-01T00:00+08:00'),
      },
      expected: [
        'content/2024-reading-corner/notice.md:5:12 错误 项目 published 的内容不对（value）',
        '    现在是：0204-11-01T00:00+08:00',
        '    应当是：2000年到2099年之间的日期，年份很可能写错了',
      ],
    },
    {
      name: 'a window that closes in a year that is a slip',
      input: { 'notice.md': replacing('closes: 2025-02-28', 'closes: 2205-02-28') },
      expected: [
        'content/2024-reading-corner/notice.md:8:11 错误 项目 window.closes 的内容不对（value）',
        '    现在是：2205-02-28',
        '    应当是：2000年到2099年之间的日期，年份很可能写错了',
      ],
    },
    {
      name: 'published on a day that does not exist',
      input: {
        'notice.md': replacing('published: 2024-11-01T00:00+08:00', 'published: 2024-11-31T00:00+08:00'),
      },
      expected: [
        'content/2024-reading-corner/notice.md:5:12 错误 项目 published 的日期不存在（value）',
        '    现在是：2024-11-31T00:00+08:00',
        '    应当是：2024年11月只有30天',
      ],
    },
    {
      name: 'a window on one line',
      input: {
        'notice.md': replacing(
          'window:\n  opens: 2024-11-01\n  closes: 2025-02-28',
          'window: 2024-11-01至2025-02-28',
        ),
      },
      expected: [
        'content/2024-reading-corner/notice.md:6:9 错误 项目 window 的内容不对（value）',
        '    现在是：2024-11-01至2025-02-28',
        '    应当是：换行、缩进两格，分行写 opens、closes、name、further',
      ],
    },
    {
      name: 'a count in words',
      input: { 'notice.md': replacing('items: 1', 'items: 1条') },
      expected: [
        'content/2024-reading-corner/notice.md:19:12 错误 项目 parts 第2项的 items 的内容不对（value）',
        '    现在是：1条',
        '    应当是：条目的个数，例如 6',
        '    改成：items: 1',
      ],
    },
    {
      name: 'an unknown numbering style',
      input: {
        'notice.md': replacing(
          'numbering: [一、, （一）]\n    titles',
          'numbering: [一，, （一）]\n    titles',
        ),
      },
      expected: [
        'content/2024-reading-corner/notice.md:20:17 错误 项目 parts 第2项的 numbering 第1项 的内容不对（value）',
        '    现在是：一，',
        '    应当是：以下写法之一：一、 （一） (一) 1. 1、 （1） (1) ① 一是 第一部分 问题1 问题一 无',
      ],
    },
    {
      name: 'numbering with a wide comma',
      input: {
        'notice.md': replacing(
          'numbering: [一、, （一）]\n    titles',
          'numbering: [一、，（一）]\n    titles',
        ),
      },
      expected: [
        'content/2024-reading-corner/notice.md:20:17 错误 项目 parts 第2项的 numbering 第1项 的内容不对（value）',
        '    现在是：一、，（一）',
        '    应当是：以下写法之一：一、 （一） (一) 1. 1、 （1） (1) ① 一是 第一部分 问题1 问题一 无',
        '    改成：numbering: [一、, （一）]',
      ],
    },
    {
      name: 'numbering that is no list',
      input: {
        'notice.md': replacing('numbering: [一、, （一）]\n    titles', 'numbering: 一、\n    titles'),
      },
      expected: [
        'content/2024-reading-corner/notice.md:20:16 错误 项目 parts 第2项的 numbering 的内容不对（value）',
        '    现在是：一、',
        '    应当是：列表，例如 [一、, （一）]',
        '    改成：numbering: [一、]',
      ],
    },
    {
      name: 'numbering of six levels',
      input: {
        'notice.md': replacing(
          'numbering: [一、, （一）]\n    titles',
          'numbering: [一、, （一）, 1., （1）, ①, 无]\n    titles',
        ),
      },
      expected: [
        'content/2024-reading-corner/notice.md:20:5 错误 项目 parts 第2项的 numbering 的内容不对（value）',
        '    现在是：numbering: [一、, （一）, 1., （1）, ①, 无]',
        '    应当是：最多五级',
      ],
    },
    {
      name: 'a misspelt way to set titles',
      input: { 'notice.md': replacing('titles: run-in', 'titles: runin') },
      expected: [
        'content/2024-reading-corner/notice.md:21:13 错误 项目 parts 第2项的 titles 的内容不对（value）',
        '    现在是：runin',
        '    应当是：own-line（独立成行）或 run-in（接正文）',
        '    改成：titles: run-in',
      ],
    },
    {
      name: 'a folder name that is no anchor',
      input: {
        'notice.md': replacing('folder: plans', 'folder: Next Plans'),
        'plans/01-training.md': null,
        'next-plans/01-training.md': '---\ntitle: 加强学习。\n---\n\n每月组织业务学习。\n',
      },
      expected: [
        'content/2024-reading-corner/notice.md:17:13 错误 项目 parts 第2项的 folder 的内容不对（value）',
        '    现在是：Next Plans',
        '    应当是：小写英文字母、数字和连字符，以字母开头，例如 next-steps',
        '    改成：- folder: next-plans',
      ],
    },
    {
      name: 'a telephone number in wide digits',
      input: { 'contact.md': replacing('number: 0199-5550161', 'number: ０１９９－５５５０１６１') },
      expected: [
        'content/2024-reading-corner/contact.md:3:13 错误 项目 phones 第1项的 number 的内容不对（value）',
        '    现在是：０１９９－５５５０１６１',
        '    应当是：电话号码，用半角数字和连字符，例如 0412-7333360',
        '    改成：- number: 0199-5550161',
      ],
    },
    {
      name: 'a telephone number without its hyphen',
      input: { 'contact.md': replacing('number: 0199-5550161', 'number: 01995550161') },
      expected: [
        'content/2024-reading-corner/contact.md:3:13 错误 项目 phones 第1项的 number 的内容不对（value）',
        '    现在是：01995550161',
        '    应当是：电话号码，用半角数字和连字符，例如 0412-7333360',
        '    改成：- number: 0199-5550161',
      ],
    },
    {
      name: 'a telephone number with blanks',
      input: { 'contact.md': replacing('number: 0199-5550161', 'number: 0199 5550161') },
      expected: [
        'content/2024-reading-corner/contact.md:3:13 错误 项目 phones 第1项的 number 的内容不对（value）',
        '    现在是：0199 5550161',
        '    应当是：电话号码，用半角数字和连字符，例如 0412-7333360',
        '    改成：- number: 0199-5550161',
      ],
    },
    {
      name: 'a telephone number that is too short',
      input: {
        'contact.md': (text) =>
          replacing(
            'number: 0199-5550161',
            'number: 0199-555016',
          )(text).replace('电话：0199-5550161', '电话：'),
      },
      expected: [
        'content/2024-reading-corner/contact.md:3:13 错误 项目 phones 第1项的 number 的内容不对（value）',
        '    现在是：0199-555016',
        '    应当是：电话号码，用半角数字和连字符，例如 0412-7333360',
      ],
    },
    {
      name: 'a mailbox with a wide @',
      input: { 'contact.md': replacing('  - library@qingliu.example', '  - library＠qingliu.example') },
      expected: [
        'content/2024-reading-corner/contact.md:6:5 错误 项目 mails 第1项 的内容不对（value）',
        '    现在是：library＠qingliu.example',
        '    应当是：电子邮箱，例如 name@example.cn',
        '    改成：- library@qingliu.example',
      ],
    },
    {
      name: 'a mailbox without a host',
      input: {
        'contact.md': (text) =>
          replacing(
            '  - library@qingliu.example',
            '  - library@',
          )(text).replace('library@qingliu.example', ''),
      },
      expected: [
        'content/2024-reading-corner/contact.md:6:5 错误 项目 mails 第1项 的内容不对（value）',
        '    现在是：library@',
        '    应当是：电子邮箱，例如 name@example.cn',
      ],
    },
    {
      name: 'mails that are no list',
      input: {
        'contact.md': replacing('mails:\n  - library@qingliu.example', 'mails: library@qingliu.example'),
      },
      expected: [
        'content/2024-reading-corner/contact.md:5:8 错误 项目 mails 的内容不对（value）',
        '    现在是：library@qingliu.example',
        '    应当是：列表，每个邮箱写一项',
        '    改成：mails: [library@qingliu.example]',
      ],
    },
    {
      name: 'phones that are numbers alone',
      input: {
        'contact.md': replacing(
          '  - number: 0199-5550161\n    hours: 工作日8：30-17：30',
          '  - 0199-5550161',
        ),
      },
      expected: [
        'content/2024-reading-corner/contact.md:3:5 错误 项目 phones 第1项 的内容不对（value）',
        '    现在是：0199-5550161',
        '    应当是：换行、缩进两格，分行写 number、hours',
      ],
    },
    {
      name: 'a mistake in site.yaml',
      input: { '/site.yaml': replacing('organization: ', 'organisation: ') },
      expected: [
        'content/site.yaml:1:1 错误 没有“organisation”这个项目，是不是 organization？（unknown-key）',
        '    现在是：organisation: 青柳县文化站',
        '    应当是：以下项目之一：organization、phones、areaCode、mails、feedback、elsewhere、holidays、feed、icp、police、siteCode',
        '    改成：organization: 青柳县文化站',
      ],
    },
    {
      name: 'a misspelt term of feedback',
      input: { '/site.yaml': replacing('  retention: ', '  retension: ') },
      expected: [
        'content/site.yaml:10:3 错误 没有“retension”这个项目，是不是 retention？（unknown-key）',
        '    现在是：retension: 公示期结束后一年',
        '    应当是：以下项目之一：readers、purpose、retention、mailAt、answerWithin、keep、backupDays',
        '    改成：retention: 公示期结束后一年',
      ],
    },
    {
      name: 'terms of feedback that are one text',
      input: { '/site.yaml': 'organization: 青柳县文化站\nfeedback: 办公室查阅，保存一年\n' },
      expected: [
        'content/site.yaml:2:11 错误 项目 feedback 的内容不对（value）',
        '    现在是：办公室查阅，保存一年',
        '    应当是：换行、缩进两格，分行写 readers、purpose、retention、mailAt、answerWithin、keep、backupDays',
      ],
    },
    {
      name: 'a term of feedback that is empty',
      input: { '/site.yaml': replacing('  retention: 公示期结束后一年', '  retention:') },
      expected: [
        'content/site.yaml:10:3 错误 项目 feedback.retention 没有填写（value）',
        '    现在是：retention:',
        '    应当是：填写内容，或者删去这一行',
      ],
    },
    {
      name: 'a term of feedback over two lines',
      input: { '/site.yaml': replacing('公示期结束后一年', '|\n    公示期结束后一年，\n    到期删除') },
      expected: [
        'content/site.yaml:10:14 错误 项目 feedback.retention 的内容不对（value）',
        '    现在是：retention: | ⏎ 公示期结束后一年， ⏎ 到期删除',
        '    应当是：一行文字，中间不换行；写成：retention: 公示期结束后一年，到期删除',
      ],
    },
    {
      name: 'no site.yaml',
      input: { '/site.yaml': null },
      expected: [
        'content/site.yaml:1:1 错误 缺少这个文件（missing-file）',
        '    应当是：内容文件夹里有 site.yaml，写明主办单位，例如 organization: 某某局',
      ],
    },
    {
      name: 'a site.yml',
      input: { '/site.yaml': null, '/site.yml': 'organization: 青柳县文化站\n' },
      expected: [
        'content/site.yaml:1:1 错误 缺少这个文件（missing-file）',
        '    现在是：site.yml',
        '    应当是：文件名恰好是 site.yaml',
      ],
    },
    {
      name: 'no notice.md',
      input: { '/2025-empty/contact.md': '欢迎监督。\n' },
      expected: [
        'content/2025-empty/notice.md:1:1 错误 缺少这个文件（missing-file）',
        '    应当是：每个通报文件夹里都有 notice.md，写明标题、发布机构和各部分',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
