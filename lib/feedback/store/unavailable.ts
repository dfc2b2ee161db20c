import { errorCode } from '#lib/error-code';

/** Why a database cannot do what it was asked, and what staff read about it. */
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

/** With these a database refuses before anything is done; with the others it fell silent, and may have done it. */
const REFUSALS: ReadonlySet<UnavailableReason> = new Set([
  'busy',
  'full',
  'read-only',
  'newer',
  'not-started',
  'preview',
]);

/** The database cannot do it now. Whether what was asked for was done may be unknown: asking again is safe. */
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

/** Does something with files; what the file system refuses is named. @throws StoreUnavailable where it says why. */
export async function withFiles<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const reason = fileReason(error);
    throw reason ? new StoreUnavailable(reason, { cause: error }) : error;
  }
}

/** The reason behind an error of the file system; null when it is none. */
export function fileReason(error: unknown): UnavailableReason | null {
  const code = errorCode(error);
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return 'read-only';
  if (['ENOSPC', 'EDQUOT'].includes(code)) return 'full';
  return /^E[A-Z]+$/.test(code) ? 'gone' : null;
}

/** Says in Chinese, for staff, why a question to the store failed, whatever was thrown. */
export function unavailableText(error: unknown): string {
  return error instanceof StoreUnavailable ? error.message : String(error);
}
