import { createElement } from 'react';
import { expect, test } from 'vitest';
import { Facts } from '#components/glance/Facts';
import { History } from '#components/notice/History';
import type { Notice } from '#lib/model/notice';
import { fixtureNotice } from '../content/fixtures';
import { EVERY_EVENT } from '../model/events';
import { drawn, wordsOf } from './drawn';

// Progress in a ledger is told of on the notice's page as what it is.

const Record = ({ notice }: { notice: Notice }) => createElement(History, { notice, text: '/a.txt' });
const Card = ({ notice }: { notice: Notice }) => createElement(Facts, { notice, calendar: null });

function noticeWith(...kinds: string[]): Notice {
  const events = EVERY_EVENT.filter(({ kind }) => kinds.includes(kind));
  return { ...fixtureNotice('2024-district-inspection'), version: 5, events };
}

test('the history says how many rows of the ledger were updated, and how all stand', () => {
  const words = wordsOf(drawn(Record, noticeWith('published', 'progress'), null));
  expect(words).toMatch(/整改进展（第5版）：有3项更新；共60项：已完成40项，持续推进20项。指纹由/);
  expect(words).not.toContain('更正（');
});

test('the history tells of the ledger and of items one after another, and does not add them up', () => {
  const notice = noticeWith('published', 'progress');
  const items = { count: 2, totals: [{ state: '已完成', count: 10 } as const] };
  const events = notice.events.map((event) => (event.kind === 'progress' ? { ...event, items } : event));
  expect(wordsOf(drawn(Record, { ...notice, events }, null))).toMatch(
    /整改进展（第5版）：台账有3项更新；共60项：已完成40项，持续推进20项。正文各条有2项更新；共10项：已完成10项。指纹由/,
  );
});

test('the heading of the history names progress where there was some', () => {
  expect(wordsOf(drawn(Record, noticeWith('published', 'progress'), null))).toContain(
    '发布、更正和进展记录、正文指纹',
  );
  expect(wordsOf(drawn(Record, noticeWith('published', 'corrected'), null))).toContain(
    '发布和更正记录、正文指纹',
  );
});

test('the card names the record of progress, and that of corrections where there were some', () => {
  expect(wordsOf(drawn(Card, noticeWith('published', 'progress'), null))).toContain('第5版 进展记录');
  expect(wordsOf(drawn(Card, noticeWith('published', 'progress', 'corrected'), null))).toContain(
    '第5版 更正记录',
  );
});
