import { describe, expect, test } from 'vitest';
import { instantOf } from '#lib/model/date';
import { alteredTree, OUTCOME, outcomeWith, replacing } from '../../fixtures/broken/base';
import { Staff } from './staff';

const PUBLISHED = 'published: 2024-11-01T00:00+08:00';
const BEFORE = instantOf('2024-10-31T09:00:40+08:00');
const DURING = instantOf('2024-12-01T09:30:40+08:00');
const AFTER = instantOf('2025-03-20T10:15:40+08:00');

const unrecorded = { 'versions/1.txt': null, 'versions/1.json': null };

/** The sound notice, published, with a withdrawal of these lines. */
function withdrawing(lines: string): Staff {
  return new Staff(alteredTree({ 'notice.md': replacing('window:\n', `withdrawn:\n${lines}window:\n`) }));
}

describe('现在 as the moment of publication', () => {
  test.each([
    { name: 'of a draft', notice: '', isNow: true },
    { name: 'of a notice that was to come later', notice: `${PUBLISHED}\n`, isNow: true },
    { name: 'as it is written', notice: 'published: 现在\n', isNow: false },
    { name: 'as it is written, with a remark', notice: 'published: 现在 # 领导已同意\n', isNow: false },
    { name: 'in English, between quotation marks', notice: "published: 'now'\n", isNow: false },
    { name: 'written and asked for', notice: 'published: 现在\n', isNow: true },
  ])('is the present minute: $name', ({ notice, isNow }) => {
    const staff = new Staff(alteredTree({ ...unrecorded, 'notice.md': replacing(`${PUBLISHED}\n`, notice) }));
    expect(staff.publish(BEFORE, null, isNow)).toMatch(
      /^已留存第1版。发布时间：2024-10-31 09:00（北京时间）。指纹：[0-9a-f]{64}$/,
    );
    expect(staff.notice().published).toBe('2024-10-31T09:00+08:00');
    expect(staff.errors()).toEqual([]);
  });

  test('brings a recorded publication forward', () => {
    const staff = new Staff(alteredTree({}));
    expect(staff.publish(BEFORE, null, true)).toContain('发布时间：2024-10-31 09:00');
    expect(staff.errors()).toEqual([]);
  });

  test('is told of by the check until the command has written down which moment it is', () => {
    const staff = new Staff(
      alteredTree({ ...unrecorded, 'notice.md': replacing('2024-11-01T00:00+08:00', '现在') }),
    );
    expect(staff.errors()[0]).toContain('“现在”要由命令换成时间：运行 npm run notice -- publish');
  });

  test('cannot move what is public', () => {
    const staff = new Staff(alteredTree({ 'notice.md': replacing('2024-11-01T00:00+08:00', '现在') }));
    expect(staff.publish(DURING)).toBe('这份通报已于2024-11-01 00:00发布，发布时间不能再改。');
  });
});

describe('现在 as the moment of a withdrawal', () => {
  test.each([
    { name: 'as it is written', lines: '  at: 现在\n  reason: 内容有误\n', isNow: false },
    { name: 'below the reason', lines: '  reason: 内容有误\n  at: 现在\n', isNow: false },
    { name: 'asked for, without a moment', lines: '  reason: 内容有误\n', isNow: true },
    { name: 'asked for, with an empty one', lines: '  at:\n  reason: 内容有误\n', isNow: true },
    {
      name: 'asked for, in place of a later one',
      lines: '  at: 2025-01-10T09:00+08:00\n  reason: 内容有误\n',
      isNow: true,
    },
  ])('is the present minute: $name', ({ lines, isNow }) => {
    const staff = withdrawing(lines);
    expect(staff.publish(DURING, null, isNow)).toBe('已留存撤回。撤回时间：2024-12-01 09:30（北京时间）。');
    expect(staff.notice().withdrawn).toEqual({ at: '2024-12-01T09:30+08:00', reason: '内容有误' });
    expect(staff.errors()).toEqual([]);
  });

  test('works where the withdrawal stands on one line', () => {
    const staff = new Staff(
      alteredTree({
        'notice.md': replacing('window:\n', "withdrawn: {at: '现在', reason: 内容有误}\nwindow:\n"),
      }),
    );
    staff.publish(DURING);
    expect(staff.notice().withdrawn).toEqual({ at: '2024-12-01T09:30+08:00', reason: '内容有误' });
  });

  test('brings a recorded withdrawal forward, before its moment', () => {
    const staff = withdrawing('  at: 2025-01-10T09:00+08:00\n  reason: 内容有误\n');
    staff.publish(DURING);
    expect(staff.publish(DURING, null, true)).toContain('撤回时间：2024-12-01 09:30');
    expect(staff.errors()).toEqual([]);
  });

  test('is the next minute where a correction was published within this one', () => {
    const staff = withdrawing('  reason: 内容有误\n');
    const corrected = new Staff(alteredTree({ 'plans/01-training.md': replacing('每月', '每季') }));
    corrected.correct(DURING - 20_000);
    staff.tree = new Map([
      ...corrected.tree,
      ...[...staff.tree].filter(([path]) => path.endsWith('notice.md')),
    ]);
    expect(staff.publish(DURING, null, true)).toContain('撤回时间：2024-12-01 09:31');
    expect(staff.errors()).toEqual([]);
  });

  test.each([
    { name: 'right at it', seconds: 0 },
    { name: 'most of a minute later', seconds: 59 },
  ])('is the next minute where the notice was published within this one: $name', ({ seconds }) => {
    const staff = new Staff(alteredTree({ ...unrecorded, 'notice.md': replacing(`${PUBLISHED}\n`, '') }));
    const published = instantOf('2024-12-01T09:30+08:00');
    staff.publish(published, null, true);
    staff.edit('notice.md', replacing('window:\n', 'withdrawn:\n  reason: 内容有误\nwindow:\n'));
    expect(staff.publish(published + seconds * 1000, null, true)).toBe(
      '已留存撤回。撤回时间：2024-12-01 09:31（北京时间）。',
    );
    expect(staff.errors()).toEqual([]);
  });

  test('asks for a reason', () => {
    const said = withdrawing('  at: 现在\n').publish(DURING);
    expect(said).toContain('缺少项目 withdrawn.reason');
  });
});

describe('现在 as the moment of an outcome', () => {
  test.each([
    { name: 'as it is written', outcome: outcomeWith('2025-03-20T09:00+08:00', '现在'), isNow: false },
    {
      name: 'asked for',
      outcome: outcomeWith('2025-03-20T09:00+08:00', '2025-06-01T09:00+08:00'),
      isNow: true,
    },
  ])('is the present minute: $name', ({ outcome, isNow }) => {
    const staff = new Staff(alteredTree({ 'outcome.md': outcome }));
    expect(staff.publish(AFTER, null, isNow)).toContain('公布时间：2025-03-20 10:15');
    expect(staff.notice().outcome?.published).toBe('2025-03-20T10:15+08:00');
    expect(staff.errors()).toEqual([]);
  });
});

describe('--now', () => {
  test('does nothing where nothing waits for its moment', () => {
    expect(new Staff(alteredTree({})).publish(DURING, null, true)).toBe(
      '这份通报已于2024-11-01 00:00发布，没有等着撤回或者公布的，--now 不起作用。要撤回的，先在 notice.md 里写上 withdrawn 和 reason。',
    );
  });

  test('asks which is meant where both a withdrawal and an outcome wait', () => {
    const staff = withdrawing('  at: 2025-06-01T09:00+08:00\n  reason: 内容有误\n');
    staff.tree = new Map([
      ...staff.tree,
      ['2024-reading-corner/outcome.md', new TextEncoder().encode(OUTCOME)],
    ]);
    expect(staff.publish(AFTER, null, true)).toContain('不知道 --now 说的是哪一件');
  });
});
