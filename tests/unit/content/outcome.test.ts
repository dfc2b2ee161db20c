import { describe, expect, test } from 'vitest';
import { formatProblem } from '#lib/content/problem';
import { noticeAsOf } from '#lib/model/as-at';
import { instantOf } from '#lib/model/date';
import { loadContent } from '#lib/versions/load';
import { brokenTree, type Changes, OUTCOME, outcomeWith, PNG, replacing } from '../../fixtures/broken/base';

const noticeOf = (changes: Changes) => {
  const [notice] = loadContent(brokenTree(changes), 'content').notices;
  if (!notice) throw new Error('the notice has errors');
  return notice;
};

describe('the outcome of a notice', () => {
  test('has the names that data have, and the words that staff wrote', () => {
    expect(noticeOf({ 'outcome.md': OUTCOME }).outcome).toMatchObject({
      published: '2025-03-20T09:00+08:00',
      counts: [
        { kind: 'opinion', count: 3 },
        { kind: 'suggestion', count: 1 },
      ],
      items: [
        { item: 'findings-2', count: 3 },
        { item: null, count: 1 },
      ],
      opinions: [
        {
          item: 'findings-2',
          summary: '希望读书角周末也开放',
          from: '王**',
          taken: 'yes',
          reply: '4月起周末开放',
        },
      ],
      body: { text: '公示期内收到群众反馈4件，已经办理。' },
      pictures: [],
    });
  });

  test('has the totals of ratings, in the order that staff wrote', () => {
    const ratings = ['满意', '基本满意', '不满意'].map(
      (rating, count) => `  - rating: ${rating}\n    count: ${count}\n`,
    );
    const rated = outcomeWith('opinions:\n', `ratings:\n${ratings.join('')}opinions:\n`);
    expect(noticeOf({ 'outcome.md': rated }).outcome?.ratings).toEqual([
      { rating: 'satisfied', count: 0 },
      { rating: 'mostly', count: 1 },
      { rating: 'dissatisfied', count: 2 },
    ]);
    expect(noticeOf({ 'outcome.md': OUTCOME }).outcome?.ratings).toEqual([]);
  });

  test('may be its text alone, or its opinions alone', () => {
    const alone = '---\npublished: 2025-03-20T09:00+08:00\n---\n\n公示期内没有收到意见。\n';
    expect(noticeOf({ 'outcome.md': alone }).outcome).toMatchObject({ counts: [], items: [], opinions: [] });
    const silent = outcomeWith('\n公示期内收到群众反馈4件，已经办理。\n', '');
    expect(noticeOf({ 'outcome.md': silent }).outcome?.body).toEqual({ html: '', text: '' });
  });

  test('is no text of the notice: neither text nor fingerprint change with it, nor with a withdrawal', () => {
    const withdrawn = replacing(
      'signature:\n',
      'withdrawn:\n  at: 2025-01-02T00:00+08:00\n  reason: 内容有误\nsignature:\n',
    );
    expect(noticeOf({ 'outcome.md': OUTCOME, 'notice.md': withdrawn }).fingerprint).toBe(
      noticeOf({}).fingerprint,
    );
  });

  test('keeps the pictures that it alone shows, so that they appear with it', () => {
    const shown = outcomeWith(
      '已经办理。',
      '已经办理。\n\n![办理现场](pictures/done.png)\n\n![读书角的长桌](pictures/corner.png)',
    );
    const { pictures, outcome } = noticeOf({ 'outcome.md': shown, 'pictures/done.png': PNG });
    expect([pictures, outcome?.pictures]).toEqual([['pictures/corner.png'], ['pictures/done.png']]);
  });

  test('is unknown before its moment, like a withdrawal', () => {
    const notice = {
      ...noticeOf({ 'outcome.md': OUTCOME }),
      withdrawn: { at: '2025-04-01T08:00+08:00', reason: 'x' },
    };
    const known = (moment: string, less = 0) => {
      const { outcome, withdrawn } = noticeAsOf(notice, instantOf(moment) - less);
      return [outcome !== null, withdrawn !== null];
    };
    expect(known('2025-03-20T09:00+08:00', 1)).toEqual([false, false]);
    expect(known('2025-03-20T09:00+08:00')).toEqual([true, false]);
    expect(known('2025-04-01T08:00+08:00', 1)).toEqual([true, false]);
    expect(known('2025-04-01T08:00+08:00')).toEqual([true, true]);
  });
});

describe('a notice whose window has been closed for 60 days', () => {
  const DUE = instantOf('2025-04-30T00:00+08:00');
  const saidAt = (now: number | null, changes: Changes = {}) =>
    loadContent(brokenTree(changes), 'content', now).problems.map(formatProblem);

  test('is remembered, from that moment on, and no check fails for it', () => {
    expect(saidAt(DUE - 1)).toEqual([]);
    expect(saidAt(DUE).join('\n').split('\n')).toEqual([
      'content/2024-reading-corner/notice.md:8:11 提醒 公示期结束已满60天，还没有公布反馈情况（outcome-overdue）',
      '    现在是：closes: 2025-02-28',
      '    应当是：在通报文件夹里写 outcome.md，说明2025年2月28日以前收到的意见怎样办理；没有收到意见的，也说明一句',
    ]);
    expect(loadContent(brokenTree({}), 'content', DUE).notices).toHaveLength(1);
  });

  test('is not asked for when nobody tells what time it is', () => {
    expect(saidAt(null)).toEqual([]);
  });

  test.each<{ name: string; changes: Changes; isDue: boolean }>([
    { name: 'with an outcome', changes: { 'outcome.md': OUTCOME }, isDue: false },
    {
      name: 'that is a draft',
      changes: { 'notice.md': replacing('published: 2024-11-01T00:00+08:00\n', '') },
      isDue: false,
    },
    {
      name: 'that was withdrawn while its window was open',
      changes: {
        'notice.md': replacing(
          'signature:\n',
          'withdrawn:\n  at: 2025-02-28T23:59+08:00\n  reason: 内容有误\nsignature:\n',
        ),
      },
      isDue: false,
    },
    {
      name: 'that was withdrawn after its window had closed',
      changes: {
        'notice.md': replacing(
          'signature:\n',
          'withdrawn:\n  at: 2025-03-01T00:00+08:00\n  reason: 内容有误\nsignature:\n',
        ),
      },
      isDue: true,
    },
  ])('$name: $isDue', ({ changes, isDue }) => {
    expect(saidAt(DUE, changes).some((said) => said.includes('outcome-overdue'))).toBe(isDue);
  });
});
