import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '#lib/content/markdown/markdown';

const types = (text: string) => parseMarkdown(text).children.map(({ type }) => type);

describe('the Markdown that is read', () => {
  test('has tables and footnotes besides CommonMark', () => {
    expect(types('文字[^1]\n\n| 甲 |\n| --- |\n| 乙 |\n\n[^1]: 注')).toEqual([
      'paragraph',
      'table',
      'footnoteDefinition',
    ]);
  });
  test('takes ~ and bare addresses for what they are in Chinese texts', () => {
    const [paragraph] = parseMarkdown('10~15天，~~9~17时~~，见https://a.example/说明').children;
    expect(paragraph).toMatchObject({
      children: [{ type: 'text', value: '10~15天，~~9~17时~~，见https://a.example/说明' }],
    });
  });
  test('counts its places from the first line of the file, front matter and all', () => {
    const text = '---\ntitle: 题\n---\n\n甲**乙**\n丙\n';
    const places = (tree: Root) => {
      const found: string[] = [];
      visit(tree, 'text', ({ value, position }) => {
        found.push(`${value} ${position?.start.line}:${position?.start.column} ${position?.start.offset}`);
      });
      return found;
    };
    expect(places(parseMarkdown(text, text.indexOf('\n甲')))).toEqual([
      '甲 5:1 18',
      '乙 5:4 21',
      '\n丙 5:7 24',
    ]);
    expect(text.indexOf('甲')).toBe(18);
  });
  test('sees nothing of the front matter, whatever stands in it', () => {
    const text = '---\n# 不是标题\n- 不是列表\n---\n正文';
    expect(parseMarkdown(text, text.indexOf('正文')).children).toMatchObject([
      { type: 'paragraph', children: [{ value: '正文' }] },
    ]);
  });
});

test('bold may touch Chinese punctuation on either side', () => {
  const bold = (text: string) => {
    const [paragraph] = parseMarkdown(text).children;
    const nodes = paragraph?.type === 'paragraph' ? paragraph.children : [];
    return nodes.filter((node) => node.type === 'strong').length;
  };
  expect(bold('**加强领导。**区科协')).toBe(1);
  expect(bold('落实**“四化”**改革')).toBe(1);
});
