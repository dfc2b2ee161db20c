import { errorCode } from '#lib/error-code';

/** Reasons why a database is unavailable, with the text for staff. */
export const UNAVAILABLE = {
  busy: '数据库一直被其他程序占用',
  full: '数据库所在的磁盘已满',
  'read-only': '数据库文件不可写，请检查文件和文件夹的权限',
  'no-folder': 'DATA_DIR 不是文件夹，请改成一个文件夹的路径',
  gone: '数据库无法连接或无法打开',
  silent: '数据库没有答复',
  missing:
    '找不到数据库文件 feedback.db。请核对 DATA_DIR；如果文件被移走了，请连同 feedback.db-wal、feedback.db-shm 一起放回原处',
  moved: '数据库文件在运行中被移走或替换',
  damaged:
    '数据库文件已经损坏，或者不是数据库。请停止网站，把 DATA_DIR 整个另存一份，再用备份的 feedback.db 替换它（旧的 feedback.db-wal、feedback.db-shm 要一起移走）',
  empty:
    '数据库里没有表，像是只复制了 feedback.db、漏了 feedback.db-wal：刚收到的反馈可能还在 feedback.db-wal 里，不要删除它。请停止网站后把 feedback.db、feedback.db-wal、feedback.db-shm 一起复制过来',
  'no-tables':
    '数据库里还没有表，像是网站还没有用它启动过。请核对 DATA_DIR 和 DATABASE_URL 是否与运行网站时相同',
  foreign: '数据库里是别的程序的表，不是本网站的反馈。请核对 DATA_DIR 和 DATABASE_URL',
  'foreign-log':
    'feedback.db-wal 不是这个 feedback.db 的日志，不能一起打开。启动网站（npm start）会把它改名保存，不会删除',
  clock:
    '这台机器的时钟与数据库的时钟差一小时以上，而别的机器的时钟与数据库一致，暂不接收反馈。请运行 timedatectl，改正这台机器的时钟',
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
  'no-folder',
  'missing',
  'empty',
  'no-tables',
  'foreign',
  'foreign-log',
  'newer',
  'not-started',
  'clock',
  'preview',
]);

/** The database cannot do it now. Whether it was done may be unknown (`isRefusal`); retrying is safe. */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable';
  /** What more is known of this case, for staff: which file, whose. */
  readonly detail: string | undefined;

  constructor(
    readonly reason: UnavailableReason,
    { detail, ...options }: ErrorOptions & { detail?: string | undefined } = {},
  ) {
    super(detail === undefined ? UNAVAILABLE[reason] : `${UNAVAILABLE[reason]}（${detail}）`, options);
    this.detail = detail;
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
