import { describe, expect, test } from 'vitest';
import { instantOf } from '#lib/model/date';
import { alteredTree, brokenTree } from '../../fixtures/broken/base';
import { Staff } from './staff';

const LATER = instantOf('2024-11-05T09:00+08:00');
const CSV = '序号,问题,整改进展,备注,完成状态\n1,登记不全,正在补登,,持续推进\n';

const withLedger = () => new Staff(brokenTree({ 'ledger.csv': CSV }));

describe('the record of a version', () => {
  test('holds the ledger cell by cell, and its text', () => {
    const staff = withLedger();
    expect(JSON.parse(staff.file('versions/1.json') ?? '').facts.ledger).toEqual(staff.notice().ledger);
    expect(staff.file('versions/1.txt')).toContain(
      '\n\n整改台账（共1项：持续推进1项）\n\n序号：1\n问题：登记不全\n整改进展：正在补登\n完成状态：持续推进\n\n',
    );
  });

  test('says nothing of a ledger where there is none', () => {
    expect(new Staff(alteredTree({})).file('versions/1.json')).not.toContain('ledger');
  });
});

describe('a ledger that changed', () => {
  test.each([
    ['in a cell', '正在补登', '补登完毕', '- 正文第'],
    ['in the name of a column without a cell', '备注', '说明', '- 台账的列 备注'],
    ['by a column without a cell', '备注,', ',', '- 台账的列 备注'],
  ])('%s is an error until a correction records it', (_, from, to, said) => {
    const staff = withLedger();
    staff.edit('ledger.csv', (text) => text.replace(from, to));
    expect(staff.errors().join('\n')).toContain(said);
    staff.correct(LATER);
    expect(staff.errors()).toEqual([]);
    expect(staff.notice().version).toBe(2);
  });

  test('by its file’s encoding of the same cells alone is no change', () => {
    const staff = withLedger();
    staff.edit('ledger.csv', (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`);
    expect(staff.errors()).toEqual([]);
  });
});
