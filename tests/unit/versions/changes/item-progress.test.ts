import { describe, expect, test } from 'vitest';
import { noticeData } from '#lib/formats/data';
import { instantOf } from '#lib/model/date';
import { progressBetween } from '#lib/versions/changes/progress';
import { brokenTree } from '../../../fixtures/broken/base';
import { Staff } from '../staff';

// Items have states too, beside a ledger or without one: a change of them is progress, and words of the text are none.

const LATER = instantOf('2024-11-05T09:00+08:00');
const CSV =
  '序号,问题,整改措施,整改进展,完成状态\n1,登记不全,补登,正在补登,持续推进\n2,无人值守,排班,,未完成\n';

function recordsItem(state: string): string {
  return `---\ntitle: 针对“借阅登记不全”问题的整改。\nfinding: 借阅登记不全\n${state}---\n\n补登图书120册，登记簿由两人共同签字。\n`;
}

/** A published notice with `files`, of which an item's state changed since. */
function withStates(files: Record<string, string> = { 'ledger.csv': CSV }): Staff {
  const staff = new Staff(
    brokenTree({ 'findings/01-records.md': recordsItem('state: 持续推进\n'), ...files }),
  );
  if (!('findings/01-records.md' in files))
    staff.edit('findings/01-records.md', (text) => text.replace('持续推进', '已完成'));
  return staff;
}

describe('the state of an item', () => {
  test('is progress too, and is never added up with the rows of the ledger', () => {
    const staff = withStates();
    staff.edit('ledger.csv', (text) => text.replace('排班,,未完成', '排班,已排班,基本完成'));
    expect(staff.progress(LATER)).toContain(
      '现在台账共2项：基本完成1项，持续推进1项；正文各条共1项：已完成1项。',
    );
    expect(staff.errors()).toEqual([]);
    const event = staff.notice().events.find(({ kind }) => kind === 'progress');
    expect(event).toMatchObject({
      rows: 1,
      totals: [
        { state: '基本完成', count: 1 },
        { state: '持续推进', count: 1 },
      ],
      items: { count: 1, totals: [{ state: '已完成', count: 1 }] },
    });
    expect(noticeData(staff.notice(), LATER, 'https://www.yunxi.example').progress).toEqual([event]);
  });

  test('is what is counted where there is no ledger', () => {
    const staff = withStates({});
    staff.progress(LATER);
    const event = staff.notice().events.find(({ kind }) => kind === 'progress');
    expect(event).toMatchObject({ rows: 1, totals: [{ state: '已完成', count: 1 }] });
    expect(event).not.toHaveProperty('items');
  });

  test('is recorded by itself, and nothing where no item has one', () => {
    const staff = withStates();
    staff.progress(LATER);
    const { states } = JSON.parse(staff.file('versions/2.json') ?? '').facts;
    expect(states).toEqual([{ anchor: staff.notice().parts[0]?.items[0]?.anchor, state: '已完成' }]);
    expect(new Staff(brokenTree({ 'ledger.csv': CSV })).file('versions/1.json')).not.toContain('"states"');
  });

  test('is none together with other words of the item', () => {
    const staff = withStates();
    staff.edit('findings/01-records.md', (text) => text.replace('共同', '分别'));
    expect(staff.progress(LATER)).toContain('没有留存');
  });
});

describe('words of the text that read like a state', () => {
  const withWords = (state: string) =>
    withStates({
      'findings/02-corner.md':
        '---\ntitle: 针对“阅览区无人值守”问题的整改。\nfinding: 阅览区无人值守\n---\n\n完成状态：未完成\n\n阅览区重新开放。\n',
      'findings/01-records.md': recordsItem(state),
    });
  const mend = (staff: Staff) =>
    staff.edit('findings/02-corner.md', (text) => text.replace('未完成', '已完成'));

  test.each(['', 'state: 已完成\n'])('are corrected, and are no progress (an item says “%s”)', (state) => {
    const staff = withWords(state);
    mend(staff);
    expect(staff.errors().join('\n')).not.toContain('有了新的进展');
    expect(staff.progress(LATER)).toContain('没有留存');
  });

  test('are no progress beside that of an item either', () => {
    const staff = withWords('state: 持续推进\n');
    staff.edit('findings/01-records.md', (text) => text.replace('持续推进', '已完成'));
    mend(staff);
    expect(staff.progress(LATER)).toContain('没有留存');
  });

  test('are counted nowhere', () => {
    const staff = withWords('state: 持续推进\n');
    staff.edit('findings/01-records.md', (text) => text.replace('持续推进', '已完成'));
    expect(staff.progress(LATER)).toContain('现在共1项：已完成1项。');
    expect(staff.errors()).toEqual([]);
  });
});

test('a chain stays true when ledgers are worded otherwise one day', () => {
  const staff = withStates();
  staff.edit('ledger.csv', (text) => text.replace('排班,,未完成', '排班,已排班,基本完成'));
  staff.progress(LATER);
  const [before, after] = [1, 2].map((number) => ({
    text: (staff.file(`versions/${number}.txt`) ?? '')
      .replace(/整改台账（.*）/, (totals) => `问题清单，${totals.length}字`)
      .replaceAll('：', ': '),
    facts: JSON.parse(staff.file(`versions/${number}.json`) ?? '').facts,
  }));
  expect(before && after && progressBetween(before, after)).toMatchObject({ rows: 1, items: { count: 1 } });
});

test('the state of an item that goes back is told of apart from the ledger’s', () => {
  const staff = withStates({
    'ledger.csv': CSV,
    'findings/01-records.md': recordsItem('state: 已完成\n'),
  });
  staff.edit('findings/01-records.md', (text) => text.replace('已完成', '持续推进'));
  expect(staff.progress(LATER)).toContain(
    '台账有0项更新；正文各条有1项更新，其中1项由“已完成”退回“持续推进”。',
  );
  expect(staff.errors()).toEqual([]);
  expect(staff.notice().events.find(({ kind }) => kind === 'progress')).toMatchObject({
    rows: 0,
    items: { count: 1, setBack: [{ from: '已完成', to: '持续推进', count: 1 }] },
  });
});
