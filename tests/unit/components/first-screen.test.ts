import { createElement } from 'react';
import { describe, expect, test } from 'vitest';
import { Actions } from '#components/feedback/Actions';
import { Closing } from '#components/notice/Closing';
import { History } from '#components/notice/History';
import type { Notice, Publisher } from '#lib/model/notice';
import { PHASES } from '#lib/model/phase';
import { fixtureNotice } from '../content/fixtures';
import { drawn, linksIn, OFFICE, ONE, wordsOf } from './drawn';

const FIRST = fixtureNotice('2024-district-inspection');
const UNREACHABLE: Publisher = { ...OFFICE, phones: [], mails: [] };

function withPhones(...numbers: string[]): Notice {
  const { contact } = FIRST;
  if (!contact) throw new Error('the fixture has no contact');
  return { ...FIRST, contact: { ...contact, phones: numbers.map((number) => ({ number, hours: null })) } };
}

/** A notice with an address alone, and one without any contact. */
const WITHOUT_CHANNELS = [
  ['an address alone', { ...FIRST, contact: FIRST.contact && { ...FIRST.contact, phones: [], mails: [] } }],
  ['no contact', { ...FIRST, contact: null }],
] as const;

describe('the first screen', () => {
  test.each([
    ['upcoming', '意见反馈将于2024年11月1日（星期五）0:00（北京时间）开始'],
    ['open', '意见反馈截止时间：2025年2月28日（星期五）23:59（北京时间）'],
    ['closed', '公示期已于2025年2月28日结束，网上反馈已关闭，仍可来电、来信'],
    ['withdrawn', ''],
  ] as const)('says of the window what applies, %s', (phase, words) => {
    const [line] = drawn(Actions, FIRST, phase).split('<ul');
    expect(wordsOf(line ?? '')).toBe(words);
  });

  test.each(PHASES)('leads to the form while the window is open, and to it alone: %s', (phase) => {
    const leads = linksIn(drawn(Actions, FIRST, phase)).filter((link) => link.endsWith('#feedback'));
    expect(leads).toEqual(phase === 'open' ? ['提意见 → #feedback'] : []);
  });

  test.each([
    ['one', withPhones('0412-7333360'), ['打电话 0412-7333360 → tel:0412-7333360']],
    ['several', withPhones('0412-7333360', '0412-7333361'), ['打电话 → #contact']],
    ['a mailbox alone', withPhones(), []],
  ])('leads to the telephone in every phase: %s', (_name, notice, links) => {
    for (const phase of [...PHASES, null]) {
      const calls = linksIn(drawn(Actions, notice, phase)).filter((link) => link.startsWith('打电话'));
      expect([phase, calls]).toEqual([phase, links]);
    }
  });

  describe.each(WITHOUT_CHANNELS)('of a notice with %s', (_name, notice) => {
    test.each([
      ['one', [ONE], ['打电话 0412-5550100 → tel:0412-5550100']],
      [
        'several',
        [ONE, { number: '12345' }],
        ['打电话 0412-5550100 → tel:0412-5550100', '打电话 12345 → tel:12345'],
      ],
      ['none', [], []],
    ])('leads to each telephone of the publishing body: %s', (_phones, phones, links) => {
      for (const phase of [...PHASES, null]) {
        const html = drawn(Actions, notice, phase, { ...OFFICE, phones });
        const calls = linksIn(html).filter((link) => link.startsWith('打电话'));
        expect([phase, calls]).toEqual([phase, links]);
      }
    });

    test.each([
      ['both', OFFICE, '，仍可来电、来信'],
      ['a telephone alone', { ...OFFICE, mails: [] }, '，仍可来电'],
      ['neither', UNREACHABLE, ''],
    ])('says what stays open once the form is closed: %s', (_ways, publisher, still) => {
      for (const component of [Actions, Closing]) {
        const words = wordsOf(drawn(component, notice, 'closed', publisher));
        expect(words).toContain(`公示期已于2025年2月28日结束，网上反馈已关闭${still}`);
        if (still === '') expect(words).not.toContain('仍可');
      }
      expect(wordsOf(drawn(Closing, notice, 'withdrawn', publisher))).toContain(
        `本通报已撤回，网上反馈已关闭${still}`,
      );
    });
  });

  test('has no list without an action', () => {
    for (const phase of ['upcoming', 'closed', 'withdrawn'] as const)
      expect(drawn(Actions, withPhones(), phase)).not.toContain('<ul');
    expect(drawn(Actions, { ...FIRST, contact: null, window: null }, null, UNREACHABLE)).toBe('');
  });
});

describe('the contact section', () => {
  test('links each channel once, beside its words', () => {
    const links = linksIn(drawn(Closing, FIRST, 'closed'));
    expect(links).toEqual([
      '0412-7333360 → tel:0412-7333360',
      '1067640500@qq.com → mailto:1067640500@qq.com',
      '查询反馈 → /feedback',
    ]);
  });

  test('lists a channel that its words name as code, past its link', () => {
    const { contact } = FIRST;
    if (!contact) throw new Error('the fixture has no contact');
    const html = '<p>写作 <code>"tel:0412-7333360"</code></p>';
    const quoting = { ...FIRST, contact: { ...contact, body: { ...contact.body, html }, linked: [] } };
    expect(linksIn(drawn(Closing, quoting, 'closed'))).toContain('拨打电话 0412-7333360 → tel:0412-7333360');
  });

  test('lists a channel that its words do not link', () => {
    const links = linksIn(drawn(Closing, withPhones('0412-7333360', '0412-7333361'), 'closed'));
    expect(links.filter((link) => link.includes('tel:'))).toEqual([
      '0412-7333360 → tel:0412-7333360',
      '拨打电话 0412-7333361 → tel:0412-7333361',
    ]);
  });
});

test.each([
  [1, false],
  [2, true],
])('the record of version %i is unfolded: %s', (version, isOpen) => {
  const Record = ({ notice }: { notice: Notice }) => createElement(History, { notice, text: '/a.txt' });
  expect(/<details id="history"( open="")?>/.exec(drawn(Record, { ...FIRST, version }, 'closed'))?.[1]).toBe(
    isOpen ? ' open=""' : undefined,
  );
});
