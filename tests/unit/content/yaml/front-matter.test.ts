import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf, replacing } from '../../../fixtures/broken/base';

describe('front-matter', () => {
  test.each<Broken>([
    {
      name: 'not closed',
      input: { 'plans/01-training.md': '---\ntitle: 加强学习。\n\n每月组织业务学习。\n' },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:1:1 错误 开头信息没有结束（front-matter）',
        '    现在是：只有第一行的 ---，后面没有单独一行的 ---',
        '    应当是：开头信息写完后，另起一行写三个连字符，再写正文',
      ],
    },
    {
      name: 'closed with four hyphens',
      input: { 'plans/01-training.md': '---\ntitle: 加强学习。\n----\n\n每月组织业务学习。\n' },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:3:4 错误 结束开头信息的一行不是恰好三个连字符（front-matter）',
        '    现在是：----',
        '    应当是：单独一行的三个连字符',
        '    改成：---',
      ],
    },
    {
      name: 'an empty line before it',
      input: { 'plans/01-training.md': '\n---\ntitle: 加强学习。\n---\n\n每月组织业务学习。\n' },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:1 错误 开头信息不在文件的第一行（front-matter）',
        '    现在是：--- 前面有空行或空格',
        '    应当是：--- 写在文件的最开头，删去前面的空行和空格',
      ],
    },
    {
      name: 'wide hyphens',
      input: { 'plans/01-training.md': '—-\ntitle: 加强学习。\n---\n\n每月组织业务学习。\n' },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:1:1 错误 开头信息的第一行不是三个英文连字符（front-matter）',
        '    现在是：—-',
        '    应当是：三个英文连字符（键盘上的减号）',
        '    改成：---',
      ],
    },
    {
      name: 'missing where it is needed',
      input: { 'notice.md': '现将整改情况予以公布。\n' },
      expected: [
        'content/2024-reading-corner/notice.md:1:1 错误 缺少开头信息（front-matter）',
        '    现在是：现将整改情况予以公布。',
        '    应当是：文件开头写一行三个连字符，下面写各个项目，再写一行三个连字符，然后写正文',
      ],
    },
    {
      name: 'in JavaScript',
      input: {
        'plans/01-training.md':
          '---js\n{ title: globalThis.frontMatterRan = "题" }\n---\n\n每月组织业务学习。\n',
      },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:1:4 错误 开头信息只能用 YAML 书写（front-matter）',
        '    现在是：---js',
        '    应当是：第一行只写三个连字符',
        '    改成：---',
      ],
    },
    {
      name: 'in JSON',
      input: { 'plans/01-training.md': '---json\n{ "title": "题" }\n---\n\n每月组织业务学习。\n' },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:1:4 错误 开头信息只能用 YAML 书写（front-matter）',
        '    现在是：---json',
        '    应当是：第一行只写三个连字符',
        '    改成：---',
      ],
    },
    {
      name: 'in TOML',
      input: { 'plans/01-training.md': '---toml\ntitle = "题"\n---\n\n每月组织业务学习。\n' },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:1:4 错误 开头信息只能用 YAML 书写（front-matter）',
        '    现在是：---toml',
        '    应当是：第一行只写三个连字符',
        '    改成：---',
      ],
    },
    {
      name: 'YAML by name is no mistake',
      input: { 'plans/01-training.md': '---yaml\ntitle: 加强学习。\n---\n\n每月组织业务学习。\n' },
      expected: [],
    },
    {
      name: 'a tab for the indentation',
      input: {
        'notice.md': replacing(
          '  opens: 2024-11-01\n  closes: 2025-02-28',
          '\topens: 2024-11-01\n\tcloses: 2025-02-28',
        ),
      },
      expected: [
        'content/2024-reading-corner/notice.md:7:1 错误 开头信息用了制表符（Tab）（yaml）',
        '    现在是：⇥opens: 2024-11-01',
        '    应当是：用空格；缩进一级是两个空格',
        '    改成：  opens: 2024-11-01',
        'content/2024-reading-corner/notice.md:8:1 错误 开头信息用了制表符（Tab）（yaml）',
        '    现在是：⇥closes: 2025-02-28',
        '    应当是：用空格；缩进一级是两个空格',
        '    改成：  closes: 2025-02-28',
      ],
    },
    {
      name: 'a tab inside a value',
      input: { 'plans/01-training.md': replacing('title: 加强学习。', 'title: 加强\t学习。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:10 错误 开头信息用了制表符（Tab）（yaml）',
        '    现在是：title: 加强⇥学习。',
        '    应当是：用空格；缩进一级是两个空格',
        '    改成：title: 加强学习。',
      ],
    },
    {
      name: 'a wide blank for the indentation',
      input: { 'notice.md': replacing('  opens: 2024-11-01', '　opens: 2024-11-01') },
      expected: [
        'content/2024-reading-corner/notice.md:7:1 错误 开头信息的缩进用了全角空格（yaml）',
        '    现在是：□opens: 2024-11-01',
        '    应当是：用半角空格；缩进一级是两个空格',
        '    改成：  opens: 2024-11-01',
      ],
    },
    {
      name: 'a key twice',
      input: {
        'plans/01-training.md':
          '---\ntitle: 加强学习。\ntitle: 加强管理。\n---\n\n每月组织业务学习，结果公开。\n',
      },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:3:1 错误 同一个项目写了两遍（yaml）',
        '    现在是：title: 加强管理。',
        '    应当是：每个项目只写一遍，删去多余的一行',
      ],
    },
    {
      name: 'a wide colon',
      input: { 'plans/01-training.md': replacing('title: ', 'title：') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:6 错误 项目名后面不是英文冒号加空格（yaml）',
        '    现在是：title：加强学习。',
        '    应当是：写成“项目: 内容”，冒号用英文冒号，后面空一格',
        '    改成：title: 加强学习。',
      ],
    },
    {
      name: 'no blank after the colon',
      input: { 'plans/01-training.md': replacing('title: ', 'title:') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:6 错误 项目名后面不是英文冒号加空格（yaml）',
        '    现在是：title:加强学习。',
        '    应当是：写成“项目: 内容”，冒号用英文冒号，后面空一格',
        '    改成：title: 加强学习。',
      ],
    },
    {
      name: 'a colon and a blank in a value',
      input: { 'plans/01-training.md': replacing('title: 加强学习。', 'title: 学习: 加强。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:8 错误 内容里有英文冒号加空格，会被当作另一个项目（yaml）',
        '    现在是：title: 学习: 加强。',
        '    应当是：用英文单引号把整个内容括起来',
        "    改成：title: '学习: 加强。'",
      ],
    },
    {
      name: 'straight quotation marks at the beginning of a value',
      input: { 'plans/01-training.md': replacing('title: 加强学习。', 'title: "四化"学习。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:8 错误 以英文引号开头的内容，在引号结束之后还有文字（yaml）',
        '    现在是：title: "四化"学习。',
        '    应当是：用英文单引号把整个内容括起来',
        '    改成：title: \'"四化"学习。\'',
      ],
    },
    {
      name: 'straight quotation marks within a value in quotation marks',
      input: { 'plans/01-training.md': replacing('title: 加强学习。', "title: '加强''四化''学习。' # 一") },
      expected: [],
    },
    {
      name: 'a value that begins with @',
      input: { 'plans/01-training.md': replacing('title: 加强学习。', 'title: @学习。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:8 错误 内容不能以 @ ` % 开头（yaml）',
        '    现在是：title: @学习。',
        '    应当是：用英文单引号把整个内容括起来',
        "    改成：title: '@学习。'",
      ],
    },
    {
      name: 'a quotation mark that is not closed',
      input: { 'plans/01-training.md': replacing('title: 加强学习。', 'title: "加强学习。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:14 错误 引号或括号没有配对（yaml）',
        '    现在是：title: "加强学习。',
        '    应当是：成对的英文引号或方括号',
      ],
    },
    {
      name: 'an entry behind a dash without a blank, below another entry',
      input: {
        'findings/01-records.md': replacing(
          'figures:',
          'done:\n  - 补登图书120册\n  -登记簿由两人共同签字\nfigures:',
        ),
      },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:6:1 错误 减号后面没有空格，或者不是英文减号（yaml）',
        '    现在是：-登记簿由两人共同签字',
        '    应当是：列表的每一项以英文减号开头，减号后面空一格',
        '    改成：- 登记簿由两人共同签字',
      ],
    },
    {
      name: 'an entry behind a dash of full width, below another entry',
      input: {
        'findings/01-records.md': replacing(
          'figures:',
          'done:\n  - 补登图书120册\n  － 登记簿由两人共同签字\nfigures:',
        ),
      },
      expected: [
        'content/2024-reading-corner/findings/01-records.md:6:1 错误 减号后面没有空格，或者不是英文减号（yaml）',
        '    现在是：－ 登记簿由两人共同签字',
        '    应当是：列表的每一项以英文减号开头，减号后面空一格',
        '    改成：- 登记簿由两人共同签字',
      ],
    },
    {
      name: 'a bracket that is not closed',
      input: {
        'contact.md': replacing('mails:\n  - library@qingliu.example', 'mails: [library@qingliu.example'),
      },
      expected: [
        'content/2024-reading-corner/contact.md:5:8 错误 方括号没有配对（yaml）',
        '    现在是：mails: [library@qingliu.example',
        '    应当是：列表写在成对的英文方括号里，例如 [一、, （一）]',
      ],
    },
    {
      name: 'an indentation that is out of line',
      input: { 'notice.md': replacing('  closes: 2025-02-28', ' closes: 2025-02-28') },
      expected: [
        'content/2024-reading-corner/notice.md:8:1 错误 缩进没有对齐（yaml）',
        '    现在是：closes: 2025-02-28',
        '    应当是：同一级的项目左边对齐，下一级多两个空格',
      ],
    },
    {
      name: 'a key without a colon',
      input: {
        'plans/01-training.md': replacing(
          'title: 加强学习。',
          'title: 加强学习。\nunit 县文化站\nlimit: 2025年6月底前',
        ),
      },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:3:1 错误 项目名后面没有冒号（yaml）',
        '    现在是：unit 县文化站',
        '    应当是：写成“项目: 内容”，冒号用英文冒号，后面空一格',
      ],
    },
    {
      name: 'an unreadable notice.md hides what hangs on it, and nothing else',
      input: {
        'notice.md': (text) => replacing('items: 2', 'items: [2')(text),
        'plans/01-training.md': adding('见[上文](#findings)，<b>全文</b>。'),
      },
      expected: [
        'content/2024-reading-corner/notice.md:15:12 错误 方括号没有配对（yaml）',
        '    现在是：items: [2',
        '    应当是：列表写在成对的英文方括号里，例如 [一、, （一）]',
        'content/2024-reading-corner/plans/01-training.md:7:18 错误 正文里有 HTML 代码（raw-html）',
        '    现在是：<b>',
        '    应当是：只用 Markdown 书写；要写尖括号本身，前面加反斜杠',
        '    改成：见[上文](#findings)，全文。',
      ],
    },
    {
      name: 'a tag',
      input: { 'plans/01-training.md': replacing('title: 加强学习。', 'title: !!str 加强学习。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:8 错误 不支持 YAML 的标签和引用（! & *）（yaml）',
        '    现在是：title: !!str 加强学习。',
        '    应当是：直接写文字；文字以这些符号开头时，用英文引号括起来',
      ],
    },
    {
      name: 'an anchor and an alias',
      input: {
        'notice.md': (text) =>
          replacing(
            'issuer: 青柳县文化站',
            'issuer: &name 青柳县文化站',
          )(text).replace('source: 青柳县文化站', 'source: *name'),
      },
      expected: [
        'content/2024-reading-corner/notice.md:3:9 错误 不支持 YAML 的标签和引用（! & *）（yaml）',
        '    现在是：issuer: &name 青柳县文化站',
        '    应当是：直接写文字；文字以这些符号开头时，用英文引号括起来',
        'content/2024-reading-corner/notice.md:4:9 错误 不支持 YAML 的标签和引用（! & *）（yaml）',
        '    现在是：source: *name',
        '    应当是：直接写文字；文字以这些符号开头时，用英文引号括起来',
      ],
    },
    {
      name: 'a list where the items should be',
      input: { 'plans/01-training.md': '---\n- 加强学习。\n---\n\n每月组织业务学习，结果公开。\n' },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:1 错误 开头信息的写法不对（value）',
        '    现在是：- 加强学习。',
        '    应当是：每行一个项目：title、finding、unit、limit、state、done、figures',
      ],
    },
    {
      name: 'a key indented below one that has a value',
      input: { 'notice.md': replacing('source: 青柳', '  source: 青柳') },
      expected: [
        'content/2024-reading-corner/notice.md:4:1 错误 缩进没有对齐（yaml）',
        '    现在是：  source: 青柳县文化站',
        '    应当是：同一级的项目左边对齐，下一级多两个空格',
        '    改成：source: 青柳县文化站',
      ],
    },
    {
      name: 'a title whose text stands in the lines below',
      input: { 'plans/01-training.md': replacing('title: 加强学习。', 'title: >\n  加强\n  学习。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:8 错误 项目 title 的内容不对（value）',
        '    现在是：title: > ⏎ 加强 学习。',
        '    应当是：一行文字，中间不换行；写成：title: 加强 学习。',
      ],
    },
    {
      name: 'a title that begins with words in brackets',
      input: { 'plans/01-training.md': replacing('title: 加强学习。', 'title: [学习]不够深入') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:8 错误 以英文方括号或花括号开头的内容，在括号结束之后还有文字（yaml）',
        '    现在是：title: [学习]不够深入',
        '    应当是：用英文单引号把整个内容括起来',
        "    改成：title: '[学习]不够深入'",
      ],
    },
    {
      name: 'a title in brackets',
      input: { 'plans/01-training.md': replacing('title: 加强学习。', 'title: [加强学习。]') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:2:1 错误 项目 title 的内容不对（value）',
        '    现在是：title: [加强学习。]',
        '    应当是：一行文字',
        "    改成：title: '[加强学习。]'",
      ],
    },
    {
      name: 'no blank after the hyphen of a list',
      input: { 'contact.md': replacing('- number', '-number') },
      expected: [
        'content/2024-reading-corner/contact.md:3:4 错误 减号后面没有空格（yaml）',
        '    现在是：-number: 0199-5550161',
        '    应当是：列表的每一项以减号开头，减号后面空一格',
        '    改成：- number: 0199-5550161',
      ],
    },
    {
      name: 'a remark after a key does not make the keys below it indented wrongly',
      input: { 'notice.md': replacing('window:\n', 'window: # 公示期\n') },
      expected: [],
    },
    {
      name: 'a slip does not hide the next mistake',
      input: {
        'notice.md': (text) =>
          replacing(
            'title: 青柳县',
            'title：青柳县',
          )(text)
            .replace('closes: 2025-02-28', 'closes: 2025-02-30')
            .replace('issuer: ', 'isuer: '),
      },
      expected: [
        'content/2024-reading-corner/notice.md:2:6 错误 项目名后面不是英文冒号加空格（yaml）',
        '    现在是：title：青柳县文化站关于检查整改情况的通报',
        '    应当是：写成“项目: 内容”，冒号用英文冒号，后面空一格',
        '    改成：title: 青柳县文化站关于检查整改情况的通报',
        'content/2024-reading-corner/notice.md:3:1 错误 没有“isuer”这个项目，是不是 issuer？（unknown-key）',
        '    现在是：isuer: 青柳县文化站',
        '    应当是：以下项目之一：title、documentNumber、addressee、subject、subjectLabel、issuer、jointIssuers、source、keywords、published、window、withdrawn、signature、attachments、parts、milestones',
        '    改成：issuer: 青柳县文化站',
        'content/2024-reading-corner/notice.md:8:11 错误 项目 window.closes 的日期不存在（value）',
        '    现在是：2025-02-30',
        '    应当是：2025年2月只有28天',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
