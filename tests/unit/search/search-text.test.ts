import { describe, expect, test } from 'vitest';
import { noticeText } from '#lib/model/notice-text';
import { searchTextOf } from '#lib/search/search-text';
import { longLedger } from '../../harness/ledger';
import { fixtureContent, fixtureNotice } from '../content/fixtures';

const anchorsOf = (slug: string) => searchTextOf(fixtureNotice(slug)).passages.map(({ anchor }) => anchor);

describe('the texts that are searched', () => {
  test('lead to the anchors of the notice’s page', () => {
    const items = (part: string, count: number) => [
      part,
      ...Array.from({ length: count }, (_, index) => `${part}-${index + 1}`),
    ];
    expect(anchorsOf('2024-district-inspection')).toEqual([
      'opening',
      ...items('leadership', 4),
      ...items('rectification', 6),
      ...items('next-steps', 3),
      'contact',
      null,
    ]);
  });

  test('are called by what stands above them', () => {
    const placeOf = (slug: string, anchor: string) =>
      searchTextOf(fixtureNotice(slug)).passages.find((passage) => passage.anchor === anchor)?.place;
    expect(placeOf('2024-district-inspection', 'rectification')).toBe('二、常规巡察整改落实情况');
    expect(placeOf('2024-district-inspection', 'rectification-4')).toBe(
      '（四）针对“提升全民科学素质成效不显”问题的整改',
    );
    expect(placeOf('2024-science-funds', 'report-1')).toBe('正文');
    expect(placeOf('2024-science-funds', 'contact')).toBe('联系方式');
  });

  test('lead to the rows of a ledger where these stand', () => {
    const addressOf = (rows: number, anchor: string) => {
      const notice = { ...fixtureNotice('2023-city-archives'), ledger: longLedger(rows) };
      const passage = searchTextOf(notice).passages.find((one) => one.anchor === anchor);
      return passage && [passage.address, passage.place, passage.text.split('\n')[1]];
    };
    expect(addressOf(3, 'ledger-3')).toEqual([undefined, '台账第3项', '问题：问题之3']);
    expect(addressOf(30, 'ledger-25')).toEqual([
      '/notices/2023-city-archives/ledger?page=2#ledger-25',
      '台账第25项',
      '问题：问题之25',
    ]);
  });

  test.each(fixtureContent.notices.map(({ slug }) => slug))(
    'are the whole text and nothing else: %s',
    (slug) => {
      const notice = fixtureNotice(slug);
      const bare = (text: string) => text.replace(/\s/g, '');
      const passages = searchTextOf(notice).passages.map(({ text }) => text);
      expect(bare(notice.title + passages.join(''))).toBe(bare(noticeText(notice)));
    },
  );
});
