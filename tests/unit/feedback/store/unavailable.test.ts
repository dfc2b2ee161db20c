import { describe, expect, test } from 'vitest';
import {
  fileReason,
  StoreUnavailable,
  UNAVAILABLE,
  type UnavailableReason,
  withFileErrors,
} from '#lib/feedback/store/unavailable';

const refusedBy = (code: string) => Object.assign(new Error(code), { code });

describe('why a database cannot do something', () => {
  test.each<[UnavailableReason, string, boolean]>([
    ['busy', '数据库一直被其他程序占用', true],
    ['full', '数据库所在的磁盘已满', true],
    ['read-only', '数据库文件不可写，请检查文件和文件夹的权限', true],
    ['gone', '数据库无法连接或无法打开', false],
    ['silent', '数据库没有答复', false],
    ['moved', '数据库文件在运行中被移走或替换', false],
    ['crashed', '读写数据库的线程意外结束', false],
    ['not-started', '读写数据库的线程启动失败', true],
    ['closed', '数据库已经关闭', false],
    ['newer', '数据库由更新版本的程序建立，本程序不能使用；请换用更新的程序', true],
    ['preview', '预览不保存反馈', true],
  ])('is said to staff: %s', (reason, words, isRefusal) => {
    const { name, message, isRefusal: isSure } = new StoreUnavailable(reason);
    expect([name, message, isSure]).toEqual(['StoreUnavailable', words, isRefusal]);
  });

  test('is one of those that these tests know', () => {
    expect(Object.keys(UNAVAILABLE)).toHaveLength(11);
  });
});

describe('what the file system refuses', () => {
  test.each<[string, UnavailableReason | null]>([
    ['EACCES', 'read-only'],
    ['EPERM', 'read-only'],
    ['EROFS', 'read-only'],
    ['ENOSPC', 'full'],
    ['EDQUOT', 'full'],
    ['ENOENT', 'gone'],
    ['ENOTDIR', 'gone'],
    ['SQLITE_BUSY', null],
    ['', null],
  ])('is named by its code: %s is %s', (code, reason) => {
    expect(fileReason(refusedBy(code))).toBe(reason);
  });

  test('is nothing where no error is', () => {
    expect([fileReason(null), fileReason('EACCES'), fileReason(new Error('EACCES'))]).toEqual([
      null,
      null,
      null,
    ]);
  });

  test('is said to whoever works with files, with what was behind it', async () => {
    const cause = refusedBy('ENOSPC');
    const failed = await withFileErrors(() => Promise.reject(cause)).catch((error: unknown) => error);
    expect(failed).toEqual(new StoreUnavailable('full', { cause }));
  });

  test('is what it was where it says nothing of files, and what is done is given', async () => {
    await expect(withFileErrors(() => Promise.reject(new TypeError('a slip')))).rejects.toThrow(
      new TypeError('a slip'),
    );
    expect(await withFileErrors(async () => 'done')).toBe('done');
  });
});
