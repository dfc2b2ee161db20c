import { errorCode } from '#lib/error-code';

/** Reasons why a database is unavailable, with the text for staff. */
export const UNAVAILABLE = {
  busy: '数据库一直被其他程序占用',
  full: '数据库所在的磁盘已满',
  'read-only': '数据库文件不可写，请检查文件和文件夹的权限',
  gone: '数据库无法连接或无法打开',
  silent: '数据库没有答复',
  moved: '数据库文件在运行中被移走或替换',
  crashed: '读写数据库的线程意外结束',
  'not-started': '读写数据库的线程启动失败',
  closed: '数据库已经关闭',
  newer: '数据库由更新版本的程序建立，本程序不能使用；请换用更新的程序',
  preview: '预览不保存反馈',
} as const;

export type UnavailableReason = keyof typeof UNAVAILABLE;

/** Reasons with which nothing was done; with the others the outcome is unknown. */
const REFUSALS: ReadonlySet<UnavailableReason> = new Set([
  'busy',
  'full',
  'read-only',
  'newer',
  'not-started',
  'preview',
]);

/** The database cannot do it now. Whether it was done may be unknown (`isRefusal`); retrying is safe. */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable';

  constructor(
    readonly reason: UnavailableReason,
    options?: ErrorOptions,
  ) {
    super(UNAVAILABLE[reason], options);
  }

  /** Whether it is certain that nothing was done. */
  get isRefusal(): boolean {
    return REFUSALS.has(this.reason);
  }
}

/** Runs `work` and translates the file system's errors. @throws StoreUnavailable for a known error code. */
export async function withFileErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const reason = fileReason(error);
    throw reason ? new StoreUnavailable(reason, { cause: error }) : error;
  }
}

/** Maps an error of the file system to a reason; null for any other error. */
export function fileReason(error: unknown): UnavailableReason | null {
  const code = errorCode(error);
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return 'read-only';
  if (['ENOSPC', 'EDQUOT'].includes(code)) return 'full';
  return /^E[A-Z]+$/.test(code) ? 'gone' : null;
}

/** The text for staff, in Chinese, of an error that a call to the store threw. */
export function unavailableText(error: unknown): string {
  return error instanceof StoreUnavailable ? error.message : String(error);
}
