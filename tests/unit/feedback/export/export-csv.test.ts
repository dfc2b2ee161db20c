import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportSubmissions } from '#lib/feedback/export/export';
import { CELL_MAX, csvExport, csvLine, safeCell } from '#lib/feedback/export/export-csv';
import type { OpenedSubmission } from '#lib/feedback/export/opened';
import { gathered, OPENED, UNOPENED } from '../opened-fixtures';

/** Reads a table as RFC 4180 writes it: strictly, so that what breaks it is noticed. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let rest = text;
  while (rest !== '') {
    const row: string[] = [];
    for (;;) {
      const [whole, quoted, plain = '', end] =
        /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest) ?? expect.fail(`no cell: ${rest}`);
      row.push(quoted?.replaceAll('""', '"') ?? plain);
      rest = rest.slice(whole.length);
      if (end === '\r\n') break;
    }
    rows.push(row);
  }
  return rows;
}

/** Characters that mean something to somebody on the way. */
const hostile = fc.constantFrom(
  ...'=+-@＝＋－＠\t\r\n"\'“,; 0e1a',
  '\u202e',
  '\u200b',
  '\u001b',
  '\0',
  '👨‍👩‍👧',
);
const cell = fc.oneof(fc.string({ unit: hostile }), fc.string({ unit: 'binary' }));

describe('a cell', () => {
  test.each([
    { name: 'plain words', text: '很好', safe: '很好' },
    { name: 'a formula', text: '=1+1', safe: "'=1+1" },
    { name: 'plus', text: '+86 412 7333360', safe: "'+86 412 7333360" },
    { name: 'minus', text: '-1', safe: "'-1" },
    { name: 'at', text: '@SUM(1)', safe: "'@SUM(1)" },
    { name: 'tab', text: '\t=1', safe: "'\t=1" },
    { name: 'a tab before words', text: '\t很好', safe: "'\t很好" },
    { name: 'carriage return', text: '\r=1', safe: "'\r=1" },
    { name: 'full-width =', text: '＝1', safe: "'＝1" },
    { name: 'full-width +', text: '＋1', safe: "'＋1" },
    { name: 'full-width -', text: '－1', safe: "'－1" },
    { name: 'full-width @', text: '＠A1', safe: "'＠A1" },
    { name: 'a formula after blanks', text: ' \u3000\u00a0=1', safe: "' \u3000\u00a0=1" },
    { name: 'a formula on the second line', text: '\n=1', safe: "'\n=1" },
    { name: 'a formula after a quote', text: '"=1', safe: `'"=1` },
    { name: 'a formula after Chinese quotes', text: '“=1”', safe: "'“=1”" },
    { name: 'a formula after an apostrophe', text: "'=1", safe: "''=1" },
    { name: 'a formula later on', text: '见=1', safe: '见=1' },
    { name: 'a bidi override', text: '\u202e=1', safe: '⟨U+202E⟩=1' },
    { name: 'a zero-width character', text: '\u200b=1', safe: '⟨U+200B⟩=1' },
    { name: 'an escape sequence', text: '\u001b[2J', safe: '⟨U+001B⟩[2J' },
    { name: 'line breaks', text: '一\n二', safe: '一\n二' },
    { name: 'a telephone number with a zero that would be lost', text: '04127333360', safe: "'04127333360" },
    { name: 'an identity card number', text: '210502199001011234', safe: "'210502199001011234" },
    { name: 'an id that looks like a number', text: '12345678901234e5', safe: "'12345678901234e5" },
    { name: 'a mobile number', text: '13904121234', safe: '13904121234' },
    { name: 'a day', text: '2024-11-05', safe: '2024-11-05' },
  ])('$name', ({ text, safe }) => {
    expect(safeCell(text)).toBe(safe);
  });

  test('holds no more than a spreadsheet does, says so, and is not cut inside a pair', () => {
    const cut = safeCell('😀'.repeat(CELL_MAX));
    expect(cut).toMatch(/^(😀)+……（太长，表格放不下；完整内容请用 show 或 JSON 查看）$/u);
    expect(cut.length).toBeLessThanOrEqual(CELL_MAX);
    expect(safeCell('字'.repeat(CELL_MAX))).toBe('字'.repeat(CELL_MAX));
  });

  test('never begins a formula, whatever is written', () => {
    fc.assert(fc.property(cell, (text) => !/^[\s"“‘＂＇]*[=+\-@\t\r＝＋－＠]/.test(safeCell(text))));
  });
});

describe('a table', () => {
  test('gives back its cells when it is read', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1 }), { minLength: 1 }), (table) => {
        expect(readCsv(table.map(csvLine).join(''))).toEqual(table.map((row) => row.map(safeCell)));
      }),
    );
  });

  test('has a byte order mark, Chinese headers, and a row for each submission', async () => {
    const text = await gathered(exportSubmissions(csvExport, OPENED));
    expect(text.startsWith('\ufeff编号,')).toBe(true);
    expect(readCsv(text.slice(1))).toMatchInlineSnapshot(`
      [
        [
          "编号",
          "收到日期",
          "反映方式",
          "通报",
          "状态",
          "打开情况",
          "反馈类型",
          "针对哪一项",
          "反馈内容",
          "姓名",
          "联系方式",
          "补充",
          "答复",
          "评价",
          "合并到",
        ],
        [
          "8e1f0a2b3c4d5e6f",
          "2024-11-05",
          "网上",
          "2024-district-inspection",
          "已收到",
          "已打开",
          "建议",
          "（三）关于“治理”的整改",
          "第三项的讲座，
      社区没有听说"过"。⟨U+202E⟩",
          "王小明",
          "'=cmd()",
          "",
          "",
          "",
          "",
        ],
        [
          "'12345678901234e5",
          "2024-11-05",
          "网上",
          "2024-district-inspection",
          "已收到",
          "已打开",
          "反映问题或举报",
          "整篇通报",
          "'＝1+1，⟨U+001B⟩[2J 👨‍👩‍👧",
          "",
          "",
          "",
          "",
          "",
          "",
        ],
        [
          "00000000000000ff",
          "2024-11-06",
          "网上",
          "2024-district-inspection",
          "已收到",
          "无法打开",
          "",
          "",
          "",
          "",
          "",
          "",
          "",
          "",
          "",
        ],
      ]
    `);
  });

  test('says of a submission that it cannot be opened', async () => {
    const [headers = [], row = []] = readCsv(
      (await gathered(exportSubmissions(csvExport, [UNOPENED]))).slice(1),
    );
    expect(Object.fromEntries(headers.map((header, index) => [header, row[index]]))).toMatchObject({
      编号: UNOPENED.id,
      打开情况: '无法打开',
      反馈内容: '',
    });
  });

  test('of nothing has its headers', async () => {
    const none: OpenedSubmission[] = [];
    expect(await gathered(exportSubmissions(csvExport, none))).toBe(csvExport.head);
  });
});
