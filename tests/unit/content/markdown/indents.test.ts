import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '#lib/content/markdown/markdown';
import { renderPlainText } from '#lib/content/markdown/plain-text';
import { maskMarkup } from '#lib/content/markdown/prose';

const textOf = (markdown: string) => renderPlainText(parseMarkdown(markdown));

describe('an indented line begins a paragraph', () => {
  test.each([
    [
      'as Word leaves it, one line a paragraph',
      '　　甲。\n　　1.乙；\n　　2.丙。',
      '甲。\n\n1.乙；\n\n2.丙。',
    ],
    ['after an empty line too, without its indent', '　　甲。\n\n　　乙。', '甲。\n\n乙。'],
    ['by any wide blank', '\u00a0\u00a0甲。\n\u2003\u2003乙。\n \u3000丙。', '甲。\n\n乙。\n\n丙。'],
    ['beside bold words', '　　**甲**\n　　**乙**丙', '甲\n\n乙丙'],
    ['in a quotation', '> 　　甲\n> 　　乙', '甲\n\n乙'],
    ['in an item of a list', '- 甲\n　　乙\n- 丙', '· 甲\n乙\n· 丙'],
    ['and a line of blanks alone ends one', '甲\n　　\n乙\n\n　　\n', '甲\n\n乙'],
    ['and other lines go on as ever', '　　甲\n乙', '甲乙'],
  ])('%s', (_, markdown, expected) => {
    expect(textOf(markdown)).toBe(expected);
  });
});

test('the pieces know their places', () => {
  const text = '　　甲\\*\n　　乙';
  expect(maskMarkup(text, parseMarkdown(text)).replaceAll('\0', '.')).toBe('　　甲\\*\n..乙');
});

test('the first way of reading keeps the line together', () => {
  expect(renderPlainText(parseMarkdown('　　甲\n　　乙', 0, 1))).toBe('　　甲　　乙');
});
