import { describe, expect, test } from 'vitest';
import { noticeData } from '#lib/formats/data';
import { feedXml } from '#lib/formats/feed';
import { instantOf } from '#lib/model/date';
import { serialiseRecord } from '#lib/versions/record-format';
import { brokenTree } from '../../../fixtures/broken/base';
import { Staff } from '../staff';

// Progress in a ledger is a version and an event of its own: nothing was wrong, so nothing is apologised for.

const LATER = instantOf('2024-11-05T09:00+08:00');
const CSV =
  '序号,问题,整改措施,整改进展,完成状态\n1,登记不全,补登,正在补登,持续推进\n2,无人值守,排班,,未完成\n';

function staffWithLedger(): Staff {
  return new Staff(brokenTree({ 'ledger.csv': CSV }));
}

function withProgress(): Staff {
  const staff = staffWithLedger();
  staff.edit('ledger.csv', (text) => text.replace('正在补登,持续推进', '补登完毕,已完成'));
  return staff;
}

describe('progress in a ledger', () => {
  test('is an error of the check, which names the command', () => {
    expect(withProgress().errors().join('\n')).toContain(
      '有了新的进展，运行 npm run notice -- progress 2024-reading-corner',
    );
  });

  test('becomes the next version, without a correction', () => {
    const staff = withProgress();
    expect(staff.progress(LATER)).toMatch(
      /已留存第2版。指纹：[0-9a-f]{64}\n现在共2项：已完成1项，未完成1项。/,
    );
    expect(staff.errors()).toEqual([]);
    const { version } = staff.notice();
    expect(version).toBe(2);
    expect(JSON.parse(staff.file('versions/2.json') ?? '')).toMatchObject({
      progress: true,
      correction: null,
      windowChange: null,
    });
  });

  test('is an event that says how many rows have changed, and how all stand', () => {
    const staff = withProgress();
    staff.progress(LATER);
    expect(staff.notice().events.find(({ kind }) => kind === 'progress')).toMatchObject({
      name: 'progress-2',
      at: '2024-11-05T09:00:00+08:00',
      version: 2,
      rows: 1,
      totals: [
        { state: '已完成', count: 1 },
        { state: '未完成', count: 1 },
      ],
    });
    expect(staff.notice().events.some(({ kind }) => kind === 'corrected')).toBe(false);
  });

  test('is told of in the feed and in the data, and the list of events there has no new kind', () => {
    const staff = withProgress();
    staff.progress(LATER);
    const notice = staff.notice();
    const tag = { authority: 'yunxi.example', year: '2024' };
    const feed = feedXml(
      { tag, organization: '某局', siteUrl: 'https://www.yunxi.example' },
      [notice],
      LATER,
    );
    expect(feed).toContain('有1项更新了整改进展或者完成状态；共2项：已完成1项，未完成1项。');
    const data = noticeData(notice, LATER, 'https://www.yunxi.example');
    expect(data.progress).toMatchObject([{ kind: 'progress', rows: 1, version: 2 }]);
    expect(data.events.map(({ kind }) => kind)).not.toContain('progress');
    expect(noticeData(staffWithLedger().notice(), LATER, 'https://www.yunxi.example')).not.toHaveProperty(
      'progress',
    );
  });

  test('is recorded again and again', () => {
    const staff = withProgress();
    staff.progress(LATER);
    staff.edit('ledger.csv', (text) => text.replace('排班,,未完成', '排班,已排班,基本完成'));
    staff.progress(LATER + 86_400_000);
    expect(staff.errors()).toEqual([]);
    expect(staff.notice().events.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['progress-2', 'progress-3']),
    );
  });

  test('that may hold private data is recorded with a reminder of it', () => {
    const staff = staffWithLedger();
    staff.edit('ledger.csv', (text) => text.replace('正在补登', '已补登，联系人手机13800138000'));
    expect(staff.progress(LATER)).toMatch(/可能是个人信息[\s\S]*npm run build 以前删去刚写成的/);
  });

  test('may be recorded as a correction where it was wrong', () => {
    const staff = withProgress();
    staff.correct(LATER);
    expect(staff.errors()).toEqual([]);
    expect(staff.notice().events.map(({ name }) => name)).toContain('corrected-2');
  });
});

describe('progress is refused', () => {
  test.each([
    ['where another cell changed', 'ledger.csv', '无人值守,排班', '无人值守,安排值班'],
    ['where a row is new', 'ledger.csv', '2,无人值守', '3,灯光昏暗,换灯,已换,已完成\n2,无人值守'],
    ['where a row is gone', 'ledger.csv', '2,无人值守,排班,,未完成\n', ''],
    ['where a column is new', 'ledger.csv', CSV, CSV.replaceAll('\n', ',备注\n')],
    ['where the text changed too', 'notice.md', '\n---\n', '\n---\n\n又写了一句话。\n'],
  ])('%s, and says what to do', (_, path, from, to) => {
    const staff = withProgress();
    staff.edit(path, (text) => text.replace(path === 'ledger.csv' && from === CSV ? text : from, to));
    expect(staff.progress(LATER)).toMatch(
      /没有留存。除了整改进展和完成状态，还改了别的内容[\s\S]*\n[-+] [\s\S]*npm run notice -- correct 2024-reading-corner/,
    );
    expect(staff.file('versions/2.json')).toBe(null);
  });

  test('where there is none', () => {
    expect(staffWithLedger().progress(LATER)).toContain('没有新的进展');
  });

  test('where the ledger itself is new', () => {
    const staff = new Staff(brokenTree({}));
    staff.tree = new Map([...staff.tree, ['2024-reading-corner/ledger.csv', new TextEncoder().encode(CSV)]]);
    expect(staff.progress(LATER)).toContain('没有留存');
  });

  test('before the notice is published', () => {
    const staff = withProgress();
    expect(staff.progress(instantOf('2024-10-01T09:00+08:00'))).toContain('还没有发布，可以直接改');
  });
});

test('a correction that was passed off as progress breaks the chain', () => {
  const staff = withProgress();
  staff.edit('ledger.csv', (text) => text.replace('登记不全', '登记不准'));
  staff.correct(LATER);
  staff.edit('versions/2.json', (text) => {
    const { seal: _, format: __, ...record } = JSON.parse(text);
    return serialiseRecord({ ...record, correction: null, progress: true });
  });
  expect(staff.errors().join('\n')).toContain('整改进展的记录与两版的差别不符');
});
