import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf } from '../../../../fixtures/broken/base';

const OLD =
  '---\ntitle: 旧的通报\nissuer: 青柳县文化站\nsource: 青柳县文化站\npublished: 2022-06-20T08:00+08:00\n---\n\n旧的内容。\n';

describe('link-target', () => {
  test.each<Broken>([
    {
      name: 'an anchor that is not there',
      input: { 'plans/01-training.md': adding('见[上文](#findings-3)。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:7 错误 这份通报里没有“findings-3”这个锚点（link-target）',
        '    现在是：#findings-3',
        '    应当是：以下锚点之一：#feedback、#overview、#opening、#findings、#findings-1、#findings-2、#plans、#plans-1、#contact',
      ],
    },
    {
      name: 'an anchor in other case',
      input: { 'plans/01-training.md': adding('见[联系方式](#Contact)。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:9 错误 这份通报里没有“Contact”这个锚点（link-target）',
        '    现在是：#Contact',
        '    应当是：以下锚点之一：#feedback、#overview、#opening、#findings、#findings-1、#findings-2、#plans、#plans-1、#contact',
        '    改成：见[联系方式](#contact)。',
      ],
    },
    {
      name: 'a notice that is not there',
      input: { 'plans/01-training.md': adding('见[另一份通报](/notices/2023-reading-corner)。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:10 错误 本站没有这个地址（link-target）',
        '    现在是：/notices/2023-reading-corner',
        '    应当是：/、/notices、/privacy、/reading、/feedback，或者 /notices/文件夹名（文件夹名与 content 里的一致，后面可以加 .txt、.json、.pdf、.ics）',
      ],
    },
    {
      name: 'an anchor of another notice that is not there',
      input: {
        'plans/01-training.md': adding('见[另一份通报](/notices/2022-old#part)。'),
        '/2022-old/notice.md': OLD,
      },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:10 错误 那份通报里没有“part”这个锚点（link-target）',
        '    现在是：/notices/2022-old#part',
        '    应当是：以下锚点之一：#opening',
      ],
    },
    {
      name: 'a notice that is a draft',
      input: {
        'plans/01-training.md': adding('见[另一份通报](/notices/2025-new)。'),
        '/2025-new/notice.md':
          '---\ntitle: 新的通报\nissuer: 青柳县文化站\nsource: 青柳县文化站\n---\n\n新的内容。\n',
      },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:10 提醒 所链接的通报还是草稿，读者打不开（link-target）',
        '    现在是：/notices/2025-new',
        '    应当是：那份通报发布以后再链接',
      ],
    },
    {
      name: 'a page of the site that is not there',
      input: { 'plans/01-training.md': adding('见[全部通报](/notices/)和[说明](/help)。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:9 错误 本站没有这个地址（link-target）',
        '    现在是：/notices/',
        '    应当是：/、/notices、/privacy、/reading、/feedback，或者 /notices/文件夹名（文件夹名与 content 里的一致，后面可以加 .txt、.json、.pdf、.ics）',
        '    改成：见[全部通报](/notices)和[说明](/help)。',
        'content/2024-reading-corner/plans/01-training.md:7:25 错误 本站没有这个地址（link-target）',
        '    现在是：/help',
        '    应当是：/、/notices、/privacy、/reading、/feedback，或者 /notices/文件夹名（文件夹名与 content 里的一致，后面可以加 .txt、.json、.pdf、.ics）',
      ],
    },
    {
      name: 'a file of this notice',
      input: { 'plans/01-training.md': adding('见[上文](../findings/02-corner.md)。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:7 错误 链接的地址不完整（link-target）',
        '    现在是：../findings/02-corner.md',
        '    应当是：外部网页以 https:// 开头；本通报里写 #锚点，例如 #contact；其他通报写 /notices/文件夹名；附件写文件的名称，例如 附件1.pdf',
      ],
    },
    {
      name: 'a web address without a scheme',
      input: { 'plans/01-training.md': adding('见[网站](www.qingliu.example/a)。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:7 错误 链接的地址不完整（link-target）',
        '    现在是：www.qingliu.example/a',
        '    应当是：外部网页以 https:// 开头；本通报里写 #锚点，例如 #contact；其他通报写 /notices/文件夹名；附件写文件的名称，例如 附件1.pdf',
        '    改成：见[网站](https://www.qingliu.example/a)。',
      ],
    },
    {
      name: 'the form’s target, where the form was meant',
      input: { 'plans/01-training.md': adding('请[反馈](/notices/2024-reading-corner/feedback)。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:7 错误 本站没有这个地址（link-target）',
        '    现在是：/notices/2024-reading-corner/feedback',
        '    应当是：/、/notices、/privacy、/reading、/feedback，或者 /notices/文件夹名（文件夹名与 content 里的一致，后面可以加 .txt、.json、.pdf、.ics）',
        '    改成：请[反馈](/notices/2024-reading-corner#feedback)。',
      ],
    },
    {
      name: 'pictures, which are read where a text shows them, and the image for shared links',
      input: {
        'plans/01-training.md': adding(
          '见[照片](/notices/2024-reading-corner/pictures/a.png)和[图](/notices/2024-reading-corner.png)。',
        ),
      },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:7 错误 本站没有这个地址（link-target）',
        '    现在是：/notices/2024-reading-corner/pictures/a.png',
        '    应当是：/、/notices、/privacy、/reading、/feedback，或者 /notices/文件夹名（文件夹名与 content 里的一致，后面可以加 .txt、.json、.pdf、.ics）',
        'content/2024-reading-corner/plans/01-training.md:7:56 错误 本站没有这个地址（link-target）',
        '    现在是：/notices/2024-reading-corner.png',
        '    应当是：/、/notices、/privacy、/reading、/feedback，或者 /notices/文件夹名（文件夹名与 content 里的一致，后面可以加 .txt、.json、.pdf、.ics）',
      ],
    },
    {
      name: 'a place in a form that has none',
      input: { 'plans/01-training.md': adding('见[数据](/notices/2024-reading-corner.json#plans)。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:7 错误 只有通报的网页里有锚点，这个文件里没有（link-target）',
        '    现在是：/notices/2024-reading-corner.json#plans',
        '    应当是：/notices/2024-reading-corner#plans，或者不带锚点的 /notices/2024-reading-corner.json',
        '    改成：见[数据](/notices/2024-reading-corner#plans)。',
      ],
    },
    {
      name: 'a calendar file of a notice without a window',
      input: {
        'plans/01-training.md': adding('见[截止时间](/notices/2022-old.ics)。'),
        '/2022-old/notice.md': OLD,
      },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:9 错误 那份通报没有公示期，也就没有日历文件（link-target）',
        '    现在是：/notices/2022-old.ics',
        '    应当是：链接到通报的网页：/notices/2022-old',
        '    改成：见[截止时间](/notices/2022-old)。',
      ],
    },
    {
      name: 'a PDF that was not made yet, since it is made from the checked text',
      input: {
        'plans/01-training.md': adding('见[下载](/notices/2024-reading-corner.pdf)。'),
      },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:7 提醒 那份通报还没有 PDF，读者打不开（link-target）',
        '    现在是：/notices/2024-reading-corner.pdf',
        '    应当是：先运行 npm run notice -- pdf 2024-reading-corner，生成它的 PDF',
      ],
    },
    {
      name: 'every form that a notice has is there',
      input: {
        'plans/01-training.md': adding(
          '见[正文](/notices/2024-reading-corner.txt)、[数据](/notices/2024-reading-corner.json)、[日历](/notices/2024-reading-corner.ics)、[旧的](/notices/2022-old.pdf)。',
        ),
        '/2022-old/notice.md': OLD,
        '/2022-old/paper.pdf': '%PDF-',
      },
      expected: [],
    },
    {
      name: 'a link without an address',
      input: { 'plans/01-training.md': adding('见[上文]()。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:2 错误 链接没有写地址（link-target）',
        '    应当是：在圆括号里写地址，例如 https://www.example.cn',
      ],
    },
    {
      name: 'anchors of parts, items, contact, opening and footnotes are there',
      input: {
        'plans/01-training.md': adding(
          '见[上文](#findings)、[一条](#findings-2)、[联系](#contact)、[开头](#opening)、[注](#plans-1-note-1)[^a]、[反馈](#feedback)、[首页](/)、[本通报](/notices/2024-reading-corner#plans)、[数据](/notices/2024-reading-corner.json)。\n\n[^a]: 注释。',
        ),
      },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
