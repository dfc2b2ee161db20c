import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { StoreConfig } from '../../scripts/server/last-data';
import { runStatement } from '../harness/feedback-data';
import { ownFolder } from '../harness/for-test';
import { keep, officeOf, openOffice } from '../harness/office';
import { TEST_OUTPUT } from '../harness/server';

// The record against the database that holds it, and against an export that somebody kept elsewhere.

let folder: string;
let config: StoreConfig;
/** An export that was made before anybody touched the database. */
let exported: string;

const run = (...args: string[]) => officeOf(TEST_OUTPUT, config, ...args);

beforeEach(async () => {
  folder = await ownFolder();
  ({ config } = await openOffice(join(folder, 'data')));
  await keep(config, { a1: {}, b2: {} });
  expect(await run('state', 'a1', '办理中', '--confirm')).toMatchObject({ code: 0 });
  exported = join(folder, '加密导出.json');
  expect(await run('export', '--sealed', '-o', exported)).toMatchObject({ code: 0 });
});

/** Changes the database behind the program's back. */
const tamper = (statement: string) => runStatement(config.DATA_DIR, statement);

describe('office verify', () => {
  test('finds nothing where nobody touched anything, with an export and without', async () => {
    const whole = { code: 0, stdout: expect.stringContaining('核对完毕，没有发现不符。'), stderr: '' };
    expect(await run('verify', exported)).toEqual(whole);
    expect(await run('verify')).toEqual(whole);
  });

  test('says that a record without an export may be another one, or end too early', async () => {
    const words = '整本记录被换成另一本，或者末尾被截掉，这里看不出来';
    expect((await run('verify')).stdout).toContain(words);
    expect((await run('verify', exported)).stdout).not.toContain(words);
  });

  test.each([
    [
      'an entry that was changed',
      "update office_record set day = '2024-01-01' where number = 1",
      /第 1 条（2024-01-01）的内容与它的校验值不符。/,
    ],
    ['an entry that was taken out', 'delete from office_record where number = 1', /链从第 1 条起接不上/],
    ['a submission that vanished', "delete from submission where id = 'a1'", /a1 不见了：记录里有它/],
  ])('names %s, and ends with 1', async (_, statement, words) => {
    await tamper(statement);
    expect(await run('verify')).toMatchObject({ code: 1, stdout: expect.stringMatching(words) });
  });

  test.each([
    [
      'a database set back to before the export',
      'delete from office_record where number > 1',
      /数据库里只到第 1 条.*像是恢复成了更早的备份/,
    ],
    [
      'a submission that no record mentions and that vanished',
      "delete from submission where id = 'b2'",
      /b2 在导出的文件里，数据库里没有，也没有写已经删除。/,
    ],
    [
      'an entry of a history that vanished',
      "delete from entry where submission = 'a1'",
      /a1 在导出的文件里的往来，数据库里不全。/,
    ],
  ])('names %s by the export', async (_, statement, words) => {
    await tamper(statement);
    expect(await run('verify', exported)).toMatchObject({ code: 1, stdout: expect.stringMatching(words) });
  });

  test('refuses a file that is no sealed export, and says which it takes', async () => {
    const other = join(folder, '别的.json');
    await writeFile(other, '{}');
    expect(await run('verify', other)).toEqual({
      code: 1,
      stdout: '',
      stderr: `没有核对：${other} 不是 export --sealed 导出的文件，或者不完整。\n`,
    });
  });
});
