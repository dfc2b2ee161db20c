import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '#lib/content/markdown/markdown';
import { renderPlainText, unwrapLines } from '#lib/content/markdown/plain-text';

const textOf = (...lines: string[]) => renderPlainText(parseMarkdown(lines.join('\n')));

describe('a line break of the editor', () => {
  test.each([
    ['between Chinese characters vanishes', '整改\n情况', '整改情况'],
    ['after a Chinese mark vanishes', '整改。\nABC', '整改。ABC'],
    ['before a Chinese mark vanishes', 'ABC\n“四化”', 'ABC“四化”'],
    ['between a figure and a Chinese character vanishes', '2024\n年', '2024年'],
    ['between a Chinese character and a figure vanishes', '共\n12项', '共12项'],
    ['inside a span of hours vanishes', '8：00-17：\n00', '8：00-17：00'],
    ['beside a rare character vanishes', '𠮷\nA', '𠮷A'],
    ['between words becomes a blank', 'open\ndata', 'open data'],
    ['takes the blanks around it along', '整改 \n  情况', '整改情况'],
    ['each is judged alone', '甲\n乙\na\nb\n丙', '甲乙a b丙'],
    ['leaves real blanks alone', '科普入基层 名医进万家', '科普入基层 名医进万家'],
  ])('%s', (_, written, read) => {
    expect(unwrapLines(written)).toBe(read);
  });
  test('beside bold words, links and footnotes is judged by what stands there', () => {
    expect(
      textOf('整改\n**情况**\n**通报**\n[链接](#a)\nword\n*word*\n注[^1]\nend', '', '[^1]: 说\n明'),
    ).toBe('整改情况通报链接word word注[注1]end\n\n[注1]说明');
  });
});

describe('plain text', () => {
  test('keeps paragraphs apart by an empty line', () => {
    expect(textOf('第一段', '', '', '第二段')).toBe('第一段\n\n第二段');
  });
  test('marks the entries of lists, and sets inner lists in', () => {
    expect(
      textOf('1. 甲', '2. 乙', '   - 丙', '   - 丁', '3. 戊', '', '文', '', '- 己', '', '  庚'),
    ).toMatchInlineSnapshot(`
      "1. 甲
      2. 乙
        · 丙
        · 丁
      3. 戊

      文

      · 己
      庚"
    `);
  });
  test('goes on counting where a list does', () => {
    expect(textOf('3. 甲', '4. 乙')).toBe('3. 甲\n4. 乙');
  });
  test('gives a table a row a line', () => {
    expect(textOf('| 项目 | 支出 |', '| --- | ---: |', '| **书** | 1.5 |', '| 笔 | |')).toBe(
      '项目 | 支出\n书 | 1.5\n笔 | ',
    );
  });
  test('numbers footnotes as they are met, at the end, without those that nobody cites', () => {
    expect(
      textOf('[^b]: 后', '[^c]: 无人引用', '', '甲[^a]乙[^b]丙[^a]', '', '[^a]: 先', '', '    又一段'),
    ).toBe('甲[注1]乙[注2]丙[注1]\n\n[注1]先\n又一段\n\n[注2]后');
  });
  test('names pictures by their alternative', () => {
    expect(textOf('![柱状图](a.png)见图![](b.png)，![定义][c]', '', '[c]: c.png')).toBe(
      '［图：柱状图］见图，［图：定义］',
    );
  });
  test('keeps the words of quotations, links, code and hard breaks, without their marks', () => {
    expect(
      textOf('> 引用**甲**', '>', '> 乙', '', '[链](/a)与`码`\\', '下行', '', '***', '', '    原样'),
    ).toBe('引用甲\n\n乙\n\n链与码\n下行\n\n原样');
  });
  test('holds no raw HTML', () => {
    expect(textOf('甲<b>乙</b>', '', '<div>丙</div>')).toBe('甲乙');
  });
  test('numbers headings in the styles given', () => {
    const tree = parseMarkdown('## 甲\n\n### 乙\n\n### 丙\n\n## 丁\n\n### 戊');
    expect(renderPlainText(tree, ['1.', '（1）'])).toBe('1.甲\n\n（1）乙\n\n（2）丙\n\n2.丁\n\n（1）戊');
    expect(renderPlainText(tree)).toBe('甲\n\n乙\n\n丙\n\n丁\n\n戊');
  });
  test('of nothing is empty', () => {
    expect(textOf('', '  ')).toBe('');
  });
});
