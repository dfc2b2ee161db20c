import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ledger } from '#lib/model/ledger/ledger';
import { loadContent } from '#lib/versions/load';
import { brokenTree } from '../../../fixtures/broken/base';

/** The ledger that is composed of a file in the sound notice. @throws when there is none. */
function composed(csv: string, path = 'ledger.csv'): Ledger {
  const { notices, problems } = loadContent(brokenTree({ [path]: csv }), 'content');
  const ledger = notices[0]?.ledger;
  if (!ledger) throw new Error(JSON.stringify(problems));
  return ledger;
}

const anchorsOf = (csv: string) => composed(csv).rows.map(({ anchor }) => anchor);

describe('a ledger', () => {
  test('keeps its columns by their kinds, and further ones beside them', () => {
    const { columns, rows, part } = composed('编号,存在的问题,备注,状态\n7,登记不全,无,未完成\n');
    expect(columns).toEqual([
      { kind: 'number', name: '编号' },
      { kind: 'problem', name: '存在的问题' },
      { kind: 'further', name: '备注' },
      { kind: 'state', name: '状态' },
    ]);
    expect(rows).toEqual([{ anchor: 'ledger-7', state: '未完成', cells: ['7', '登记不全', '无', '未完成'] }]);
    expect(part).toBeNull();
  });

  test('belongs to the part in whose folder it lies', () => {
    expect(composed('问题,状态\n甲,未完成\n', 'findings/ledger.csv').part).toBe('findings');
  });

  test.each([
    ['its numbers, where each row has one of its own', '序号,问题,状态\n3,甲,未完成\n9,乙,未完成\n', [3, 9]],
    ['places, where two are alike', '序号,问题,状态\n3,甲,未完成\n3,乙,未完成\n', [1, 2]],
    ['places, where one is no number', '序号,问题,状态\n3,甲,未完成\n三,乙,未完成\n', [1, 2]],
    ['places, where there are no numbers', '问题,状态\n甲,未完成\n乙,未完成\n', [1, 2]],
  ])('has rows addressed by %s', (_, csv, numbers) => {
    expect(anchorsOf(csv)).toEqual(numbers.map((number) => `ledger-${number}`));
  });

  test('has the same cells, however spreadsheets end lines', () => {
    const lines = ['问题,状态', '"甲', '乙",未完成', ''];
    expect(composed(lines.join('\r\n'))).toEqual(composed(lines.join('\n')));
    expect(composed(lines.join('\n')).rows[0]?.cells[0]).toBe('甲\n乙');
  });
});

/** What people write in a cell: words, and signs that mean something to CSV, Markdown or HTML. */
const cell = fc
  .array(
    fc.constantFrom('甲', '整改', '，', ',', '"', '\n', '<b>', '&amp;', '**', '1.', ' ', '｜', '#', '=1+1'),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join('').trim());

test('every cell is held as it was written', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (written) => {
      const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const rows = written.map(([problem, remark]) => `${quoted(`问${problem}`)},${quoted(remark)},未完成`);
      const { rows: held } = composed(['问题,备注,状态', ...rows, ''].join('\r\n'));
      expect(held.map(({ cells }) => cells)).toEqual(
        written.map(([problem, remark]) => [`问${problem}`, remark, '未完成']),
      );
    }),
    { numRuns: 40 },
  );
});
