import type { Root } from 'mdast';
import { describe, expect, test } from 'vitest';
import { type HtmlContext, renderText } from '#lib/content/markdown/html';
import { parseMarkdown } from '#lib/content/markdown/markdown';
import { fixtureTree } from '../fixtures';

const picture = fixtureTree.get('2024-science-funds/pictures/spending.png') ?? new Uint8Array();
const context: HtmlContext = {
  slug: 'notice',
  anchor: 'part-1',
  level: 3,
  numbering: [],
  pictures: new Map([
    ['pictures/a.png', picture],
    ['pictures/图 一.png', picture],
    ['pictures/broken.png', new Uint8Array([1, 2, 3])],
  ]),
  reach: { phones: [], mails: [] },
};
const html = (markdown: string, wanted: Partial<HtmlContext> = {}) =>
  renderText(parseMarkdown(markdown), { ...context, ...wanted }).html;

describe('what never comes through', () => {
  test.each([
    ['raw HTML', '甲<b onclick="x()">乙</b>\n\n<script>alert(1)</script>\n\n<!-- 注释 -->', '<p>甲乙</p>'],
    ['a dangerous scheme in a link', '[甲](javascript:alert(1))', '<p><a>甲</a></p>'],
    ['a dangerous scheme in a defined link', '[甲][a]\n\n[a]: data:text/html,x', '<p><a>甲</a></p>'],
    ['a class of a code block', '```js\n1 < 2\n```', '<pre><code>1 &#x3C; 2\n</code></pre>'],
  ])('%s', (_, markdown, expected) => {
    expect(html(markdown)).toBe(expected);
  });
  test('nodes of raw HTML in the tree itself', () => {
    const tree: Root = {
      type: 'root',
      children: [
        { type: 'html', value: '<script>alert(1)</script>' },
        {
          type: 'paragraph',
          children: [
            { type: 'html', value: '<img src=x onerror=alert(1)>' },
            { type: 'text', value: '甲' },
          ],
        },
      ],
    };
    expect(renderText(tree, context).html).toBe('<p>甲</p>');
  });
  test('elements and attributes that data of the tree asks for', () => {
    const tree: Root = {
      type: 'root',
      children: [
        {
          type: 'paragraph',
          data: { hName: 'script', hProperties: { onclick: 'x()', style: 'x' } },
          children: [{ type: 'text', value: '甲' }],
        },
        {
          type: 'paragraph',
          data: { hProperties: { onclick: 'x()', style: 'x' } },
          children: [{ type: 'text', value: '乙' }],
        },
      ],
    };
    expect(renderText(tree, context).html).toBe('<p>乙</p>');
  });
  test('signs that mean something in HTML', () => {
    expect(html('1 < 2 & 3 > 2 "引"')).toBe('<p>1 &#x3C; 2 &#x26; 3 > 2 "引"</p>');
  });
});

describe('a link whose scheme is in capitals', () => {
  test.each([
    ['HTTPS://www.example.cn/A', 'https://www.example.cn/A'],
    ['Http://www.example.cn', 'http://www.example.cn'],
    ['Tel:0412-5550100', 'tel:0412-5550100'],
    ['MAILTO:a@b.example', 'mailto:a@b.example'],
  ])('%s keeps its address', (written, address) => {
    expect(html(`[甲](${written})[乙][a]\n\n[a]: ${written}`)).toBe(
      `<p><a href="${address}">甲</a><a href="${address}">乙</a></p>`,
    );
  });
});

describe('headings', () => {
  test('stand at the level of their place, with number and anchor', () => {
    expect(html('## 甲\n\n### 乙\n\n### 丙\n\n## 丁\n\n### 戊', { numbering: ['1.', '（1）'] })).toBe(
      [
        '<h3 id="part-1-h1">1.甲</h3>',
        '<h4 id="part-1-h2">（1）乙</h4>',
        '<h4 id="part-1-h3">（2）丙</h4>',
        '<h3 id="part-1-h4">2.丁</h3>',
        '<h4 id="part-1-h5">（1）戊</h4>',
      ].join('\n'),
    );
  });
  test('leave out no level even where their author did', () => {
    expect(html('#### 甲\n\n## 乙\n\n#### 丙\n\n##### 丁')).toBe(
      [
        '<h3 id="part-1-h1">甲</h3>',
        '<h3 id="part-1-h2">乙</h3>',
        '<h4 id="part-1-h3">丙</h4>',
        '<h5 id="part-1-h4">丁</h5>',
      ].join('\n'),
    );
  });
  test('go no deeper than HTML does', () => {
    expect(html('## 甲\n\n### 乙\n\n#### 丙', { level: 5 })).toBe(
      '<h5 id="part-1-h1">甲</h5>\n<h6 id="part-1-h2">乙</h6>\n<h6 id="part-1-h3">丙</h6>',
    );
  });
});

describe('footnotes', () => {
  test('stand at the end, and lead to each of their citations', () => {
    expect(
      html(
        '甲[^a]乙[^b]丙[^a]。\n\n[^b]: 后，见[^c]。\n\n[^a]: 先\n\n    - 列表\n\n[^c]: 末\n\n[^d]: 无人引用\n\n正文。',
      ),
    ).toMatchInlineSnapshot(`
      "<p>甲<sup><a href="#part-1-note-1" id="part-1-cite-1">[注1]</a></sup>乙<sup><a href="#part-1-note-2" id="part-1-cite-2">[注2]</a></sup>丙<sup><a href="#part-1-note-1" id="part-1-cite-1-2">[注1]</a></sup>。</p>
      <p>正文。</p>
      <div class="notes" role="group" aria-label="注释">
      <ol>
      <li id="part-1-note-1">
      <p>先</p>
      <ul>
      <li>列表</li>
      </ul>
      <p><a href="#part-1-cite-1">返回正文第1处</a> <a href="#part-1-cite-1-2">返回正文第2处</a></p>
      </li>
      <li id="part-1-note-2">
      <p>后，见<sup><a href="#part-1-note-3" id="part-1-cite-3">[注3]</a></sup>。 <a href="#part-1-cite-2">返回正文</a></p>
      </li>
      <li id="part-1-note-3">
      <p>末 <a href="#part-1-cite-3">返回正文</a></p>
      </li>
      </ol>
      </div>"
    `);
  });
  test('with one name twice are the first', () => {
    expect(html('甲[^a]\n\n[^a]: 一\n\n[^a]: 二')).toContain('一 <a href');
    expect(html('甲[^a]\n\n[^a]: 一\n\n[^a]: 二')).not.toContain('二');
  });
  test('inside a quotation are moved to the end as well', () => {
    expect(html('> 甲[^a]\n>\n> [^a]: 一')).toMatchInlineSnapshot(`
      "<blockquote>
      <p>甲<sup><a href="#part-1-note-1" id="part-1-cite-1">[注1]</a></sup></p>
      </blockquote>
      <div class="notes" role="group" aria-label="注释">
      <ol>
      <li id="part-1-note-1">
      <p>一 <a href="#part-1-cite-1">返回正文</a></p>
      </li>
      </ol>
      </div>"
    `);
  });
});

describe('tables', () => {
  test('keeps a few Chinese characters of a cell in one line', () => {
    const table = '| 项目 | 进展 |\n| --- | ---: |\n| 改造泵房 | 已完成 |\n| 更换老旧管道 | 120 |';
    const shown = [...html(table).matchAll(/class="(?:right )?short"[^>]*>([^<]*)/g)].map(
      ([, words]) => words,
    );
    expect(shown).toEqual(['项目', '进展', '改造泵房', '已完成']);
  });

  test('stand in a frame that scrolls, with heads of columns, aligned by class', () => {
    expect(
      html('| 甲 | 乙 | 丙 | |\n| :-- | --: | :-: | --- |\n| 1 | **2** | 3 | 4 |'),
    ).toMatchInlineSnapshot(`
      "<div class="table" tabindex="0" role="group" aria-label="表格">
      <table>
      <thead>
      <tr>
      <th scope="col">甲</th>
      <th class="right" scope="col">乙</th>
      <th class="center" scope="col">丙</th>
      <td></td>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td>1</td>
      <td class="right"><strong>2</strong></td>
      <td class="center">3</td>
      <td>4</td>
      </tr>
      </tbody>
      </table>
      </div>"
    `);
  });
});

describe('pictures', () => {
  test.each([
    [
      'have the address of the notice, and a size',
      '![图](pictures/a.png)',
      '/notices/notice/pictures/a.png" alt="图" width="360" height="220"',
    ],
    [
      'may be named from where the file stands',
      '![图](./pictures/a.png)',
      '/notices/notice/pictures/a.png" alt="图" width="360" height="220"',
    ],
    [
      'may have Chinese names and blanks',
      '![图](<pictures/图 一.png>)',
      '/notices/notice/pictures/%E5%9B%BE%20%E4%B8%80.png" alt="图" width="360" height="220"',
    ],
    [
      'may have a name that is encoded',
      '![图](pictures/%E5%9B%BE%20%E4%B8%80.png)',
      '/notices/notice/pictures/%E5%9B%BE%20%E4%B8%80.png" alt="图" width="360" height="220"',
    ],
    [
      'may be defined elsewhere',
      '![图][a]\n\n[a]: pictures/a.png',
      '/notices/notice/pictures/a.png" alt="图" width="360" height="220"',
    ],
    [
      'that cannot be read have no size',
      '![图](pictures/broken.png)',
      '/notices/notice/pictures/broken.png" alt="图"',
    ],
    [
      'with a wrong address break nothing',
      '![图](pictures/100%.png)',
      '/notices/notice/pictures/100%25.png" alt="图"',
    ],
    [
      'never come from elsewhere',
      '![图](https://a.example/b.png)',
      '/notices/notice/https://a.example/b.png" alt="图"',
    ],
  ])('%s', (_, markdown, expected) => {
    expect(html(markdown)).toBe(`<p><img src="${expected} loading="lazy"></p>`);
  });
});

describe('numbers and mailboxes', () => {
  const reach = { phones: ['0199-5550123', '12345'], mails: ['a.b@c.example'] };
  const phone = '<a href="tel:0199-5550123">0199-5550123</a>';
  const short = '<a href="tel:12345">12345</a>';
  const mail = '<a href="mailto:a.b@c.example">a.b@c.example</a>';
  test.each([
    [
      'are links where the text names them',
      '电话0199-5550123（工作日），邮箱a.b@c.example。',
      `电话${phone}（工作日），邮箱${mail}。`,
    ],
    ['are links each time', '0199-5550123、12345、0199-5550123', `${phone}、${short}、${phone}`],
    ['are links when they are all the text', '0199-5550123', phone],
    ['are links before a full stop', 'a.b@c.example. 12345.', `${mail}. ${short}.`],
    ['are links in bold', '**12345**', `<strong>${short}</strong>`],
    ['are links across lines', '0199-\n5550123', '<a href="tel:0199-5550123">0199- 5550123</a>'],
    [
      'are links however the text sets them',
      '电话：（0199）5550123，０１９９－５５５０１２３，0199-5550199/5550123，5550123',
      '电话：<a href="tel:0199-5550123">（0199）5550123</a>，<a href="tel:0199-5550123">０１９９－５５５０１２３</a>，0199-5550199/<a href="tel:0199-5550123">5550123</a>，<a href="tel:0199-5550123">5550123</a>',
    ],
    [
      'inside longer numbers are none',
      '10199-5550123，0199-55501234，0199-5550123-8，9-12345，123456，3.12345',
      '10199-5550123，0199-55501234，0199-5550123-8，9-12345，123456，3.12345',
    ],
    [
      'inside longer mailboxes are none',
      'xa.b@c.example，a.b@c.example.cn，12345@c.example',
      'xa.b@c.example，a.b@c.example.cn，12345@c.example',
    ],
    ['inside links stay as they are', '[**12345**](/a)', '<a href="/a"><strong>12345</strong></a>'],
    ['inside code stay as they are', '`12345`', '<code>12345</code>'],
  ])('%s', (_, markdown, expected) => {
    expect(html(markdown, { reach })).toBe(`<p>${expected}</p>`);
  });
});

describe('the numbers and mailboxes that a text links', () => {
  const reach = { phones: ['0199-5550123', '12345'], mails: ['a.b@c.example'] };
  test.each([
    ['none', '电话见下。', []],
    ['each', '电话0199-5550123、12345，邮箱a.b@c.example。', ['0199-5550123', '12345', 'a.b@c.example']],
    ['one in another form', '（0199）5550123', ['0199-5550123']],
    ['one that the author linked', '[来电](TEL:12345)', ['12345']],
    ['a mailbox with a subject', '[来信](mailto:a.b@c.example?subject=x)', ['a.b@c.example']],
    ['none that code only shows', '写作 `"tel:12345"`，`"mailto:a.b@c.example"`', []],
    ['none within another link', '[12345](/a)', []],
    ['none of a page', '[甲](/a)[乙](https://d.example/)', []],
  ])('are told: %s', (_, markdown, expected) => {
    expect(renderText(parseMarkdown(markdown), { ...context, reach }).linked).toEqual(expected);
  });
});

describe('running text', () => {
  test.each([
    ['keeps full-width signs', '（一）８：００—１７：００“四化”', '（一）８：００—１７：００“四化”'],
    ['keeps ~', '10~15天，~~9~17时~~', '10~15天，~~9~17时~~'],
    [
      'has no blank where a line of Chinese was broken',
      '整改\n**情况**\n通报',
      '整改<strong>情况</strong>通报',
    ],
    ['keeps hard breaks', '甲\\\n乙', '甲<br>\n乙'],
    [
      'keeps links to anchors, notices and other sites',
      '[甲](#a-1)[乙](/notices/b#c)[丙](https://d.example/)',
      '<a href="#a-1">甲</a><a href="/notices/b#c">乙</a><a href="https://d.example/">丙</a>',
    ],
  ])('%s', (_, markdown, expected) => {
    expect(html(markdown)).toBe(`<p>${expected}</p>`);
  });
  test('leaves the tree as it was', () => {
    const tree = parseMarkdown('## 甲\n\n乙[^1]12345\n丙\n\n[^1]: 注');
    const before = structuredClone(tree);
    renderText(tree, { ...context, reach: { phones: ['12345'], mails: [] } });
    expect(tree).toEqual(before);
  });
});

describe('the links of a text', () => {
  const linksIn = (markdown: string) => renderText(parseMarkdown(markdown), context).links;

  test('have the words and the address that their author wrote', () => {
    expect(linksIn('见[**甲 < 乙**](https://a.example/?b=1&c=%22 "题")。')).toEqual([
      { words: '甲 < 乙', address: 'https://a.example/?b=1&c=%22' },
    ]);
  });

  test('are those to pages, in their order, wherever their address stands', () => {
    const markdown =
      '[甲](/privacy)[乙][a][丙](#report)[丁](tel:110)[戊](mailto:a@b.example)\n\n[a]: http://a.example/';
    expect(linksIn(markdown)).toEqual([
      { words: '甲', address: '/privacy' },
      { words: '乙', address: 'http://a.example/' },
    ]);
  });
});
