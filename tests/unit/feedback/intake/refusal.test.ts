import { describe, expect, test } from 'vitest';
import * as refusals from '#lib/feedback/intake/refusal';
import { destroyedSince, outsideWindow, type Refusal, tooMany } from '#lib/feedback/intake/refusal';
import { refusalByCode } from '#lib/feedback/intake/repeated-refusal';

const WINDOW = { opens: '2024-11-01', closes: '2025-02-28' };
const TIME = Date.parse('2025-01-15T09:00:00+08:00');

const ALL: readonly (readonly [string, Refusal, number])[] = [
  ['WRONG_METHOD', refusals.WRONG_METHOD, 405],
  ['READ_ONLY', refusals.READ_ONLY, 405],
  ['NOTHING_CHOSEN', refusals.NOTHING_CHOSEN, 422],
  ['WRONG_TYPE', refusals.WRONG_TYPE, 415],
  ['TOO_LARGE', refusals.TOO_LARGE, 413],
  ['CUT_SHORT', refusals.CUT_SHORT, 400],
  ['NOT_TEXT', refusals.NOT_TEXT, 400],
  ['TOO_SLOW', refusals.TOO_SLOW, 408],
  ['OTHER_SITE', refusals.OTHER_SITE, 403],
  ['HIDDEN_SITE', refusals.HIDDEN_SITE, 403],
  ['STILL_HIDDEN', refusals.STILL_HIDDEN, 403],
  ['NO_ROOM', refusals.NO_ROOM, 503],
  ['AUTOMATED', refusals.AUTOMATED, 422],
  ['NOT_STORED', refusals.NOT_STORED, 503],
  ['NOT_SURE', refusals.NOT_SURE, 503],
  ['tooMany', tooMany(TIME), 429],
  ['destroyedSince', destroyedSince('已于2025年1月20日按写信人的要求撤回'), 410],
  ['outsideWindow', outsideWindow('upcoming', WINDOW, 0), 403],
  ['outsideWindow', outsideWindow('closed', WINDOW, 0), 403],
  ['outsideWindow', outsideWindow('withdrawn', WINDOW, 0), 403],
];

/** Sentences that begin with a Chinese character and end with a full stop, and nothing else. */
const SENTENCES = /^(\p{Script=Han}[^。]+。)+$/u;

describe('a refusal', () => {
  test('before the window says when it opens', () => {
    expect(outsideWindow('upcoming', WINDOW, 0)).toEqual({
      code: 'outside-window',
      status: 403,
      title: '意见反馈尚未开始',
      reason: '意见反馈将于2024年11月1日（星期五）0:00（北京时间）开始，您填写的内容没有提交。',
      advice: '您填写的内容列在本页下方，可以复制保存。',
    });
  });

  test('after the window says when it ended', () => {
    expect(outsideWindow('closed', WINDOW, 0)).toEqual({
      code: 'outside-window',
      status: 403,
      title: '公示期已经结束',
      reason: '公示期已于2025年2月28日结束，网上反馈已关闭；以系统收到的时间为准，您填写的内容没有提交。',
      advice: '您填写的内容列在本页下方，可以复制保存。',
      isOver: true,
    });
  });

  test('between two periods of the window says when the one ended and when the next begins', () => {
    const further = [{ opens: '2025-04-01T08:30+08:00', closes: '2025-04-10' }];
    const between = Date.parse('2025-03-01T00:00:00+08:00');
    expect(outsideWindow('upcoming', { ...WINDOW, further }, between)).toMatchObject({
      status: 403,
      title: '现在不在公示期内',
      reason:
        '公示期已于2025年2月28日结束，下一次意见反馈将于2025年4月1日（星期二）08:30（北京时间）开始，您填写的内容没有提交。',
    });
  });

  test('after a withdrawal says that the notice was withdrawn, and nothing of the window', () => {
    expect(outsideWindow('withdrawn', WINDOW, 0)).toEqual({
      code: 'outside-window',
      status: 403,
      title: '本通报已经撤回',
      reason: '本通报已撤回，不再接收意见，您填写的内容没有提交。',
      advice: '您填写的内容列在本页下方，可以复制保存。',
      isOver: true,
    });
  });

  test.each([
    ['2025-01-15T09:00:00+08:00', '2025年1月15日09:00以后'],
    ['2025-01-01T00:00:00+08:00', '2025年1月1日00:00以后'],
    ['2025-02-28T15:00:00Z', '2025年2月28日23:00以后'],
  ])('of too many says when to try again: %s', (moment, words) => {
    expect(tooMany(Date.parse(moment)).advice).toContain(words);
  });

  test.each(ALL)('has its status, a title, and whole Chinese sentences: %s', (_, refusal, status) => {
    expect(refusal.status).toBe(status);
    expect(refusal.title).toMatch(/^\p{Script=Han}[^。！]+$/u);
    expect(refusal.reason).toMatch(SENTENCES);
    expect(refusal.advice).toMatch(SENTENCES);
  });

  test.each(ALL)('thanks nobody, and never sounds as if something had been sent: %s', (_, refusal) => {
    expect(JSON.stringify(refusal)).not.toMatch(/谢|已提交|已收到|成功提交|收到了您的/);
  });

  test.each(
    ALL.filter(([name]) => !['WRONG_METHOD', 'WRONG_TYPE', 'NOT_SURE', 'NOTHING_CHOSEN'].includes(name)),
  )('says that nothing was taken: %s', (_, { title, reason }) => {
    expect(title + reason).toMatch(/没有提交|没有收下/);
  });

  test('stands in these tests, whichever it is', () => {
    expect([...new Set(ALL.map(([name]) => name))].sort()).toEqual(Object.keys(refusals).sort());
  });
});

describe('a refusal that a page names to have it shown again', () => {
  test.each(['cut-short', 'not-text', 'too-slow', 'no-room', 'other-site', 'still-hidden', 'automated'])(
    'is the same one: %s',
    (code) => {
      expect(refusalByCode(code, TIME)).toMatchObject({ refusal: { code }, maySend: false, retryAt: null });
    },
  );

  test.each(['not-stored', 'not-sure'])('lets the same be sent again where it did: %s', (code) => {
    expect(refusalByCode(code, TIME)).toMatchObject({ refusal: { code }, maySend: true, retryAt: null });
  });

  test('says the same moment from which on a source may go on', () => {
    const { code } = tooMany(TIME);
    for (const now of [TIME - 60_000, TIME + 60_000])
      expect(refusalByCode(code, now)).toEqual({ refusal: tooMany(TIME), maySend: true, retryAt: TIME });
  });

  test.each(['too-many', 'too-many-', 'too-many-0', 'too-many-x', `too-many-${TIME + 90_000_000}`])(
    'tells no moment that nobody was told: %s',
    (code) => expect(refusalByCode(code, TIME)).toBeNull(),
  );

  test.each(['', 'outside-window', 'too-large', 'wrong-type', 'read-only', 'constructor'])(
    'is none where no words could be given back, or the moment decides: %j',
    (code) => expect(refusalByCode(code, TIME)).toBeNull(),
  );
});
