import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerptFrom, type HighlightedText, highlight } from '#lib/search/highlight';
import { normalise } from '#lib/search/normalise';

/** The text with its hits in brackets. */
const shown = (pieces: HighlightedText | undefined) =>
  pieces?.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join('');

const unmarked = (pieces: HighlightedText) => pieces.map(({ text }) => text).join('');

const marked = (text: string, ...words: string[]) => shown(highlight(text, words.map(normalise)));
const quoted = (text: string, ...words: string[]) => excerptFrom(text, words.map(normalise));

describe('a marked text', () => {
  test.each([
    ['every place of a word', '科普进校园，科普进社区', ['科普'], '[科普]进校园，[科普]进社区'],
    ['several words', '科普讲座进社区4场', ['4场', '科普'], '[科普]讲座进社区[4场]'],
    ['words that overlap as one', '科普大讲堂', ['科普大', '大讲堂'], '[科普大讲堂]'],
    ['what was written otherwise', '共计伍拾萬元', ['五十万'], '共计[伍拾萬]元'],
    ['full width found by half width', '（２０２４）', ['2024'], '（[２０２４]）'],
    ['a word over a blank', '2024 年 4 月', ['2024年4月'], '[2024 年 4 月]'],
    ['a letter with its accent', 'cafe\u0301s', ['cafe'], '[cafe\u0301]s'],
    ['a character outside the first plane', '𠮷林省', ['𠮷'], '[𠮷]林省'],
    ['a name with its dot', '馆藏列夫·托尔斯泰著作', ['列夫托尔斯泰'], '馆藏[列夫·托尔斯泰]著作'],
    ['words on both sides of a footnote’s mark', '列表如下[注1]：共', ['如下：共'], '列表[如下[注1]：共]'],
    ['a footnote’s mark itself', '列表如下[注1]：共', ['注1'], '列表如下[[注1]]：共'],
    ['a document’s number', '据国办发〔2024〕15号文', ['〔2024〕15号'], '据国办发[〔2024〕15号]文'],
    ['two dashes', '整改——落实', ['改-落'], '整[改——落]实'],
    ['nothing', '科普', ['没有'], '科普'],
  ])('shows %s', (_, text, words, expected) => expect(marked(text, ...words)).toBe(expected));

  test('is the text itself, word for word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string({ minLength: 1 })), (text, words) => {
        const normalised = words.map(normalise).filter((word) => word !== '');
        expect(unmarked(highlight(text, normalised))).toBe(text);
      }),
    );
  });
});

describe('a quotation', () => {
  const TEXT = `${'甲'.repeat(60)}，依托基层科普大讲堂等阵地，${'乙'.repeat(60)}`;

  test('begins with the clause and says that there is more', () => {
    expect(quoted(TEXT, '科普大讲堂')).toEqual({
      pieces: [
        { text: '依托基层', isMatch: false },
        { text: '科普大讲堂', isMatch: true },
        { text: `等阵地，${'乙'.repeat(35)}`, isMatch: false },
      ],
      hasBefore: true,
      hasAfter: true,
    });
  });

  test('begins with the sentence rather than with the clause', () => {
    expect(shown(quoted(`${'甲'.repeat(30)}。其一，开展科普`, '科普')?.pieces)).toBe('其一，开展[科普]');
  });

  test('is the whole of a short text', () => {
    expect(quoted('开展科普', '科普')).toMatchObject({ hasBefore: false, hasAfter: false });
  });

  test('stands where most of the words are together', () => {
    const text = `科普${'甲'.repeat(100)}。科普进社区${'乙'.repeat(100)}社区`;
    expect(shown(quoted(text, '科普', '社区')?.pieces)).toMatch(/^\[科普\]进\[社区\]乙/);
  });

  test('stands at the first of several such places', () => {
    const text = `一、科普${'甲'.repeat(100)}。二、科普进社区${'乙'.repeat(100)}。三、社区的科普`;
    expect(shown(quoted(text, '科普', '社区')?.pieces)).toMatch(/^二、\[科普\]进\[社区\]乙/);
  });

  test('counts no word of which it would show a part alone', () => {
    const text = `科普${'甲'.repeat(31)}社区${'甲'.repeat(100)}。科普${'乙'.repeat(30)}社区`;
    expect(shown(quoted(text, '科普', '社区')?.pieces)).toMatch(/^\[科普\]乙/);
  });

  test('is found in a long text that is hit at every character', () => {
    const words = Array.from({ length: 50 }, (_, index) => String.fromCodePoint(0x4e00 + 50 * index));
    const text = `${(words[0] ?? '').repeat(200_000)}。${words.join('')}`;
    expect(shown(quoted(text, ...words)?.pieces)).toContain(`[${words.slice(0, 34).join('')}`);
  });

  test('holds a long word whole', () => {
    expect(shown(quoted(`甲${'乙'.repeat(90)}${'甲'.repeat(9)}`, '乙'.repeat(90))?.pieces)).toBe(
      `甲[${'乙'.repeat(90)}]`,
    );
  });

  test.each([
    [
      'before the next heading',
      '供水稳定。\n\n2.加强水源管护\n\n设立标志。',
      '供水',
      '[供水]稳定。',
      false,
      true,
    ],
    ['after the heading before', '1.改造管网\n\n供水稳定。', '供水', '[供水]稳定。', true, false],
    ['around a heading', '甲。\n\n2.加强水源管护\n\n设立标志。', '水源', '2.加强[水源]管护', true, true],
    [
      'at a heading in which the words go on',
      '供水\n\n管网\n\n下一节',
      '供水管网',
      '[供水\n\n管网]',
      false,
      true,
    ],
    ['around a whole list', '供水：\n· 甲\n· 乙\n\n下一节', '甲', '供水：\n· [甲]\n· 乙', false, true],
  ])('stops %s', (_, text, word, expected, hasBefore, hasAfter) => {
    const quotation = quoted(text, word);
    expect(shown(quotation?.pieces)).toBe(expected);
    expect(quotation).toMatchObject({ hasBefore, hasAfter });
  });

  test('shows no word of another section as if it stood there', () => {
    const text = `科普进校园。\n\n社区\n\n${'甲'.repeat(60)}。科普进社区`;
    expect(shown(quoted(text, '科普', '社区')?.pieces)).toBe('[科普]进[社区]');
  });

  test('is none where the words are not', () => expect(quoted('科普', '没有')).toBeNull());

  test('without its marks stands in the text, cuts no character in two, and shows a hit', () => {
    const texts = fc.string({
      unit: fc.constantFrom('科', '普', '。', '，', '\n', ' ', '𠮷', 'é', 'e\u0301', '壹'),
    });
    fc.assert(
      fc.property(
        fc.array(texts, { minLength: 1, maxLength: 30 }),
        fc.nat(),
        fc.nat(),
        (parts, from, size) => {
          const text = parts.join('');
          const word = normalise(text.slice(from % (text.length + 1)).slice(0, 1 + (size % 60)));
          fc.pre(word !== '');
          const quotation = excerptFrom(text, [word]);
          const words = unmarked(quotation?.pieces ?? []);
          expect(text).toContain(words);
          expect(Buffer.from(words).toString()).toBe(words);
          expect(quotation?.pieces.some(({ isMatch }) => isMatch)).toBe(true);
          expect(normalise(words)).toContain(word);
        },
      ),
    );
  });
});
