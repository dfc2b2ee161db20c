import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runScript } from '../harness/command';
import { FIRST } from '../harness/fixtures';
import { textRows, workbookOf } from '../harness/spreadsheet';
import { stoppedClock } from '../harness/stopped-clock';

// `npm run notice -- ledger FILE.xlsx SLUG`: a ledger comes into a notice's folder whole, and nothing there is lost.
// `npm run notice -- progress SLUG`: what it came to since is recorded.

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
  expect(code).toBe(1);
});

test('a mistake is named by its cell in the spreadsheet too, where titles and headings of groups shift the rows', async () => {
  const file = join(folder, '带标题.xlsx');
  const rows = textRows([['整改台账'], HEAD, ['一、照明'], ['1', '照明不足', '已更换', '做完了']]);
  await writeFile(file, workbookOf({ sheets: [{ rows, merged: ['A1:D1', 'A3:D3'] }] }));
  const { stdout } = await runScript('notice', { args: ['ledger', file, join(folder, '别处.csv')], env: {} });
  expect(stdout).toMatch(/别处\.csv:2:4 .*（ledger-state）(?:\n.*)*\n {4}在表格里是：D4 格\n/);
});

test('a ledger that is there is replaced only when that is said', async () => {
  const before = await readFile(written);
  const refused = await takeLedger([HEAD, ['1', '照明不足', '已更换', '已完成']]);
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('加上 --replace') });
  expect(await readFile(written)).toEqual(before);

  const replaced = await takeLedger([HEAD, ['1', '照明不足', '已更换', '已完成']], '--replace');
  expect(replaced.code).toBe(0);
  expect(replaced.stdout).toMatch(/这份通报留存过版本，现在和它不同。[^\n]*npm run notice -- correct/);
  expect(await readFile(written, 'utf8')).toContain('已更换,已完成');
});

test('a backup that an editor keeps beside the ledger stays', async () => {
  const backup = `${written}~`;
  await writeFile(backup, '编辑器的备份');
  await takeLedger([HEAD, ['1', '照明不足', '已更换', '已完成']], '--replace');
  expect(await readFile(backup, 'utf8')).toBe('编辑器的备份');
  await rm(backup);
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

describe('progress in a ledger', () => {
  const STALLS = '2026-market-stalls';
  let stalls: string;

  beforeAll(async () => {
    stalls = join(folder, 'structures', STALLS);
    await cp('tests/fixtures/structures', join(folder, 'structures'), { recursive: true });
  });

  async function recordAfter(from: string, to: string) {
    const ledger = join(stalls, 'stalls/ledger.csv');
    const before = await readFile(ledger, 'utf8');
    await writeFile(ledger, before.replace(from, to));
    const env = {
      CONTENT_DIR: join(folder, 'structures'),
      ...(await stoppedClock('2026-06-02T09:00+08:00', folder)),
    };
    const result = await runScript('notice', { args: ['progress', STALLS], env });
    return { ...result, versions: (await readdir(join(stalls, 'versions'))).sort() };
  }

  test('is a version more, whose event says when', async () => {
    const { code, stdout, versions } = await recordAfter('持续推进', '基本完成');
    expect(stdout).toContain('+ 正文第36行：完成状态：基本完成');
    expect(stdout).toContain('现在共3项：已完成2项，基本完成1项。');
    expect(code).toBe(0);
    expect(versions).toEqual(['1.json', '1.txt', '2.json', '2.txt', '3.json', '3.txt']);
    const record = JSON.parse(await readFile(join(stalls, 'versions/3.json'), 'utf8'));
    expect(record).toMatchObject({ at: '2026-06-02T09:00:00+08:00', progress: true, correction: null });
  });

  test('is not recorded together with a change of another kind', async () => {
    const { code, stderr, versions } = await recordAfter('统一改造线路', '分两期改造线路');
    expect(stderr).toMatch(/没有留存。[\s\S]*分两期[\s\S]*npm run notice -- correct 2026-market-stalls/);
    expect(code).toBe(1);
    expect(versions).toHaveLength(6);
  });
});
