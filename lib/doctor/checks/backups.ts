import type { Instant } from '#lib/clock';
import { type DoctorFinding, findingMaker } from '#lib/doctor/finding';
import { minuteMomentOf } from '#lib/model/date';

const HOUR = 3_600_000;

/** Age from which a nightly backup has been missed, in milliseconds: two nights. */
const MISSED = 50 * HOUR;

/** What was observed of backups. */
export type BackupsObservation =
  | { readonly state: 'unset' }
  | { readonly state: 'unreadable'; readonly reason: string }
  /** `newest` is when the newest file was written last; null for none. */
  | { readonly state: 'read'; readonly newest: Instant | null; readonly now: Instant };

/** What the check of backups can find. */
export const BACKUP_FINDINGS = {
  'backups.unset': {
    grade: 'attention',
    why: '网站自己不做备份：磁盘坏了，收到的反馈就没有了。',
    action: '把 BACKUP_DIR 设成另一块磁盘上的文件夹，重新启动网站；或者照 docs/operating.md 另外安排备份。',
  },
  'backups.unreadable': {
    grade: 'problem',
    why: '备份的文件夹打不开，备份做不成。',
    action: '看 BACKUP_DIR 写对没有、那块磁盘挂载没有、运行网站的账号能不能进。',
  },
  'backups.none': {
    grade: 'problem',
    why: '设置了 BACKUP_DIR，却一份备份也没有：磁盘坏了，收到的反馈就没有了。',
    action: '今天刚设置的，明天再看；否则在网站的日志里找备份为什么没有做成。',
  },
  'backups.old': {
    grade: 'problem',
    why: '每夜的备份至少缺了两次：那以后收到的反馈还没有备份。',
    action: '在网站的日志里找备份为什么没有做成；先手工做一份。',
  },
  'backups.future': {
    grade: 'attention',
    why: '备份的时间在将来：做备份时的时钟快了，或者现在的时钟慢了。',
    action: '运行 timedatectl，看时间同步是否打开。',
  },
} as const;

const { ok, found } = findingMaker(BACKUP_FINDINGS);

/** Checks that there are backups, and that the newest is not too old. */
export function checkBackups(observed: BackupsObservation): DoctorFinding[] {
  if (observed.state === 'unset') return [found('backups.unset', '没有设置 BACKUP_DIR')];
  if (observed.state === 'unreadable') return [found('backups.unreadable', observed.reason)];
  const { newest, now } = observed;
  if (newest === null) return [found('backups.none', 'BACKUP_DIR 里没有备份')];
  const words = `最新的备份是 ${minuteMomentOf(newest)}`;
  if (now - newest > MISSED) return [found('backups.old', words)];
  return [newest - now > HOUR ? found('backups.future', words) : ok('backups', words)];
}
