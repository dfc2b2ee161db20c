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
      issuer: [
        { text: '经费', isMatch: true },
        { text: '办', isMatch: false },
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
