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
    ['no-folder', 'DATA_DIR 不是文件夹，请改成一个文件夹的路径', true],
    [
      'missing',
      '找不到数据库文件 feedback.db。请核对 DATA_DIR；如果文件被移走了，请连同 feedback.db-wal、feedback.db-shm 一起放回原处',
      true,
    ],
    [
      'damaged',
      '数据库文件已经损坏，或者不是数据库。请停止网站，把 DATA_DIR 整个另存一份，再用备份的 feedback.db 替换它（旧的 feedback.db-wal、feedback.db-shm 要一起移走）',
      false,
    ],
    [
      'empty',
      '数据库里没有表，像是只复制了 feedback.db、漏了 feedback.db-wal：刚收到的反馈可能还在 feedback.db-wal 里，不要删除它。请停止网站后把 feedback.db、feedback.db-wal、feedback.db-shm 一起复制过来',
      true,
    ],
    [
      'no-tables',
      '数据库里还没有表，像是网站还没有用它启动过。请核对 DATA_DIR 和 DATABASE_URL 是否与运行网站时相同',
      true,
    ],
    ['foreign', '数据库里是别的程序的表，不是本网站的反馈。请核对 DATA_DIR 和 DATABASE_URL', true],
    [
      'foreign-log',
      'feedback.db-wal 不是这个 feedback.db 的日志，不能一起打开。启动网站（npm start）会把它改名保存，不会删除',
      true,
    ],
    ['silent', '数据库没有答复', false],
    ['moved', '数据库文件在运行中被移走或替换', false],
    [
      'clock',
      '这台机器的时钟与数据库的时钟差一小时以上，而别的机器的时钟与数据库一致，暂不接收反馈。请运行 timedatectl，改正这台机器的时钟',
      true,
    ],
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
    expect(Object.keys(UNAVAILABLE)).toHaveLength(19);
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
