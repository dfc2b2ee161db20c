import { describe, expect, test } from 'vitest';
import { renderText } from '#lib/content/markdown/html';
import { parseMarkdown } from '#lib/content/markdown/markdown';
import { renderPlainText } from '#lib/content/markdown/plain-text';
import type { Reading } from '#lib/content/markdown/reading';

const shown = (markdown: string, reading: Reading = 2) => {
  const tree = parseMarkdown(markdown, 0, reading);
  const { html } = renderText(tree, {
    slug: 'notice',
    anchor: 'a',
    level: 2,
    numbering: [],
    pictures: new Map(),
    reach: { phones: [], mails: [] },
  });
  return [renderPlainText(tree), html.replaceAll('\n', '')];
};

describe('the items of a list keep their numbers', () => {
  test.each([
    ['1. 甲\n2. 乙', '1. 甲\n2. 乙', '<ol><li>甲</li><li>乙</li></ol>'],
    ['1. 甲\n3. 乙\n4. 丙', '1. 甲\n3. 乙\n4. 丙', '<ol><li>甲</li><li value="3">乙</li><li>丙</li></ol>'],
    ['3. 甲\n5. 乙', '3. 甲\n5. 乙', '<ol start="3"><li>甲</li><li value="5">乙</li></ol>'],
    ['1. 甲\n1. 乙\n2. 丙', '1. 甲\n1. 乙\n2. 丙', '<ol><li>甲</li><li value="1">乙</li><li>丙</li></ol>'],
    ['3. 甲\n2. 乙', '3. 甲\n2. 乙', '<ol start="3"><li>甲</li><li value="2">乙</li></ol>'],
    ['1. 甲\n1. 乙', '1. 甲\n2. 乙', '<ol><li>甲</li><li>乙</li></ol>'],
  ])('%j', (markdown, text, html) => {
    expect(shown(markdown)).toEqual([text, html]);
  });

  test('in inner lists and in notes', () => {
    const [text] = shown('1. 甲[^a]\n   1. 乙\n   4. 丙\n\n[^a]: 注\n\n    1. 丁\n    3. 戊');
    expect(text).toBe('1. 甲[注1]\n  1. 乙\n  4. 丙\n\n[注1]注\n1. 丁\n3. 戊');
  });
});

test('the first way of reading counts on', () => {
  expect(shown('1. 甲\n3. 乙', 1)).toEqual(['1. 甲\n2. 乙', '<ol><li>甲</li><li>乙</li></ol>']);
});
