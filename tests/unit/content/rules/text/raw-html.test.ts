import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf, replacing } from '../../../../fixtures/broken/base';

describe('raw-html', () => {
  test.each<Broken>([
    {
      name: 'a bold word',
      input: { 'plans/01-training.md': adding('要求<b>从严</b>管理。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:3 错误 正文里有 HTML 代码（raw-html）',
        '    现在是：<b>',
        '    应当是：只用 Markdown 书写；要写尖括号本身，前面加反斜杠',
        '    改成：要求从严管理。',
      ],
    },
    {
      name: 'a letter between marks of comparison',
      input: { 'plans/01-training.md': adding('价格区间a<b>c。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:6 错误 正文里有 HTML 代码（raw-html）',
        '    现在是：<b>',
        '    应当是：只用 Markdown 书写；要写尖括号本身，前面加反斜杠',
        '    改成：价格区间a\\<b>c。',
      ],
    },
    {
      name: 'a script',
      input: { 'plans/01-training.md': adding('<script>alert(1)</script>') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 错误 正文里有 HTML 代码（raw-html）',
        '    现在是：<script>alert(1)</script>',
        '    应当是：只用 Markdown 书写；要写尖括号本身，前面加反斜杠',
      ],
    },
    {
      name: 'a block',
      input: { 'plans/01-training.md': adding('<div align="center">\n居中\n</div>') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 错误 正文里有 HTML 代码（raw-html）',
        '    现在是：<div align="center">',
        '    应当是：只用 Markdown 书写；要写尖括号本身，前面加反斜杠',
      ],
    },
    {
      name: 'a comment',
      input: { 'plans/01-training.md': adding('要求从严管理。<!-- 待领导审定 -->') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:8 错误 正文里有 HTML 注释（raw-html）',
        '    现在是：<!-- 待领导审定 -->',
        '    应当是：删去注释，正文里只写要公布的内容',
        '    改成：要求从严管理。',
      ],
    },
    {
      name: 'a picture with a handler',
      input: { 'plans/01-training.md': adding('<img src=x onerror=alert(1)>') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 错误 正文里有 HTML 代码（raw-html）',
        '    现在是：<img src=x onerror=alert(1)>',
        '    应当是：只用 Markdown 书写；要写尖括号本身，前面加反斜杠',
      ],
    },
    {
      name: 'a tag in a picture’s alternative',
      input: {
        'findings/02-corner.md': replacing('读书角：窗边的一张长桌', '读书角：<b>窗边</b>的一张长桌'),
      },
      expected: [
        'content/2024-reading-corner/findings/02-corner.md:8:7 错误 正文里有 HTML 代码（raw-html）',
        '    现在是：<b>',
        '    应当是：只用 Markdown 书写；要写尖括号本身，前面加反斜杠',
        '    改成：![读书角：窗边的一张长桌和两排书架](pictures/corner.png)',
      ],
    },
    {
      name: 'a comment in a link’s title, a tag in a definition’s',
      input: {
        'plans/01-training.md': adding(
          '见[上级网站](https://www.example.cn/ "<!-- 待定 -->")和[另一处][a]。\n\n[a]: https://www.example.cn/a "<script>"',
        ),
      },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:2 提醒 链接或图片的地址后面写了说明，页面上不会显示（link-title）',
        '    现在是：[上级网站](https://www.example.cn/ "<!-- 待定 -->")',
        '    应当是：圆括号里只写地址；要让读者看到的话，写在正文里',
        '    改成：见[上级网站](https://www.example.cn/)和[另一处][a]。',
        'content/2024-reading-corner/plans/01-training.md:7:34 错误 正文里有 HTML 注释（raw-html）',
        '    现在是：<!-- 待定 -->',
        '    应当是：删去注释，正文里只写要公布的内容',
        '    改成：见[上级网站](https://www.example.cn/)和[另一处][a]。',
        'content/2024-reading-corner/plans/01-training.md:9:1 提醒 链接或图片的地址后面写了说明，页面上不会显示（link-title）',
        '    现在是：[a]: https://www.example.cn/a "<script>"',
        '    应当是：圆括号里只写地址；要让读者看到的话，写在正文里',
        '    改成：[a]: https://www.example.cn/a',
        'content/2024-reading-corner/plans/01-training.md:9:32 错误 正文里有 HTML 代码（raw-html）',
        '    现在是：<script>',
        '    应当是：只用 Markdown 书写；要写尖括号本身，前面加反斜杠',
      ],
    },
    {
      name: 'escaped brackets in a picture’s alternative are none',
      input: {
        'findings/02-corner.md': replacing('读书角：窗边的一张长桌', '读书角：\\<b>字样和一张长桌'),
      },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
