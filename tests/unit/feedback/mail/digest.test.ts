import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mailFacts, mailText } from '#lib/feedback/mail/digest';
import { ENTRY_KINDS, type ListedEntry } from '#lib/feedback/store/entry';

const entry = (kind: ListedEntry['kind'], state: ListedEntry['state'] = null): ListedEntry => ({
  id: 'x',
  submission: 's',
  after: '',
  kind,
  day: '2024-12-03',
  state,
});
const facts = (entries: ListedEntry[], within?: string, today = '2024-12-20') =>
  mailFacts([{ received: '2024-12-02', entries }], within, today);

describe('a mail', () => {
  test('is one of three, of which nothing depends on what was sent', () => {
    expect(mailText({ isNew: false, isOverdue: false })).toBeNull();
    const all = [
      { isNew: true, isOverdue: false },
      { isNew: true, isOverdue: true },
      { isNew: false, isOverdue: true },
    ].map(mailText);
    expect(all).toMatchInlineSnapshot(`
      [
        {
          "subject": "意见反馈：有新的等待办理",
          "text": "有新的意见反馈，还没有办理。请打开收件箱查看。

      这封邮件由网站自动发送，一天最多一封；内容是固定的，不写件数，也不写反馈的内容。请不要回复。
      ",
        },
        {
          "subject": "意见反馈：有超过答复日期的",
          "text": "有新的意见反馈，还没有办理。有意见反馈超过了承诺的答复日期。请打开收件箱查看。

      这封邮件由网站自动发送，一天最多一封；内容是固定的，不写件数，也不写反馈的内容。请不要回复。
      ",
        },
        {
          "subject": "意见反馈：有超过答复日期的",
          "text": "有意见反馈超过了承诺的答复日期。请打开收件箱查看。

      这封邮件由网站自动发送，一天最多一封；内容是固定的，不写件数，也不写反馈的内容。请不要回复。
      ",
        },
      ]
    `);
  });

  test('holds no figure, whatever is stored', () => {
    const kinds = fc.constantFrom(...ENTRY_KINDS);
    const listed = fc.array(
      fc.record({
        received: fc.constantFrom('2024-11-02', '2024-12-19'),
        entries: fc.array(kinds.map((kind) => entry(kind))),
      }),
    );
    fc.assert(
      fc.property(listed, (all) => {
        const text = mailText(mailFacts(all, '15', '2024-12-20'));
        expect(`${text?.subject}${text?.text}`).not.toMatch(/\d/);
      }),
    );
  });
});

describe('something new waits', () => {
  test.each<[string, ListedEntry[]]>([
    ['while nobody acted upon it', []],
    ['while its writer alone added something', [entry('addition')]],
    [
      'when its writer added something after the office acted',
      [entry('state', 'working'), entry('addition')],
    ],
    ['also when that was closed', [entry('answer', 'answered'), entry('state', 'closed'), entry('addition')]],
    ['when a rating came since', [entry('answer', 'answered'), entry('addition'), entry('rating')]],
  ])('%s', (_, entries) => {
    expect(facts(entries).isNew).toBe(true);
  });

  test.each<[string, ListedEntry[]]>([
    ['once the office gave it a state', [entry('state', 'working')]],
    ['once the office noted something', [entry('internal')]],
    ['once it was acted upon after an addition', [entry('addition'), entry('answer', 'answered')]],
    ['with a rating alone', [entry('answer', 'answered'), entry('rating')]],
  ])('not %s', (_, entries) => {
    expect(facts(entries).isNew).toBe(false);
  });
});

describe('something is overdue', () => {
  test('from the day after the promised one, until it is answered', () => {
    expect(facts([], '17', '2024-12-19').isOverdue).toBe(false);
    expect(facts([], '17', '2024-12-20').isOverdue).toBe(true);
    expect(facts([entry('state', 'working')], '17').isOverdue).toBe(true);
    for (const state of ['answered', 'closed', 'refused'] as const)
      expect(facts([entry('state', state)], '17').isOverdue).toBe(false);
  });

  test('never where no day is promised', () => {
    expect(facts([], undefined, '2099-01-01').isOverdue).toBe(false);
  });
});
