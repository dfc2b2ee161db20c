import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf } from '../../../../fixtures/broken/base';

describe('link-scheme', () => {
  test.each<Broken>([
    {
      name: 'javascript:',
      input: { 'plans/01-training.md': adding('见[办法](javascript:alert(1))。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:7 错误 这种地址不安全，或者别人打不开（link-scheme）',
        '    现在是：javascript:alert(1)',
        '    应当是：以 https://、http://、mailto: 或 tel: 开头的地址，或者本站的地址',
      ],
    },
    {
      name: 'in other case and with a tab as an entity',
      input: { 'plans/01-training.md': adding('见[办法](JaVa&#9;ScRiPt:alert(1))。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:2 错误 这种地址不安全，或者别人打不开（link-scheme）',
        '    现在是：[办法](JaVa&#9;ScRiPt:alert(1))',
        '    应当是：以 https://、http://、mailto: 或 tel: 开头的地址，或者本站的地址',
      ],
    },
    {
      name: 'with the colon as an entity',
      input: { 'plans/01-training.md': adding('见[办法](javascript&colon;alert(1))。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:2 错误 这种地址不安全，或者别人打不开（link-scheme）',
        '    现在是：[办法](javascript&colon;alert(1))',
        '    应当是：以 https://、http://、mailto: 或 tel: 开头的地址，或者本站的地址',
      ],
    },
    {
      name: 'behind a control character',
      input: { 'plans/01-training.md': adding('见[办法](\u0001javascript:alert(1))。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:2 错误 链接或图片没有写对，会原样出现在页面上（link-marks）',
        '    现在是：[办法](⟨U+0001⟩javascript:alert(1))',
        '    应当是：圆括号里只写地址；地址里有空格的，用尖括号把它括起来，或者给文件改名',
        'content/2024-reading-corner/plans/01-training.md:7:7 错误 有看不见的字符，会打乱显示、搜索和核对，多半是从别处粘贴来的（invisible-character）',
        '    现在是：见[办法](⟨U+0001⟩javascript:a…',
        '    应当是：没有这些字符的文字',
      ],
    },
    {
      name: 'data:',
      input: { 'plans/01-training.md': adding('见[办法](data:text/html;base64,PHA+)。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:7 错误 这种地址不安全，或者别人打不开（link-scheme）',
        '    现在是：data:text/html;base64,PHA+',
        '    应当是：以 https://、http://、mailto: 或 tel: 开头的地址，或者本站的地址',
      ],
    },
    {
      name: 'vbscript:',
      input: { 'plans/01-training.md': adding('见[办法](vbscript:x)。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:7 错误 这种地址不安全，或者别人打不开（link-scheme）',
        '    现在是：vbscript:x',
        '    应当是：以 https://、http://、mailto: 或 tel: 开头的地址，或者本站的地址',
      ],
    },
    {
      name: 'file:',
      input: { 'plans/01-training.md': adding('见[办法](file:///C:/rules.doc)。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:7 错误 这种地址不安全，或者别人打不开（link-scheme）',
        '    现在是：file:///C:/rules.doc',
        '    应当是：以 https://、http://、mailto: 或 tel: 开头的地址，或者本站的地址',
      ],
    },
    {
      name: 'another host without a scheme',
      input: { 'plans/01-training.md': adding('见[办法](//rules.example/a)。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:7 错误 地址缺少 https:（link-scheme）',
        '    现在是：//rules.example/a',
        '    应当是：以 https:// 开头的完整地址',
        '    改成：见[办法](https://rules.example/a)。',
      ],
    },
    {
      name: 'another host behind backslashes',
      input: { 'plans/01-training.md': adding('见[办法](/\\\\rules.example/a)。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:2 错误 地址缺少 https:（link-scheme）',
        '    现在是：[办法](/\\\\rules.example/a)',
        '    应当是：以 https:// 开头的完整地址',
      ],
    },
    {
      name: 'an autolink',
      input: { 'plans/01-training.md': adding('见<javascript:alert(1)>。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:3 错误 这种地址不安全，或者别人打不开（link-scheme）',
        '    现在是：javascript:alert(1)',
        '    应当是：以 https://、http://、mailto: 或 tel: 开头的地址，或者本站的地址',
      ],
    },
    {
      name: 'a definition',
      input: { 'plans/01-training.md': adding('见[办法][rules]。\n\n[rules]: javascript:alert(1)') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:9:10 错误 这种地址不安全，或者别人打不开（link-scheme）',
        '    现在是：javascript:alert(1)',
        '    应当是：以 https://、http://、mailto: 或 tel: 开头的地址，或者本站的地址',
      ],
    },
    {
      name: 'a picture',
      input: { 'plans/01-training.md': adding('![图示：流程](data:image/png;base64,AAAA)') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:10 错误 这种地址不安全，或者别人打不开（link-scheme）',
        '    现在是：data:image/png;base64,AAAA',
        '    应当是：以 https://、http://、mailto: 或 tel: 开头的地址，或者本站的地址',
      ],
    },
    {
      name: 'web pages, mailboxes and telephones are none',
      input: {
        'plans/01-training.md': adding(
          '见[办法](https://rules.example/a)、[旧址](http://rules.example)、[邮箱](mailto:a@rules.example)、[电话](tel:0199-5550161)。',
        ),
      },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});

describe('an address that leads nowhere', () => {
  const said = (address: string) => problemsOf({ 'plans/01-training.md': adding(`见[网站](${address})。`) });

  test.each([
    ['http:/www.example.cn/x', 'http://www.example.cn/x'],
    ['http:www.example.cn', 'http://www.example.cn'],
    ['https:///www.example.cn', 'https://www.example.cn'],
    ['https:／／www.example.cn', 'https://www.example.cn'],
    ['https://www.example。cn/a', 'https://www.example.cn/a'],
    ['https://www.example.cn。', 'https://www.example.cn'],
    ['https://www.example.cn：8080/a', 'https://www.example.cn:8080/a'],
    ['<https ://www.example.cn>', '<https://www.example.cn>'],
    ['< https://www.example.cn>', '<https://www.example.cn>'],
    ['tel:０４１２－５５５０１００', 'tel:0412-5550100'],
  ])('%s is an error, with the address that is meant', (address, meant) => {
    expect(said(address)[0]).toContain('错误 这个地址打不开（link-scheme）');
    expect(said(address).at(-1)).toBe(`    改成：见[网站](${meant})。`);
  });

  test.each([
    'https://',
    'HTTPS:',
    'https://?x',
    'tel:',
    'tel:转3',
    'mailto:',
    'mailto:a',
    'HTTP://[::1',
    'https:\\\\a.example',
  ])('%s is an error', (address) => {
    expect(said(address)[0]).toContain('错误 这个地址打不开（link-scheme）');
  });

  test('a sentence’s mark at the end is a warning', () => {
    expect(said('https://www.example.cn/a。')).toEqual([
      'content/2024-reading-corner/plans/01-training.md:7:7 提醒 地址末尾有中文标点，多半打不开（link-scheme）',
      '    现在是：https://www.example.cn/a。',
      '    应当是：标点写在圆括号外面',
      '    改成：见[网站](https://www.example.cn/a)。',
    ]);
  });

  test.each([
    'HTTPS://www.example.cn/a',
    'Tel:0412-5550100',
    'MAILTO:a@b.example',
    '<https://www.example.cn/a b>',
  ])('%s is none', (address) => {
    expect(said(address)).toEqual([]);
  });
});
