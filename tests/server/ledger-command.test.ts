import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runScript } from '../harness/command';
import { FIRST } from '../harness/fixtures';
import { textRows, workbookOf } from '../harness/spreadsheet';

// `npm run notice -- ledger FILE.xlsx SLUG`: a ledger comes into a notice's folder whole, and nothing there is lost.

let folder: string;
let written: string;
const HEAD = ['序号', '问题', '整改进展', '完成状态'];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disclosure-ledger-'));
  await cp('tests/fixtures/content', join(folder, 'content'), { recursive: true });
  written = join(folder, 'content', FIRST.slug, 'ledger.csv');
});

afterAll(() => rm(folder, { recursive: true }));

/** Runs the tool on a spreadsheet of one sheet, with further arguments. */
async function takeLedger(rows: string[][], ...more: string[]) {
  const file = join(folder, '台账.xlsx');
  await writeFile(file, workbookOf({ sheets: [{ name: '台账', rows: textRows(rows) }] }));
  const env = { CONTENT_DIR: join(folder, 'content') };
  return runScript('notice', { args: ['ledger', file, FIRST.slug, ...more], env });
}

test('a spreadsheet becomes the ledger of a notice, and its mistakes are named by their cells', async () => {
  const { code, stdout } = await takeLedger([HEAD, ['1', '照明不足', '已更换', '做完了']]);
  expect(await readFile(written, 'utf8')).toBe(
    '\ufeff序号,问题,整改进展,完成状态\r\n1,照明不足,已更换,做完了\r\n',
  );
  expect(stdout).toContain('从工作表“台账”取了 1 行、4 列');
  expect(stdout).toMatch(/ledger\.csv:2:4 .*没有这种完成状态（ledger-state）/);
  expect(code).not.toBe(null);
});

test('a ledger that is there is replaced only when that is said', async () => {
  const before = await readFile(written);
  const refused = await takeLedger([HEAD, ['1', '照明不足', '已更换', '已完成']]);
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('加上 --replace') });
  expect(await readFile(written)).toEqual(before);

  const replaced = await takeLedger([HEAD, ['1', '照明不足', '已更换', '已完成']], '--replace');
  expect(replaced.code).toBe(0);
  expect(await readFile(written, 'utf8')).toContain('已更换,已完成');
});

test('a spreadsheet that cannot be read leaves everything as it was', async () => {
  const before = await readFile(written);
  const refused = await takeLedger([['设备', '数量']], '--replace');
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('没有找到台账的表头') });
  expect(await readFile(written)).toEqual(before);
  expect(
    (await readdir(join(folder, 'content', FIRST.slug))).filter((name) => /~|\.part/.test(name)),
  ).toEqual([]);
});
