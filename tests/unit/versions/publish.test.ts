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

  test('reminds of what may be private in what it keeps for good', () => {
    const staff = unpublished();
    expect(staff.publish(EARLIER)).not.toContain('个人信息');
    staff.edit('plans/01-training.md', replacing('每月', '请李某（139 0000 1234）每月'));
    const said = staff.publish(EARLIER);
    expect(said).toContain('已留存第1版');
    expect(said).toContain('注意：这份通报里有 1 处可能是个人信息。留存的内容公布以后一直保留，收不回来');
    expect(said).toMatch(/plans\/01-training\.md:\d+:\d+ 提醒 可能是个人的手机号码/);
    expect(staff.publish(EARLIER)).toBe('没有要留存的改动：留存的版本和现在的内容一致。');
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
      '这份通报已于2024-12-01 09:00撤回，留存的原因是“内容有误”。撤回的时间和原因不能再改，也不能取消。请在 notice.md 里写回 withdrawn 的 at: 2024-12-01T09:00+08:00，reason: 内容有误。',
    );
    expect(staff.errors()).toHaveLength(1);
  });

  test.each([
    { name: 'publish', run: (staff: Staff) => staff.publish(AFTER) },
    { name: 'publish --now', run: (staff: Staff) => staff.publish(AFTER, null, true) },
    { name: 'correct', run: (staff: Staff) => staff.correct(AFTER) },
  ])('keeps its reason after its moment, and every command says the same: $name', ({ run }) => {
    const staff = withdrawing();
    staff.publish(BEFORE);
    staff.edit('notice.md', replacing('reason: 内容有误', 'reason: 数字有误'));
    expect(run(staff)).toBe(
      '这份通报已于2024-12-01 09:00撤回，留存的原因是“内容有误”。撤回的时间和原因不能再改，也不能取消。请在 notice.md 里写回 withdrawn 的 at: 2024-12-01T09:00+08:00，reason: 内容有误。',
    );
    expect(staff.errors()).toEqual([expect.stringContaining('不能再改，也不能取消，请这样写回')]);
    staff.edit('notice.md', replacing('reason: 数字有误', 'reason: 内容有误'));
    expect(staff.errors()).toEqual([]);
  });

  test('is no correction: that command tells what differs, and which one records it', () => {
    const said = withdrawing().correct(BEFORE);
    expect(said).toContain('没有要更正的改动。');
    expect(said).toContain('运行 npm run notice -- publish 2024-reading-corner，把撤回留存下来');
  });

  test('that has been is told of where nothing else waits for its moment', () => {
    const staff = withdrawing();
    staff.publish(BEFORE);
    expect(staff.publish(AFTER, null, true)).toBe(
      '这份通报已于2024-12-01 09:00撤回，没有等着公布的，--now 不起作用。',
    );
  });

  test.each([
    ['手机号码', '李某139 0000 1234要求撤回'],
    ['身份证号码', '误写了210302199001011019'],
    ['电子邮箱', '见zhang@mail.example来信'],
    ['银行卡号', '误写了6222020000000000000'],
    ['家庭住址', '家住立山区胜利街12号的群众要求'],
  ])('is refused where its reason may have private data: %s', (kind, reason) => {
    const staff = withdrawing();
    staff.edit('notice.md', replacing('reason: 内容有误', `reason: ${reason}`));
    expect(staff.publish(BEFORE)).toBe(
      `撤回的原因里可能有个人的${kind}，公布以后不能删改。把 notice.md 里 withdrawn 的 reason 换一种说法，重新运行；什么也没有留存。`,
    );
    expect(staff.file('versions/withdrawn.json')).toBeNull();
  });

  test('may name the office’s own number', () => {
    const staff = withdrawing();
    staff.edit('notice.md', replacing('reason: 内容有误', 'reason: 更正电话0199-5550161'));
    expect(staff.publish(BEFORE)).toContain('已留存撤回');
  });
});
