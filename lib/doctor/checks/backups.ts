import { type DoctorFinding, findingMaker } from '#lib/doctor/finding';
import { chineseDay, daysBetween } from '#lib/model/date';

/** Days after which a nightly backup has been missed. */
const MISSED = 2;

/** The newest backup, as it was read. `tried`: it was put back in a folder of its own, and what it says is in it was there. */
export type NewestBackup =
  | { readonly state: 'sound' | 'tried'; readonly day: string }
  | { readonly state: 'damaged'; readonly reason: string };

/** What was observed of backups. */
export type BackupsObservation =
  | { readonly state: 'unset' }
  | { readonly state: 'unreadable'; readonly reason: string }
  /** `newest` is null where there is none. */
  | { readonly state: 'read'; readonly newest: NewestBackup | null };

/** What the check of backups can find. */
export const BACKUP_FINDINGS = {
  'backups.unset': {
    grade: 'attention',
    why: '磁盘坏了，收到的反馈就没有了；撤回的记录也只有一份，恢复时会跟着备份回来。',
    action:
      '把 BACKUP_DIR 设成另一块磁盘上的文件夹，重新启动网站；或者照 docs/operating.md 自己按时做备份，放到别处。',
  },
  'backups.unreadable': {
    grade: 'problem',
    why: '备份的文件夹打不开，备份做不成。',
    action: '看 BACKUP_DIR 写对没有、那块磁盘挂载没有、运行网站的账号能不能进。',
  },
  'backups.none': {
    grade: 'problem',
    why: '设置了 BACKUP_DIR，却一份备份也没有：磁盘坏了，收到的反馈就没有了。',
    action:
      '看网站的日志为什么没有做成，改正以后网站每半小时自己再试一次。要马上有一份，运行 npm run office -- backup -o 文件名，放到别处，到 backupDays 的期限由您删除。',
  },
  'backups.old': {
    grade: 'problem',
    why: '最近两夜都没有备份：那以后收到的反馈还没有备份。',
    action:
      '看网站的日志为什么没有做成，改正以后网站每半小时自己再试一次。要马上有一份，运行 npm run office -- backup -o 文件名，放到别处，到 backupDays 的期限由您删除。',
  },
  'backups.damaged': {
    grade: 'problem',
    why: '最新的备份恢复不了：磁盘坏了，收到的反馈就没有了。',
    action:
      '现在另做一份，再用 npm run office -- backup verify 文件名 核对；连着两份都坏的，换备份的磁盘。坏的那份先留着。',
  },
  'backups.future': {
    grade: 'attention',
    why: '备份的日子在将来：做备份时的时钟快了，或者现在的时钟慢了。',
    action: '运行 timedatectl，看时间同步是否打开。',
  },
} as const;

const { ok, found } = findingMaker(BACKUP_FINDINGS);

/** Checks that there are backups, that the newest is not too old, and that it can be put back. */
export function checkBackups(observed: BackupsObservation, today: string): DoctorFinding[] {
  if (observed.state === 'unset') return [found('backups.unset', '没有设置 BACKUP_DIR')];
  if (observed.state === 'unreadable') return [found('backups.unreadable', observed.reason)];
  const { newest } = observed;
  if (newest === null) return [found('backups.none', 'BACKUP_DIR 里没有备份')];
  if (newest.state === 'damaged') return [found('backups.damaged', newest.reason)];
  const words = `最新的备份是${chineseDay(newest.day)}做的`;
  if (newest.day > today) return [found('backups.future', words)];
  if (daysBetween(newest.day, today) > MISSED) return [found('backups.old', words)];
  const how = newest.state === 'tried' ? '逐字节核对过，试着恢复了一遍' : '逐字节核对过，没有试着恢复';
  return [ok('backups', `${words}，${how}`)];
}
