import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ledgersOf } from '#lib/content/ledger/read-ledger';

/** A cell as any spreadsheet may save it: commas, quotes, several paragraphs. */
const cell = fc
  .array(fc.constantFrom('甲', '乙', 'a', ',', '，', '"', '\n', ' ', ';', '=', '\t'), { maxLength: 12 })
  .map((characters) => characters.join('').trim());

/** The state is never empty: empty cells at the end of a row are left out. */
const row = fc.tuple(fc.constant('问'), cell, fc.constant('未完成'));

const bytesOf = (text: string) => new TextEncoder().encode(text);
const written = (cells: readonly string[]) =>
  cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',');

test('reads every cell as it was written, whatever the byte order mark and the line ends', () => {
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 6 }),
      fc.constantFrom('\n', '\r\n'),
      fc.constantFrom('', '\ufeff'),
      (rows, lineEnd, mark) => {
        const text = mark + [['问题', '备注', '完成状态'], ...rows].map(written).join(lineEnd);
        const { read, unreadable } = ledgersOf({
          directory: 'content/a',
          pictures: new Map([['ledger.csv', bytesOf(text)]]),
        });
        expect(unreadable).toEqual([]);
        expect(read.map((ledger) => ledger.rows.map(({ cells }) => cells))).toEqual([rows]);
      },
    ),
  );
});

test('reads the ledger of a notice and that of each part, and no other file', () => {
  const sound = bytesOf('问题,完成状态\n甲,未完成\n');
  const paths = [
    'ledger.csv',
    'findings/ledger.csv',
    'findings/other.csv',
    'a/b/ledger.csv',
    'my-ledger.csv',
  ];
  const { read } = ledgersOf({
    directory: 'content/a',
    pictures: new Map(paths.map((path) => [path, sound])),
  });
  expect(read.map(({ file }) => file)).toEqual(['content/a/ledger.csv', 'content/a/findings/ledger.csv']);
});

test('counts the rows of the spreadsheet, not the lines of the text', () => {
  const text = '问题,完成状态\n"甲\n\n乙",未完成\n,\n丙,未完成\n';
  const { read } = ledgersOf({
    directory: 'content/a',
    pictures: new Map([['ledger.csv', bytesOf(text)]]),
  });
  expect(read.flatMap(({ rows }) => rows.map(({ row }) => row))).toEqual([2, 4]);
});
