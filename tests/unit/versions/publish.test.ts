import { describe, expect, test } from 'vitest';
import { instantOf } from '#lib/model/date';
import { fingerprintOf } from '#lib/model/fingerprint';
import { noticeText } from '#lib/model/notice-text';
import { alteredTree, replacing } from '../../fixtures/broken/base';
import { Staff } from './staff';

const EARLIER = instantOf('2024-10-31T09:00+08:00');
const LATER = instantOf('2024-11-05T09:00+08:00');
const AT = '2024-11-01T00:00+08:00';

/** Staff with the sound notice, nothing of which is recorded yet. */
const unpublished = () => new Staff(alteredTree({ 'versions/1.txt': null, 'versions/1.json': null }));

const draft = () =>
  new Staff(
    alteredTree({
      'versions/1.txt': null,
      'versions/1.json': null,
      'notice.md': replacing(`published: ${AT}\n`, ''),
    }),
  );

describe('publishing', () => {
  test('records the text itself, and the facts beside it', () => {
    const staff = unpublished();
    expect(staff.publish(EARLIER)).toMatch(
      /^已留存第1版。发布时间：2024-11-01 00:00（北京时间）。指纹：[0-9a-f]{64}$/,
    );
    expect(staff.file('versions/1.txt')).toBe(noticeText(staff.notice()));
    expect(JSON.parse(staff.file('versions/1.json') ?? '')).toMatchObject({
      version: 1,
      at: AT,
      fingerprint: fingerprintOf(staff.file('versions/1.txt') ?? ''),
      facts: {
        title: '青柳县文化站关于检查整改情况的通报',
        issuer: '青柳县文化站',
        published: AT,
        window: { opens: '2024-11-01', closes: '2025-02-28' },
        pictures: [{ path: 'pictures/corner.png', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
      },
    });
    expect(staff.errors()).toEqual([]);
  });

  test('gives a draft the moment that is asked for, in its place', () => {
    const staff = draft();
    staff.publish(EARLIER, '2024-11-01T08:30+08:00');
    expect(staff.file('notice.md')).toContain(
      'source: 青柳县文化站\npublished: 2024-11-01T08:30+08:00\nwindow:',
    );
    expect(staff.notice().published).toBe('2024-11-01T08:30+08:00');
  });

  test('gives a draft the present minute where none is asked for', () => {
    const staff = draft();
    staff.publish(instantOf('2024-11-03T10:20:45+08:00'));
    expect(staff.notice().published).toBe('2024-11-03T10:20+08:00');
  });

  test('may be done again before the moment, with other words and another moment', () => {
    const staff = unpublished();
    staff.publish(EARLIER);
    staff.edit('plans/01-training.md', replacing('每月', '每季'));
    expect(staff.errors()).toHaveLength(1);
    staff.publish(EARLIER, '2024-11-02T08:00+08:00');
    expect(staff.errors()).toEqual([]);
    expect(staff.notice().version).toBe(1);
    expect(staff.file('versions/1.txt')).toContain('每季组织业务学习');
    expect(staff.file('versions/2.txt')).toBeNull();
  });

  test('is refused after the moment, and names the way to correct', () => {
    const staff = unpublished();
    staff.publish(EARLIER);
    const before = staff.tree;
    staff.edit('plans/01-training.md', replacing('每月', '每季'));
    expect(staff.publish(LATER)).toBe(
      '这份通报已经发布，改动要写明更正了什么、为什么：请运行 npm run notice -- correct 2024-reading-corner。',
    );
    expect(staff.file('versions/1.txt')).toBe(new Staff(before).file('versions/1.txt'));
    expect(staff.publish(LATER, '2024-12-01T00:00+08:00')).toBe(
      '这份通报已于2024-11-01 00:00发布，发布时间不能再改。',
    );
  });

  test('is refused once there is a second version, whatever the clock says', () => {
    const staff = unpublished();
    staff.publish(EARLIER);
    staff.edit('plans/01-training.md', replacing('每月', '每季'));
    staff.correct(LATER);
    staff.edit('plans/01-training.md', replacing('每季', '每年'));
    const first = staff.file('versions/1.json');
    expect(staff.publish(LATER - 60_000)).toContain('请运行 npm run notice -- correct');
    expect(staff.file('versions/1.json')).toBe(first);
    expect(staff.correct(LATER - 60_000)).toContain('已留存第3版');
    expect(staff.errors()).toEqual([]);
  });

  test('changes nothing where nothing is new', () => {
    const staff = unpublished();
    staff.publish(EARLIER);
    const record = staff.file('versions/1.json');
    expect(staff.publish(LATER)).toBe('没有要留存的改动：留存的版本和现在的内容一致。');
    expect(staff.file('versions/1.json')).toBe(record);
  });

  test('is refused while the notice has mistakes, and tells them', () => {
    const staff = unpublished();
    staff.edit('contact.md', replacing('2025年2月28日', '2025年2月27日'));
    const said = staff.publish(EARLIER);
    expect(said).toContain('先改正下面的错误，再运行一次。');
    expect(said).toContain('content/2024-reading-corner/contact.md:9:');
    expect(staff.file('versions/1.txt')).toBeNull();
  });
});

describe('a withdrawal', () => {
  const withdrawn = 'withdrawn:\n  at: 2024-12-01T09:00+08:00\n  reason: 内容有误\n';
  const BEFORE = instantOf('2024-11-30T09:00+08:00');
  const AFTER = instantOf('2024-12-02T09:00+08:00');

  function withdrawing(): Staff {
    const staff = unpublished();
    staff.publish(EARLIER);
    staff.edit('notice.md', replacing('window:\n', `${withdrawn}window:\n`));
    return staff;
  }

  test('is recorded, and told of at its moment', () => {
    const staff = withdrawing();
    expect(staff.publish(BEFORE)).toBe('已留存撤回。撤回时间：2024-12-01 09:00（北京时间）。');
    expect(staff.errors()).toEqual([]);
    expect(staff.notice().events.at(-1)).toEqual({
      kind: 'withdrawn',
      name: 'withdrawn',
      at: '2024-12-01T09:00+08:00',
      title: '青柳县文化站关于检查整改情况的通报',
      reason: '内容有误',
    });
  });

  test('may be taken back before its moment', () => {
    const staff = withdrawing();
    staff.publish(BEFORE);
    staff.edit('notice.md', replacing(withdrawn, ''));
    expect(staff.errors()).toHaveLength(1);
    expect(staff.publish(BEFORE)).toBe('撤回还没有到时间，已经取消。');
    expect(staff.errors()).toEqual([]);
  });

  test('cannot begin in the past, where readers were told otherwise', () => {
    expect(withdrawing().publish(AFTER)).toBe(
      '撤回时间 2024-12-01T09:00+08:00 已经过去，读者看到的却还没有撤回。请把 withdrawn 的 at 改成现在或者以后的时间。',
    );
  });

  test('cannot begin before something that readers were told of, however short ago', () => {
    const staff = unpublished();
    staff.publish(EARLIER);
    staff.edit(
      'notice.md',
      replacing('window:\n', `${withdrawn.replace(/\d{4}-\S+/, '2025-02-28T23:50+08:00')}window:\n`),
    );
    expect(staff.publish(instantOf('2025-03-01T00:40+08:00'))).toContain('已经过去，读者看到的却还没有撤回');
    expect(staff.publish(instantOf('2025-02-28T23:55+08:00'))).toContain('已留存撤回');
  });

  test('comes along with a notice that is published elsewhere already', () => {
    const staff = unpublished();
    staff.edit('notice.md', replacing('window:\n', `${withdrawn}window:\n`));
    staff.publish(AFTER);
    expect(staff.errors()).toEqual([]);
  });

  test('stays after its moment', () => {
    const staff = withdrawing();
    staff.publish(BEFORE);
    staff.edit('notice.md', replacing(withdrawn, ''));
    expect(staff.publish(AFTER)).toBe(
      '这份通报已于2024-12-01 09:00撤回，撤回的时间和原因不能再改，也不能取消。',
    );
    expect(staff.errors()).toHaveLength(1);
  });
});
