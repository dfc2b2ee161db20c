import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { normalise } from '#lib/search/normalise';
import { createSearch, MAX_EXCERPTS, searchWords } from '#lib/search/search';
import { searchTextOf } from '#lib/search/search-text';
import { fixtureContent, fixtureNotice } from '../content/fixtures';
import { madeNotice, madeNotices, madeTexts } from './made';

const FIRST = fixtureNotice('2024-district-inspection');
const search = createSearch(fixtureContent.notices.map(searchTextOf));
const finds = (q: string, notice = FIRST) => search.matches(notice, searchWords(q));

describe('the words of a search', () => {
  test.each([
    ['科普大讲堂', ['科普大讲堂']],
    [' 科普　大讲堂\n科普 ', ['科普', '大讲堂']],
    ['ＡＢＣ abc', ['abc']],
    ['2024 年', ['2024', '年']],
    ['\u200b', []],
  ])('of %j are %j', (q, words) => expect(searchWords(q)).toEqual(words));
});

describe('a notice is found', () => {
  test.each([
    ['by a word of its text', '科普大讲堂'],
    ['by its title', '关于区委巡察整改落实进展情况的通报'],
    ['by its issuer', '中共立山区科协党支部'],
    ['by a title of an item', '提升全民科学素质成效不显'],
    ['by a number that stands before an item', '（六）'],
    ['by words of its title and of its text', '通报 科普大讲堂'],
    ['by a telephone number', '0412-7333360'],
    ['by the day under its text', '2024年10月30日'],
    ['by digits written otherwise', '２０２４年壹０月'.replace('壹０', '10')],
    ['by Chinese digits written otherwise', '第壹巡察组'],
    ['whatever blanks stand in the text', '科普入基层名医进万家'],
  ])('%s', (_, q) => expect(finds(q)).toBe(true));

  test.each([
    ['when one of the words is missing', '科普大讲堂 琉璃鲸'],
    ['by what another notice says', '琉璃鲸'],
    ['by Arabic for Chinese digits', '第1巡察组'],
  ])('not %s', (_, q) => expect(finds(q)).toBe(false));

  test.each([
    [
      '馆藏列夫·托尔斯泰著作',
      ['列夫·托尔斯泰', '列夫•托尔斯泰', '列夫・托尔斯泰', '列夫‧托尔斯泰', '列夫∙托尔斯泰'],
    ],
    [
      '馆藏列夫·托尔斯泰著作',
      [
        '列夫．托尔斯泰',
        '列夫.托尔斯泰',
        '列夫⋅托尔斯泰',
        '列夫ㆍ托尔斯泰',
        '列夫᛫托尔斯泰',
        '列夫⸱托尔斯泰',
        '列夫⸳托尔斯泰',
        '列夫ꞏ托尔斯泰',
        '列夫･托尔斯泰',
        '列夫托尔斯泰',
        '列夫 · 托尔斯泰',
      ],
    ],
    ['馆藏列夫．托尔斯泰著作', ['列夫·托尔斯泰', '列夫托尔斯泰']],
    ['馆藏列夫托尔斯泰著作', ['列夫·托尔斯泰', '列夫•托尔斯泰']],
    [
      '国办发〔2024〕15号',
      [
        '国办发〔2024〕15号',
        '国办发[2024]15号',
        '国办发【2024】15号',
        '国办发（2024）15号',
        '国办发(2024)15号',
        '国办发［2024］15号',
        '国办发﹝２０２４﹞15号',
        '国办发〖2024〗15号',
      ],
    ],
    ['国办发(2024)15号', ['国办发〔2024〕15号', '〔2024〕15号', '〔2024', '2024〕']],
    ['接听时间9：00～17：00', ['9：00～17：00', '9:00~17:00', '9：00〜17：00', '9∶00∼17∶00']],
    ['电话0412—7333360', ['0412-7333360', '0412－7333360', '0412–7333360', '0412——7333360', '0412−7333360']],
    ['整改——落实', ['整改—落实', '整改--落实', '整改-落实']],
    ['针对“去‘四化’”问题', ['“去“四化””', '去"四化"', '「去『四化』」', "去'四化'", '去‘四化’']],
    ['《巡察条例》', ['<巡察条例>', '〈巡察条例〉', '＜巡察条例＞']],
    ['Ｗ５级ＡＢＣ馆', ['w5级abc馆', 'W5级ＡＢＣ馆']],
    ['⽴⼭区⼈⺠政府'.replace('⺠', '民'), ['立山区人民政府']],
    ['立山区人民政府', ['⽴⼭区⼈民政府']],
    ['管道12.6公里', ['12．6公里', '１２.６公里']],
    [
      '列表如下[注1]：共3项[注12]。',
      ['列表如下：共3项。', '列表如下[注1]：共', '[注1]：共3项[注12]', '注12', '注1'],
    ],
    ['先后走访\n友好街道\n\n三冶社区', ['走访友好街道', '友好街道三冶社区']],
  ])('%s: by %j', (text, queries) => {
    const made = madeNotice({ slug: 'made' });
    const asked = createSearch([{ slug: 'made', passages: [{ anchor: 'a', place: '正文', text }] }]);
    for (const q of queries) {
      const words = searchWords(q);
      expect(`${q}: ${asked.matches(made, words)}`).toBe(`${q}: true`);
      const pieces = asked.hit(made, words).excerpts[0]?.pieces ?? [];
      expect(text).toContain(pieces.map((piece) => piece.text).join(''));
      const marked = pieces
        .filter(({ isMatch }) => isMatch)
        .map((piece) => normalise(piece.text.replace(/\[注\d+\]/g, '')));
      expect(marked.join('')).toContain(
        normalise(words.join('').replace(/\(注\d+\)/g, '')).replace(/^注\d+$/, ''),
      );
    }
  });

  test.each([
    ['管道12.6公里', '126公里'],
    ['国办发〔2024〕15号', '国办发202415号'],
    ['列夫·托尔斯泰', '列夫·托尔斯太'],
  ])('%s: not by %s', (text, q) => {
    const asked = createSearch([{ slug: 'made', passages: [{ anchor: 'a', place: '正文', text }] }]);
    expect(asked.matches(madeNotice({ slug: 'made' }), searchWords(q))).toBe(false);
  });

  test('by any part of any of its texts', () => {
    const passages = fixtureContent.notices.flatMap((notice) =>
      searchTextOf(notice).passages.map(({ text }) => ({ notice, text })),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...passages),
        fc.nat(),
        fc.integer({ min: 2, max: 60 }),
        (passage, from, size) => {
          const { notice, text } = passage;
          const start = from % text.length;
          expect(search.matches(notice, searchWords(text.slice(start, start + size)))).toBe(true);
        },
      ),
    );
  });

  test('without folding a title or an issuer a second time', () => {
    const notices = madeNotices(20);
    const asked = createSearch(madeTexts(notices.slice(0, 10), '科普'));
    const walk = vi.spyOn(String.prototype, Symbol.iterator);
    const [first = 0, second] = ['通报', '没有'].map((word) => {
      walk.mockClear();
      for (const notice of notices) asked.matches(notice, [word]);
      return walk.mock.calls.length;
    });
    walk.mockRestore();
    expect(first).toBeGreaterThanOrEqual(2 * notices.length);
    expect(second).toBe(0);
  });

  test('by its title and issuer even if nothing is known of its text', () => {
    expect(createSearch([]).matches(FIRST, searchWords('立山区科协'))).toBe(true);
  });
});

describe('what is said of a notice that was found', () => {
  test('is where the words stand, word for word', () => {
    const { title, excerpts, more } = search.hit(FIRST, searchWords('科普大讲堂'));
    expect(title).toEqual([{ text: FIRST.title, isMatch: false }]);
    expect([excerpts.map(({ anchor }) => anchor), more]).toEqual([['rectification-2'], 0]);
    expect(excerpts[0]?.heading).toMatch(/^（二）针对/);
    expect(excerpts[0]?.pieces.filter(({ isMatch }) => isMatch)).toEqual([
      { text: '科普大讲堂', isMatch: true },
    ]);
  });

  test('is marked in its title and issuer, without a quotation where the text does not say it', () => {
    const notice = madeNotice({ slug: 'x', title: '关于经费的通报', issuer: '经费办' });
    expect(createSearch([]).hit(notice, searchWords('经费'))).toEqual({
      title: [
        { text: '关于', isMatch: false },
        { text: '经费', isMatch: true },
        { text: '的通报', isMatch: false },
      ],
      issuers: [
        [
          { text: '经费', isMatch: true },
          { text: '办', isMatch: false },
        ],
      ],
      excerpts: [],
      more: 0,
    });
  });

  test('is a few excerpts, and how many more there are', () => {
    const { excerpts, more } = search.hit(FIRST, searchWords('科普'));
    const held = searchTextOf(FIRST).passages.filter(({ text }) => normalise(text).includes('科普'));
    expect(excerpts.length).toBe(MAX_EXCERPTS);
    expect(more).toBe(held.length - MAX_EXCERPTS);
    expect(more).toBeGreaterThan(0);
  });

  test('shows each of the words, in the order of the text, wherever they stand', () => {
    const { excerpts } = search.hit(FIRST, searchWords('科普 第一巡察组 7333360'));
    const hits = excerpts.flatMap(({ pieces }) =>
      pieces.filter(({ isMatch }) => isMatch).map(({ text }) => text),
    );
    expect(hits).toEqual(expect.arrayContaining(['第一巡察组', '科普', '7333360']));
    expect(excerpts.map(({ anchor }) => anchor)[0]).toBe('opening');
  });
});
