import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chineseNumeral, formatNumber, NUMBERING_STYLES } from '#lib/content/numbering';

describe('Chinese numerals', () => {
  test('from 100 are written as one reads them', () => {
    expect([100, 101, 110, 111, 120, 199, 200, 305, 999].map(chineseNumeral)).toEqual([
      '一百',
      '一百零一',
      '一百一十',
      '一百一十一',
      '一百二十',
      '一百九十九',
      '二百',
      '三百零五',
      '九百九十九',
    ]);
  });
  test('from 1 to 99 are written as one counts', () => {
    const units = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
    const tens = ['', ...units].flatMap((ten, index) => {
      const head = index === 0 ? '' : `${index === 1 ? '' : ten}十`;
      return [head, ...units.map((unit) => head + unit)];
    });
    expect(Array.from({ length: 99 }, (_, index) => chineseNumeral(index + 1))).toEqual(tens.slice(1));
  });
  test('differ from one another', () => {
    const numerals = Array.from({ length: 999 }, (_, index) => chineseNumeral(index + 1));
    expect(new Set(numerals).size).toBe(999);
  });
});

describe('a number in its style', () => {
  test('is written as official texts write it', () => {
    const table = NUMBERING_STYLES.map((style) => [
      style,
      ...[1, 2, 10, 11, 20, 21, 99].map((n) => formatNumber(style, n)),
    ]);
    expect(table.map((row) => row.join(' ').trim())).toMatchInlineSnapshot(`
      [
        "一、 一、 二、 十、 十一、 二十、 二十一、 九十九、",
        "（一） （一） （二） （十） （十一） （二十） （二十一） （九十九）",
        "(一) (一) (二) (十) (十一) (二十) (二十一) (九十九)",
        "1. 1. 2. 10. 11. 20. 21. 99.",
        "1、 1、 2、 10、 11、 20、 21、 99、",
        "（1） （1） （2） （10） （11） （20） （21） （99）",
        "(1) (1) (2) (10) (11) (20) (21) (99)",
        "① ① ② ⑩ ⑪ ⑳ （21） （99）",
        "一是 一是 二是 十是 十一是 二十是 二十一是 九十九是",
        "第一部分 第一部分　 第二部分　 第十部分　 第十一部分　 第二十部分　 第二十一部分　 第九十九部分",
        "问题1 问题1： 问题2： 问题10： 问题11： 问题20： 问题21： 问题99：",
        "问题一 问题一： 问题二： 问题十： 问题十一： 问题二十： 问题二十一： 问题九十九：",
        "无",
      ]
    `);
  });
  test('contains nothing but its style and its number', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NUMBERING_STYLES),
        fc.integer({ min: 1, max: 999 }),
        (style, ordinal) => {
          const number = formatNumber(style, ordinal);
          const sign = style.includes('一') ? chineseNumeral(ordinal) : String(ordinal);
          if (style === '无') expect(number).toBe('');
          else if (style !== '①')
            expect(number.replace(/[：\u3000]$/, '')).toBe(style.replace(/[一1]/, sign));
        },
      ),
    );
  });
});
