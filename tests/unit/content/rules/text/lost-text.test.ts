import { describe, expect, test } from 'vitest';
import { adding, type Broken, PNG, problemsOf } from '../../../../fixtures/broken/base';

describe('lost-text', () => {
  test.each<Broken>([
    {
      name: 'an address that nobody refers to',
      input: { 'plans/01-training.md': adding('详见网站。\n\n[公示网址]: https://www.example.cn/gs') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:9:1 提醒 这一行会当作链接的地址，不会出现在页面上（lost-text）',
        '    现在是：[公示网址]: https://www.example.cn/gs',
        '    应当是：要让读者看到，前面加反斜杠，或者写成“名称：网址”；不需要的就删去',
        '    改成：\\[公示网址]: https://www.example.cn/gs',
      ],
    },
    {
      name: 'a link in what a picture shows',
      input: {
        'plans/01-training.md': adding('![科普[角](https://a.example/)：**一间**小屋](pictures/photo.png)'),
        'pictures/photo.png': PNG,
      },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:5 提醒 图片的文字说明里，链接和加粗的标记不会出现在页面上（lost-text）',
        '    现在是：[角](https://a.example/)',
        '    应当是：图片的文字说明只写普通的文字',
        'content/2024-reading-corner/plans/01-training.md:7:29 提醒 图片的文字说明里，链接和加粗的标记不会出现在页面上（lost-text）',
        '    现在是：**一间**',
        '    应当是：图片的文字说明只写普通的文字',
      ],
    },
    {
      name: 'a comparison at the beginning of a line',
      input: { 'plans/01-training.md': adding('>80%的群众满意') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 提醒 这一行开头的 > 会当作引文的标记，不会出现在页面上（lost-text）',
        '    现在是：>80%的群众满意',
        '    应当是：是“大于”，前面加反斜杠，或者写成文字；是引文，在 > 后面空一格',
        '    改成：\\>80%的群众满意',
      ],
    },
    {
      name: 'a comparison with a blank',
      input: { 'plans/01-training.md': adding('> 80%的群众满意') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 提醒 这一行开头的 > 会当作引文的标记，不会出现在页面上（lost-text）',
        '    现在是：> 80%的群众满意',
        '    应当是：是“大于”，前面加反斜杠，或者写成文字；是引文，在 > 后面空一格',
        '    改成：\\> 80%的群众满意',
      ],
    },
    {
      name: 'a negative number',
      input: { 'plans/01-training.md': adding('同比变化：\n\n- 5个百分点') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:9:1 提醒 这一行开头的减号会当作列表的标记，页面上没有减号（lost-text）',
        '    现在是：- 5个百分点',
        '    应当是：是负数，前面加反斜杠，或者写成完整的句子，例如“下降5个百分点”；是列表，可以保留',
        '    改成：\\- 5个百分点',
      ],
    },
    {
      name: 'a number with a plus',
      input: { 'plans/01-training.md': adding('+ 3%') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 提醒 这一行开头的符号会当作列表的标记，不会出现在页面上（lost-text）',
        '    现在是：+ 3%',
        '    应当是：要写符号本身，前面加反斜杠；要写列表，用减号',
        '    改成：\\+ 3%',
      ],
    },
    {
      name: 'a remark with an asterisk',
      input: { 'plans/01-training.md': adding('* 注：数字为约数') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 提醒 这一行开头的符号会当作列表的标记，不会出现在页面上（lost-text）',
        '    现在是：* 注：数字为约数',
        '    应当是：要写符号本身，前面加反斜杠；要写列表，用减号',
        '    改成：\\* 注：数字为约数',
      ],
    },
    {
      name: 'numbers with a bracket',
      input: { 'plans/01-training.md': adding('1) 甲\n2) 乙') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 提醒 这一行开头的序号会当作列表的编号，页面上的写法不同（lost-text）',
        '    现在是：1) 甲',
        '    应当是：列表的编号写成 1. 的样子；要原样写出，在编号后面的符号前加反斜杠',
        '    改成：1\\) 甲',
        'content/2024-reading-corner/plans/01-training.md:8:1 提醒 这一行开头的序号会当作列表的编号，页面上的写法不同（lost-text）',
        '    现在是：2) 乙',
        '    应当是：列表的编号写成 1. 的样子；要原样写出，在编号后面的符号前加反斜杠',
        '    改成：2\\) 乙',
      ],
    },
    {
      name: 'a number with a zero',
      input: { 'plans/01-training.md': adding('01. 甲') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 提醒 这一行开头的序号会当作列表的编号，页面上的写法不同（lost-text）',
        '    现在是：01. 甲',
        '    应当是：列表的编号写成 1. 的样子；要原样写出，在编号后面的符号前加反斜杠',
        '    改成：01\\. 甲',
      ],
    },
    {
      name: 'code',
      input: { 'plans/01-training.md': adding('`代码`') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 提醒 反引号会当作标记，不会出现在页面上（lost-text）',
        '    现在是：`代码`',
        '    应当是：引用词语用引号；要写符号本身，前面加反斜杠',
        '    改成：\\`代码\\`',
      ],
    },
    {
      name: 'an entity',
      input: { 'plans/01-training.md': adding('甲&amp;乙') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:2 提醒 这几个字符会变成另一个字符（lost-text）',
        '    现在是：&amp;',
        '    应当是：直接写那个字符；要原样写出，在 & 前加反斜杠',
        '    改成：甲\\&乙',
      ],
    },
    {
      name: 'an entity that is a blank',
      input: { 'plans/01-training.md': adding('甲&nbsp;乙') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:2 提醒 这几个字符会变成另一个字符（lost-text）',
        '    现在是：&nbsp;',
        '    应当是：直接写那个字符；要原样写出，在 & 前加反斜杠',
        '    改成：甲乙',
      ],
    },
    {
      name: 'a backslash that escapes nothing that is a mark',
      input: { 'plans/01-training.md': adding('\\"引\\"') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 提醒 这个反斜杠不会出现在页面上（lost-text）',
        '    现在是：\\"引\\"',
        '    应当是：不需要的反斜杠删去；要写反斜杠本身，写两个',
        '    改成：\\\\"引\\"',
        'content/2024-reading-corner/plans/01-training.md:7:4 提醒 这个反斜杠不会出现在页面上（lost-text）',
        '    现在是：\\"引\\"',
        '    应当是：不需要的反斜杠删去；要写反斜杠本身，写两个',
        '    改成：\\"引\\\\"',
      ],
    },
    {
      name: 'a backslash at the end of a line',
      input: { 'plans/01-training.md': adding('甲\\\n乙') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:2 提醒 行末的反斜杠会当作换行的标记，不会出现在页面上（lost-text）',
        '    现在是：甲\\',
        '    应当是：要另起一段，空一行',
        '    改成：甲',
        '          （空一行）',
      ],
    },
    {
      name: 'an address in angle brackets',
      input: { 'plans/01-training.md': adding('见<https://www.example.cn/a>') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:2 提醒 网址两边的尖括号不会出现在页面上（lost-text）',
        '    现在是：<https://www.example.cn/a>',
        '    应当是：链接写成 [文字](地址)；邮箱直接写',
        '    改成：见[https://www.example.cn/a](https://www.example.cn/a)',
      ],
    },
    {
      name: 'a mailbox in angle brackets',
      input: { 'plans/01-training.md': adding('见<a@b.example>') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:2 提醒 网址两边的尖括号不会出现在页面上（lost-text）',
        '    现在是：<a@b.example>',
        '    应当是：链接写成 [文字](地址)；邮箱直接写',
        '    改成：见a@b.example',
      ],
    },
    {
      name: 'marks at the end of a heading',
      input: { 'plans/01-training.md': adding('## 标题 ##\n\n甲') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:7 提醒 标题末尾的 # 不会出现在页面上（lost-text）',
        '    现在是：## 标题 ##',
        '    应当是：标题只在开头写 #；要写符号本身，前面加反斜杠',
        '    改成：## 标题',
      ],
    },
    {
      name: 'a line of hyphens',
      input: { 'plans/01-training.md': adding('甲\n\n---------') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:9:1 提醒 这一行会变成一条横线，写的符号不会出现在页面上（lost-text）',
        '    现在是：---------',
        '    应当是：要画横线，只写三个星号或者三个减号；要写符号本身，前面加反斜杠',
        '    改成：\\---------',
      ],
    },
    {
      name: 'a line of underscores',
      input: { 'plans/01-training.md': adding('___') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 提醒 这一行会变成一条横线，写的符号不会出现在页面上（lost-text）',
        '    现在是：___',
        '    应当是：要画横线，只写三个星号或者三个减号；要写符号本身，前面加反斜杠',
        '    改成：\\___',
      ],
    },
    {
      name: 'fences of code',
      input: { 'plans/01-training.md': adding('```js\n代码\n```') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:1 提醒 这一行会当作程序代码的标记，不会出现在页面上（lost-text）',
        '    现在是：```js',
        '    应当是：删去开头和结尾的这两行；段落顶格写，页面会自己排版',
        'content/2024-reading-corner/plans/01-training.md:9:1 提醒 这一行会当作程序代码的标记，不会出现在页面上（lost-text）',
        '    现在是：```',
        '    应当是：删去开头和结尾的这两行；段落顶格写，页面会自己排版',
      ],
    },
    {
      name: 'a name in brackets that is defined',
      input: { 'plans/01-training.md': adding('见[公示网址]。\n\n[公示网址]: https://www.example.cn/gs') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:2 提醒 这对方括号会当作链接的标记，不会出现在页面上（lost-text）',
        '    现在是：[公示网址]',
        '    应当是：链接写成 [文字](地址)；要写方括号本身，前面加反斜杠',
        '    改成：见\\[公示网址]。',
      ],
    },
    {
      name: 'marks that may be a mask',
      input: { 'plans/01-training.md': adding('找于**了解情况**以后') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:7:3 提醒 这里的星号会当作标记，不会出现在页面上（lost-text）',
        '    现在是：**了解情况**',
        '    应当是：姓名、号码、单位里用来遮盖的星号，前面各加一个反斜杠；是要加粗，可以保留',
        '    改成：找于\\*\\*了解情况\\*\\*以后',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });

  test.each([
    '> 经费管理规范，票据齐全。\n>\n> 2024年，检查组再次检查。',
    '- 甲\n- 乙',
    '- 3个村已经整改\n- 2个乡正在整改',
    '- 2024年3月开展培训',
    '1. 甲\n2. 乙',
    '见[网站][1]和[第二处](#contact)。\n\n[1]: https://www.example.cn/gs',
    '甲[^1]。\n\n[^1]: 乙',
    '***\n\n甲\n\n---',
    '5\\*3，\\#1，\\[甲\\]，\\>80%，\\- 5%',
    '对王**给予处分，对李**进行谈话，**整改**到位。',
    '## 标题\n\n*一次一登记*',
    '| 项目 | 数量 |\n| --- | ---: |\n| 书 | 2 |',
  ])('has nothing to say of %j', (markdown) => {
    expect(problemsOf({ 'plans/01-training.md': adding(markdown) })).toEqual([]);
  });
});
