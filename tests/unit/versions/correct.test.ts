import { describe, expect, test } from 'vitest';
import { instantOf } from '#lib/model/date';
import { fingerprintOf } from '#lib/model/fingerprint';
import { prepareCorrection } from '#lib/versions/correct';
import { alteredTree, PNG, replacing } from '../../fixtures/broken/base';
import { Staff } from './staff';

const EARLIER = instantOf('2024-10-31T09:00+08:00');
const LATER = instantOf('2024-11-05T09:00:07+08:00');

/** Staff with the sound notice and its first version. */
const published = () => new Staff(alteredTree({}));

describe('correcting', () => {
  test('records the next version with what, why and both fingerprints, and its moment', () => {
    const staff = published();
    const before = staff.notice().fingerprint;
    staff.edit('plans/01-training.md', replacing('每月', '每季'));
    expect(staff.correct(LATER, { what: '学习改为每季一次', why: '原文有误' })).toMatch(
      /^已留存第2版。指纹：[0-9a-f]{64}$/,
    );
    expect(staff.errors()).toEqual([]);
    const { version, fingerprint, events } = staff.notice();
    expect(version).toBe(2);
    expect(fingerprint).toBe(fingerprintOf(staff.file('versions/2.txt') ?? ''));
    expect(events.find(({ kind }) => kind === 'corrected')).toEqual({
      kind: 'corrected',
      name: 'corrected-2',
      at: '2024-11-05T09:00:07+08:00',
      title: '青柳县文化站关于检查整改情况的通报',
      version: 2,
      what: '学习改为每季一次',
      why: '原文有误',
      before,
      after: fingerprint,
    });
  });

  test('asks for another reason where it names somebody’s number or mailbox, but for the office’s own', () => {
    const staff = published();
    staff.edit('plans/01-training.md', replacing('每月', '每季'));
    const { tree } = staff;
    const change = prepareCorrection({ tree, root: 'content', slug: '2024-reading-corner', now: LATER });
    const kinds = [
      '删去李某的电话139 0000 1234',
      '删去zhang@mail.example',
      '更正电话0199-5550161',
      '删去不应公布的个人信息',
    ].map((reason) => (change.done ? change.privateKindIn(reason) : change.reason));
    expect(kinds).toEqual(['手机号码', '电子邮箱', null, null]);
  });

  test('reminds of what may be private before it is kept for good', () => {
    const reminders = (words: string) => {
      const staff = published();
      staff.edit('plans/01-training.md', replacing('每月', words));
      const { tree } = staff;
      const change = prepareCorrection({ tree, root: 'content', slug: '2024-reading-corner', now: LATER });
      return change.done ? change.reminders : [change.reason];
    };
    expect(reminders('每季')).toEqual([]);
    expect(reminders('请李某（139 0000 1234）每月')).toEqual([
      '注意：这份通报里有 1 处可能是个人信息。留存的内容公布以后一直保留，收不回来，请逐处核对。不该公布的，先不要留存：按 Ctrl+C 停下，改好再运行。',
      expect.stringContaining('可能是个人的手机号码'),
    ]);
  });

  test('tells of a changed window by itself: both windows and the reason', () => {
    const staff = published();
    staff.edit('notice.md', replacing('closes: 2025-02-28', 'closes: 2025-03-31'));
    staff.edit('contact.md', replacing('2025年2月28日', '2025年3月31日'));
    staff.correct(LATER, { windowWhy: '延长一个月，便于群众监督' });
    expect(staff.notice().events.find(({ kind }) => kind === 'window-changed')).toEqual({
      kind: 'window-changed',
      name: 'window-2',
      at: '2024-11-05T09:00:07+08:00',
      title: '青柳县文化站关于检查整改情况的通报',
      version: 2,
      before: { opens: '2024-11-01', closes: '2025-02-28' },
      after: { opens: '2024-11-01', closes: '2025-03-31' },
      why: '延长一个月，便于群众监督',
    });
  });

  test('tells of another picture under the same name, though the text is the same', () => {
    const staff = published();
    staff.tree = new Map([...staff.tree, ['2024-reading-corner/pictures/corner.png', picture()]]);
    expect(staff.errors()[0]).toContain('- 图片 pictures/corner.png：');
    staff.correct(LATER);
    const [corrected] = staff.notice().events.filter((event) => event.kind === 'corrected');
    expect(corrected?.after).toBe(corrected?.before);
    expect(staff.errors()).toEqual([]);
  });

  test('tells of two pictures that were exchanged, though each is as it was', () => {
    const staff = published();
    staff.tree = new Map([...staff.tree, ['2024-reading-corner/pictures/before.png', PNG]]);
    const [before, after] = ['![整改前](pictures/before.png)', '![整改后](pictures/corner.png)'];
    staff.edit('plans/01-training.md', (text) => `${text}\n${before}\n\n${after}\n`);
    staff.correct(LATER);
    staff.edit('plans/01-training.md', (text) =>
      text.replace(/before|corner/g, (name) => (name === 'before' ? 'corner' : 'before')),
    );
    expect(staff.errors()[0]).toContain('图片 pictures/before.png：');
    staff.correct(LATER);
    expect(staff.errors()).toEqual([]);
  });

  test.each([
    { what: 'another place of the notice', from: '(#findings-1)、', to: '(#findings-2)、' },
    { what: 'another mailbox', from: '(mailto:a@', to: '(mailto:b@' },
    { what: 'elsewhere by its definition', from: ']: https://a.', to: ']: https://b.' },
    { what: 'the same place from other words', from: '办法[甲](#findings-1)', to: '[办法](#findings-1)甲' },
  ])('tells of a link that leads to $what', ({ from, to }) => {
    const staff = published();
    const links =
      '见[第一项](#findings-1)、[信箱](mailto:a@qingliu.example)、[网站][site]、办法[甲](#findings-1)。';
    staff.edit('plans/01-training.md', (text) => `${text}\n${links}\n\n[site]: https://a.example\n`);
    staff.correct(LATER);
    staff.edit('plans/01-training.md', replacing(from, to));
    expect(staff.errors()[0]).toMatch(/\+ 链接 “.+”：/);
  });

  test('tells of a link that leads elsewhere, though its words are the same', () => {
    const staff = published();
    staff.edit('plans/01-training.md', (text) => `${text}\n见[通知](https://a.example/1)。\n`);
    staff.correct(LATER);
    staff.edit('plans/01-training.md', replacing('a.example/1', 'b.example/2'));
    expect(staff.errors()[0]).toContain(
      ['- 链接 “通知”：https://a.example/1', '+ 链接 “通知”：https://b.example/2'].join('\n      '),
    );
    staff.correct(LATER + 60_000);
    expect(staff.errors()).toEqual([]);
  });

  test('is refused before the moment, when everything may still be changed', () => {
    const staff = published();
    staff.edit('plans/01-training.md', replacing('每月', '每季'));
    expect(staff.correct(EARLIER)).toBe(
      '这份通报还没有发布，可以直接改。改好以后运行 npm run notice -- publish 2024-reading-corner。',
    );
  });

  test('is refused where nothing differs', () => {
    expect(published().correct(LATER)).toBe('没有改动：现在的内容和留存的版本一致。');
  });

  test('cannot move the moment of publication', () => {
    const staff = published();
    staff.edit('notice.md', replacing('published: 2024-11-01', 'published: 2024-12-01'));
    expect(staff.correct(LATER)).toBe(
      '这份通报已于2024-11-01 00:00发布，发布时间不能再改。请写回 published: 2024-11-01T00:00+08:00。',
    );
  });

  test('puts a version after the one before it, though the clock was put back', () => {
    const staff = published();
    staff.edit('plans/01-training.md', replacing('每月', '每季'));
    staff.correct(LATER);
    staff.edit('plans/01-training.md', replacing('每季', '每年'));
    staff.correct(LATER);
    expect(staff.errors()).toEqual([]);
    expect(staff.notice().events.map(({ at }) => at)).toContain('2024-11-05T09:00:08+08:00');
  });
});

/** The picture of one pixel with a byte more: readers ignore it, the fingerprint does not. */
function picture(): Uint8Array {
  return Uint8Array.from([...(alteredTree({}).get('2024-reading-corner/pictures/corner.png') ?? []), 0]);
}
