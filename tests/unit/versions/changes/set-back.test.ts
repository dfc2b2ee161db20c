import { describe, expect, test } from 'vitest';
import { noticeData } from '#lib/formats/data';
import { feedXml } from '#lib/formats/feed';
import { instantOf } from '#lib/model/date';
import { isSetBack, LEDGER_STATES } from '#lib/model/ledger/ledger';
import { pageStateAt } from '#lib/site/page-pieces';
import { loadContent } from '#lib/versions/load';
import { serialiseRecord } from '#lib/versions/record-format';
import { noticeHtml } from '../../../../scripts/notice/document';
import { brokenTree } from '../../../fixtures/broken/base';
import { Staff } from '../staff';

// A state that goes back is mostly a mistake of the row, and where it is meant, readers are told of it.

const LATER = instantOf('2024-11-05T09:00+08:00');
const CSV =
  '序号,问题,整改措施,整改进展,完成状态\n1,登记不全,补登,已经补登,已完成\n2,无人值守,排班,排了班,基本完成\n';

function withSetBack(): Staff {
  const staff = new Staff(brokenTree({ 'ledger.csv': CSV }));
  staff.edit('ledger.csv', (text) => text.replace('已经补登,已完成', '登记又有缺漏,未完成'));
  return staff;
}

const eventOf = (staff: Staff) => staff.notice().events.find(({ kind }) => kind === 'progress');

describe('a state that goes back', () => {
  test('is recorded, and staff are told what to do where it is the wrong row', () => {
    const staff = withSetBack();
    const said = staff.progress(LATER);
    expect(said).toContain('提醒：有的完成状态退回去了');
    expect(said).toContain('有1项更新，其中1项由“已完成”退回“未完成”。');
    expect(said).toContain('删去刚写成的 2024-reading-corner/versions/2.txt');
    expect(said).toMatch(/^\+.*未完成/m);
    expect(staff.errors()).toEqual([]);
    expect(JSON.parse(staff.file('versions/2.json') ?? '')).toMatchObject({ progress: true, setBack: true });
  });

  test('is told to readers on the page, in the feed and in the data', async () => {
    const staff = withSetBack();
    staff.progress(LATER);
    const notice = staff.notice();
    const words = '其中1项由“已完成”退回“未完成”';
    const site = { tag: { authority: 'yunxi.example', year: '2024' }, organization: '某局' };
    const siteUrl = 'https://www.yunxi.example';
    const { publisher } = loadContent(staff.tree, 'content');
    if (!publisher) throw new Error('no publisher');
    const page = { notice, publisher, siteUrl, style: '' };
    expect(await noticeHtml(page, pageStateAt(notice, LATER))).toContain(words);
    expect(feedXml({ ...site, siteUrl }, [notice], LATER)).toContain(words);
    expect(noticeData(notice, LATER, siteUrl).progress).toMatchObject([
      { setBack: [{ from: '已完成', to: '未完成', count: 1 }] },
    ]);
  });

  test('may be recorded as a correction where it was wrong before', () => {
    const staff = withSetBack();
    staff.correct(LATER);
    expect(staff.errors()).toEqual([]);
  });
});

test('progress forward has no mark, and no word of going back', () => {
  const staff = new Staff(brokenTree({ 'ledger.csv': CSV }));
  staff.edit('ledger.csv', (text) => text.replace('排了班,基本完成', '天天有人,已完成'));
  expect(staff.progress(LATER)).not.toContain('退回');
  expect(JSON.parse(staff.file('versions/2.json') ?? '')).not.toHaveProperty('setBack');
  expect(eventOf(staff)).not.toHaveProperty('setBack');
});

test('an event of a record from before it was told stays as it was sent out', () => {
  const staff = withSetBack();
  staff.progress(LATER);
  staff.edit('versions/2.json', (text) => {
    const { seal: _, format: __, setBack: ___, ...record } = JSON.parse(text);
    return serialiseRecord(record);
  });
  expect(staff.errors()).toEqual([]);
  expect(eventOf(staff)).toMatchObject({ rows: 1 });
  expect(eventOf(staff)).not.toHaveProperty('setBack');
});

test('a mark where nothing went back breaks the chain', () => {
  const staff = new Staff(brokenTree({ 'ledger.csv': CSV }));
  staff.edit('ledger.csv', (text) => text.replace('排了班,基本完成', '天天有人,已完成'));
  staff.progress(LATER);
  staff.edit('versions/2.json', (text) => {
    const { seal: _, format: __, ...record } = JSON.parse(text);
    return serialiseRecord({ ...record, setBack: true });
  });
  expect(staff.errors().join('\n')).toContain('整改进展的记录与两版的差别不符');
});

test('what is further from done, and 长期坚持 given up, is back; nothing else is', () => {
  const back = LEDGER_STATES.flatMap((from) =>
    LEDGER_STATES.filter((to) => isSetBack(from, to)).map((to) => `${from}→${to}`),
  );
  expect(back).toEqual([
    '已完成→基本完成',
    '已完成→持续推进',
    '已完成→未完成',
    '基本完成→持续推进',
    '基本完成→未完成',
    '持续推进→未完成',
    '长期坚持→未完成',
  ]);
});
