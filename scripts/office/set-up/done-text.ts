import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { escapeInvisibleCharacters } from '#lib/model/text/control-characters';

/** What the names of key files begin with, of copies and parts too. */
const KEY_FILES = 'office-key';

/** The paths of the key files in a folder, with copies and parts; none where it cannot be read. */
export async function keyFilesLeft(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.startsWith(KEY_FILES)).map((name) => join(folder, name));
}

/**
 * Tells, in Chinese, what a confirmed set-up did, and what may still open something.
 * @param left the ids of submissions that were not sealed anew when the key was moved; null where none was.
 * @param keys the paths of key files that are left beside the data.
 * @param unerased since which Beijing day the database's files hold what was replaced; null: they do not.
 */
export function doneText(
  left: readonly string[] | null,
  keys: readonly string[],
  unerased: string | null,
): string {
  return [
    '已经办好：收件箱从现在起能用。',
    ...(left === null ? [] : movedText(left, keys)),
    ...(unerased === null
      ? []
      : [
          `数据库的文件里还有 ${unerased} 起作废的旧内容，网站运行着就会清除；用 PostgreSQL 的，要到第二天凌晨。`,
        ]),
  ].join('\n');
}

/** What was done with the former key, and what may still open something. */
function movedText(left: readonly string[], keys: readonly string[]): string[] {
  return [
    '原来和数据放在一起的私钥已经作废，文件已经覆盖并且删除。',
    ...(left.length === 0
      ? ['全部反馈都用新的密钥重新加密。']
      : [`除了下面 ${left.length} 件打不开的，反馈都用新的密钥重新加密：`, ...left.map((id) => `  ${id}`)]),
    ...(keys.length === 0
      ? ['数据的文件夹里不再有私钥。抄到服务器上别处的（例如给 --identity 用的），请自己删除。']
      : [
          '数据的文件夹里还有别的私钥文件，没有动它们，请看过以后自己处理：',
          ...keys.map((path) => `  ${escapeInvisibleCharacters(path, '')}`),
        ]),
    '以前的备份里还有旧私钥和用它加密的反馈，谁拿到就能读：请按单位的规定销毁。硬盘和快照里也可能还有痕迹。',
  ];
}
