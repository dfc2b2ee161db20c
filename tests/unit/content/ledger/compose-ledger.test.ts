import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { LedgerRows } from '#components/ledger/LedgerRows';
import type { Ledger } from '#lib/model/ledger/ledger';
import type { Notice } from '#lib/model/notice';
import { noticeText } from '#lib/model/notice-text';
import { searchTextOf } from '#lib/search/search-text';
import { loadContent } from '#lib/versions/load';
import { brokenTree } from '../../../fixtures/broken/base';

/** The sound notice with a ledger. @throws when the check refuses it. */
function noticeWith(csv: string, path = 'ledger.csv'): Notice {
  const { notices, problems } = loadContent(brokenTree({ [path]: csv }), 'content');
  const [notice] = notices;
  if (!notice) throw new Error(JSON.stringify(problems));
  return notice;
}

/** The ledger that is composed of a file in the sound notice. @throws when there is none. */
function composed(csv: string, path = 'ledger.csv'): Ledger {
  const { ledger } = noticeWith(csv, path);
  if (!ledger) throw new Error('no ledger');
  return ledger;
}

/** A text as HTML writes it. */
const escaped = (text: string) => renderToStaticMarkup(createElement('i', null, text)).slice(3, -4);

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

/** What people write in a cell: words, and signs that mean something to CSV, Markdown or HTML; no number signs alone, which the check refuses. */
const cell = fc
  .array(
    fc.constantFrom('甲', '整改', '，', ',', '"', '\n', '<b>', '&amp;', '**', '1.', ' ', '｜', '#', '=1+1'),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join('').trim())
  .filter((text) => !/^##+$/.test(text));

test('every cell is held as it was written, and stands on the page, in the text and in what is searched', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (written) => {
      const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const rows = written.map(([problem, remark]) => `${quoted(`问${problem}`)},${quoted(remark)},未完成`);
      const notice = noticeWith(['问题,备注,状态', ...rows, ''].join('\r\n'));
      const ledger = notice.ledger ?? { columns: [], rows: [] };
      const { rows: held } = ledger;
      const html = renderToStaticMarkup(createElement(LedgerRows, { ledger, rows: held }));
      const found = searchTextOf(notice).passages.map(({ text }) => text);
      for (const text of written.flat().filter(Boolean)) {
        expect(noticeText(notice)).toContain(text);
        expect(found.join('\n\n')).toContain(text);
        for (const line of text.split(/\n+/)) expect(html).toContain(escaped(line));
      }
      expect(held.map(({ cells }) => cells)).toEqual(
        written.map(([problem, remark]) => [`问${problem}`, remark, '未完成']),
      );
    }),
    { numRuns: 40 },
  );
});
