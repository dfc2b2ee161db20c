import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { exportSelection } from '../../../inbox/work/selection/export-selection';
import { madeUpSubmission } from '../../harness/inbox-screens/made-up';

// Selected submissions as a file: no cell computes anything, and nothing invisible stays invisible.

const HOSTILE = '=cmd|" /C calc"!A1 \u202egnp.exe\u0007 <b>&';
const made = madeUpSubmission(1);
const hostile = {
  ...made,
  submission: made.submission && { ...made.submission, message: HOSTILE, name: '@SUM(1)', contact: '0412' },
};

async function sheetOf(blob: Blob): Promise<{ files: string[]; xml: string }> {
  const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
  const texts = Object.entries(files)
    .filter(([name]) => /sheet1\.xml$|sharedStrings\.xml$/.test(name))
    .map(([, bytes]) => strFromU8(bytes));
  return { files: Object.keys(files), xml: texts.join('\n') };
}

test('a spreadsheet holds texts alone: no formula, no macro, no link', async () => {
  const { files, xml } = await sheetOf(await exportSelection('xlsx', [hostile]));
  expect(files).toContain('xl/workbook.xml');
  expect(files.filter((name) => /vba|external|hyperlink/i.test(name))).toEqual([]);
  expect(xml).not.toMatch(/<f[ >]|<hyperlink/);
  expect(xml).toContain('=cmd|');
  expect(xml).toContain('&lt;b&gt;&amp;');
  expect(xml).not.toContain('\u202e');
  expect(xml).not.toContain('\u0007');
});

test.each(['constructor', 'valueOf', '__proto__'])(
  'a spreadsheet is whole though a writer’s words are “%s”',
  async (message) => {
    const said = made.submission && { ...made.submission, message };
    const { xml } = await sheetOf(await exportSelection('xlsx', [{ ...made, submission: said }]));
    expect(xml).toContain(`>${message} </t>`);
    const cells = [...xml.matchAll(/t="s"[^>]*><v>(?<index>[^<]*)<\/v>/g)];
    expect(cells.length).toBeGreaterThan(0);
    for (const { groups } of cells) expect(groups?.index).toMatch(/^\d+$/);
  },
);

test('a spreadsheet has a row for each, below the names of the columns', async () => {
  const { xml } = await sheetOf(await exportSelection('xlsx', [hostile, made, made]));
  expect(xml.match(/<row /g)).toHaveLength(4);
  for (const header of ['编号', '收到日期', '反馈内容', '联系方式']) expect(xml).toContain(header);
});

test('csv and JSON are those of the command line', async () => {
  const csv = await (await exportSelection('csv', [hostile])).text();
  expect(csv).toContain(`"'=cmd|`);
  const json: unknown = JSON.parse(await (await exportSelection('json', [hostile])).text());
  expect(json).toMatchObject([{ submission: { message: HOSTILE } }]);
});

test('how it came, and what it was merged into, stand in every format as far as signatures vouch for them', async () => {
  const submission = made.id;
  const words = { kind: 'internal', submission, into: 'f00d' } as const;
  const entry = { id: 'e', submission, after: '', kind: 'internal', day: '2025-01-15', state: null } as const;
  const forged = { ...entry, words, trust: 'unvouched', by: null, isUnreadable: false } as const;
  const entered = { channel: 'visit', consent: 'agreed', by: '张明' } as const;
  const real = { ...made, entered, merge: { into: 'beef', isAnswered: false } };
  const json = async (one: typeof made) => JSON.parse(await (await exportSelection('json', [one])).text());
  expect(await json(real)).toMatchObject([{ channel: 'visit', merged_into: 'beef' }]);
  expect(await json({ ...made, entries: [forged], entered: null, merge: null })).toMatchObject([
    { channel: 'web', merged_into: null },
  ]);
  expect(await (await exportSelection('csv', [real])).text()).toMatch(/,来访,.*,beef\r\n$/s);
  const { xml } = await sheetOf(await exportSelection('xlsx', [real]));
  for (const cell of ['反映方式', '来访', '合并到', 'beef']) expect(xml).toContain(cell);
});
