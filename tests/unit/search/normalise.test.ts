import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { CACHE_LIMIT, normalise, normaliseWithOffsets } from '#lib/search/normalise';

describe('texts that are found by one another', () => {
  test.each([
    ['full and half width', '（２０２４）ＡＢＣ', '(2024)abc'],
    ['half-width katakana and the usual one', 'ｶﾞ', 'ガ'],
    ['capital and small letters', 'Science ΑΣ', 'science ας'.replace('ς', 'σ')],
    ['blanks and none', '2024 年　4\n月', '2024年4月'],
    ['a break that has no width', '科\u200b普\ufeff大\u00ad讲堂', '科普大讲堂'],
    ['what nobody sees', '科\u3164普\u2800大\ue000讲\u{e0061}堂', '科普大讲堂'],
    ['dashes and hyphens', '0412－7333360 0412—7333360', '0412-73333600412-7333360'],
    ['one dash and two', '——', '-'],
    ['every dash', '-‐‑‒–—―−─━⸺﹘﹣－', '-'],
    ['quotation marks', '“四化”「四化」『四化』‘四化’＂四化＇', '"四化""四化""四化""四化""四化"'],
    ['brackets', '〔2024〕[2024]【2024】（2024）［2024］〖2024〗﹝2024﹞', '(2024)'.repeat(7)],
    ['marks of titles', '《条例》〈条例〉', '<条例><条例>'],
    ['tildes', '10～15天10〜15天10∼15天', '10~15天'.repeat(3)],
    ['commas', '甲、乙，丙﹑丁', '甲,乙,丙,丁'],
    ['colons and slashes', '9：00∶00／30', '9:00:00/30'],
    ['multiplication signs', '15×20', '15x20'],
    ['dots in names', '列夫·托尔斯泰', '列夫托尔斯泰'],
    ['a dot for figures and one for names', '3．5和3·5', '3.5和3.5'],
    ['radicals (Kangxi) and characters', '⽴⼭区⼈⺠', '立山区人民'],
    ['radicals of the supplement and characters', '⻓⻘⻰⻅', '长青龙见'],
    ['compatibility characters', '\uf92c\ufa1b', '郎福'],
    ['letters with and without accents', 'Zhèng', 'zheng'],
    ['zeros', '零〇○', '〇〇〇'],
    ['one', '一壹弌', '一一一'],
    ['two', '二贰貳弍', '二二二二'],
    ['two of something', '两兩', '两两'],
    ['three', '三叁參叄', '三三三三'],
    ['four and five', '四肆五伍', '四四五五'],
    ['six', '六陆陸', '六六六'],
    ['seven to nine', '七柒八捌九玖', '七七八八九九'],
    ['ten to a thousand', '十拾百佰千仟', '十十百百千千'],
    ['ten thousand and more', '万萬亿億', '万万亿亿'],
  ])('are those that differ in %s', (_, one, other) => expect(normalise(one)).toBe(normalise(other)));

  test.each([
    ['Arabic and Chinese digits', '1', '一'],
    ['two ways of counting', '二', '两'],
    ['letters', 'a', 'b'],
    ['a figure with a dot and one without', '3.5', '35'],
    ['an address with its dots and without', 'example.cn', 'examplecn'],
    ['an opening bracket and a closing one', '〔', '〕'],
    ['a tilde and a dash', '10~15', '10-15'],
    ['simplified 参, which is no digit', '参加', '三加'],
  ])('are not those that differ in %s', (_, one, other) => expect(normalise(one)).not.toBe(normalise(other)));
});

describe('folding', () => {
  test('is done once for all, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('.', '—', '-', '3', 'é', '列', '·') }), (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text));
      }),
    );
  });

  test('is done once for all with every character that there is', () => {
    const wrong: string[] = [];
    for (let code = 0; code <= 0x10ffff; code += 1) {
      const normalised = normalise(String.fromCodePoint(code));
      if (normalise(normalised) !== normalised) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  test('leaves a part of a text a part of the normalised text', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom('.', '·', '．', '—', '-', '3', 'a', '列', ' ', '\u200b', '（', '['),
      }),
    );
    fc.assert(
      fc.property(texts, texts, texts, (before, part, after) => {
        expect(normalise(before + part + after)).toContain(normalise(part));
      }),
    );
  });

  test('knows of everything where it came from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { normalised, starts, ends } = normaliseWithOffsets(text);
        expect(normalised).toBe(normalise(text));
        expect([starts.length, ends.length]).toEqual([normalised.length, normalised.length]);
        for (const [unit, start] of starts.entries()) {
          expect(normalise(text.slice(start, ends[unit]))).toContain(normalised[unit]);
        }
      }),
    );
  });

  test('is remembered for as many characters as a site has, and for no more', async () => {
    const beyond = 1_000;
    const characters = Array.from({ length: CACHE_LIMIT + beyond }, (_, index) =>
      String.fromCodePoint(0x20000 + index),
    );
    vi.resetModules();
    const anew = await import('#lib/search/normalise');
    const text = characters.join('');
    anew.normalise(text);
    const reckon = vi.spyOn(String.prototype, 'normalize');
    anew.normalise(text);
    const reckoned = reckon.mock.calls.length;
    reckon.mockRestore();
    expect(reckoned).toBe(beyond);
  });

  test('leads back to the whole character, accent included', () => {
    expect(normaliseWithOffsets('⑴e\u0301x')).toEqual({
      normalised: '(1)ex',
      starts: [0, 0, 0, 1, 3],
      ends: [1, 1, 1, 3, 4],
    });
  });
});
