import { type DoctorFinding, findingMaker } from '#lib/doctor/finding';
import type { RestoreTrial } from '#lib/feedback/backup/try-restore';
import { type ClockDoubt, doubtInWords } from '#lib/feedback/retention/clock-doubt';
import type { BackupNight } from '#lib/feedback/store/copies/night-store';
import { chineseDay, daysBetween } from '#lib/model/date';

/** Days after which a nightly backup has been missed. */
const MISSED = 2;

/**
 * The newest backup, as it was read. `tried`: it was put back in a place of its own, and what it says is in it was there; `untried`:
 * every byte is as it was, and it could not be put back for another reason.
 */
export type NewestBackup =
  | { readonly state: 'damaged'; readonly reason: string }
  | ({ readonly day: string } & RestoreTrial);

/** What was observed of backups. */
export type BackupsObservation =
  | { readonly state: 'unset' }
  | { readonly state: 'unreadable'; readonly reason: string }
  /** The disk does not answer. */
  | { readonly state: 'silent' }
  /** `newest` is null where there is none. `isLogBehind`: destructions were written in `DATA_DIR` that stand in no log there. */
  | { readonly state: 'read'; readonly newest: NewestBackup | null; readonly isLogBehind: boolean };

/** What the database knows of nightly backups; `doubt`: why the clock is not trusted to remove old ones. */
export interface NightsObservation {
  readonly night: BackupNight | null;
  readonly doubt: ClockDoubt | null;
}

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
  'backups.silent': {
    grade: 'problem',
    why: 'BACKUP_DIR 所在的磁盘不答复：备份做不成，新的撤回只记在 DATA_DIR 里。网站照常收反馈。',
    action:
      '看那块网络磁盘是不是断开了，重新挂载；挂载好以后，网站自己补记、补做备份。一直好不了的，把 BACKUP_DIR 换到别的磁盘，重新启动网站。',
  },
  'backups.failing': {
    grade: 'problem',
    why: '每夜的备份没有做完：没有做成，或者做成了而到期的旧备份没有删掉。',
    action:
      '看网站的日志里“每夜的备份”那一行写的原因（journalctl -u disclosure-site），改正以后网站每半小时自己再试一次，做成了在日志里说一声。',
  },
  'backups.log-behind': {
    grade: 'attention',
    why: '有撤回或者删除只记在 DATA_DIR 里：这台机器坏了，用那里的备份恢复，这些反馈会跟着回来。',
    action:
      '网站在下一次删除或者每夜备份时自己补上。明天还这样，看运行网站的账号能不能写 BACKUP_DIR 里的 destroyed.jsonl。',
  },
  'backups.waits': {
    grade: 'problem',
    why: '时钟可疑，网站不敢删除到期的旧备份，一直等到有人核对；答应写信人的期限会错过。',
    action: '对照一块准确的表。时钟错了就改正；没有错，运行 npm run office -- retention --clock-is-right。',
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
      '在 BACKUP_DIR 里另做一份：npm run office -- backup -o 文件名（到 backupDays 的期限由您删除），再运行一次体检，它试着恢复最新的一份。连着两份都坏的，换备份的磁盘。坏的那份先留着。',
  },
  'backups.misfit': {
    grade: 'problem',
    why: '往来或者办理记录里有的缺了，或者被改过：不是这份备份坏了，就是网站的数据库里已经这样。',
    action:
      '运行 npm run office -- verify 核对数据库里的办理记录，照它说的办。那里没有不符的，在 BACKUP_DIR 里另做一份：npm run office -- backup -o 文件名（到 backupDays 的期限由您删除），再运行一次体检。以前的备份先都留着。',
  },
  'backups.role': {
    grade: 'attention',
    why: '备份逐字节核对过，没有试着恢复：放不放得回数据库，还不知道。',
    action:
      '由 PostgreSQL 的管理员运行一次上面那一行 SQL：它让这个账号新建数据库，也只能删自己建的；体检用完就删。不能给这个权限的，每年一次把最新的备份用 npm run office -- restore 恢复到一个空的数据库，见 docs/operating.md 的“每年练一次”。',
  },
  'backups.untried': {
    grade: 'attention',
    why: '备份逐字节核对过，没有试着恢复：放不放得回数据库，还不知道。',
    action:
      '照上面写的原因处理，再运行一次。一直试不成的，把它用 npm run office -- restore 恢复到一个空的数据库（SQLite 是空的文件夹），见 docs/operating.md 的“每年练一次”。',
  },
  'backups.future': {
    grade: 'attention',
    why: '备份的日子在将来：做备份时的时钟快了，或者现在的时钟慢了。',
    action:
      '运行 timedatectl，看时间同步是否打开。现在的时间没有错，就把 BACKUP_DIR 里日期在今天以后的备份移到别处：它们不移走，保存期满的反馈不会自动删除。',
  },
} as const;

const { ok, found } = findingMaker(BACKUP_FINDINGS);

/**
 * Checks that there are backups, that the newest is not too old and can be put back, how the site's nights went, and that
 * destructions are written beside the backups.
 */
export function checkBackups(
  observed: BackupsObservation,
  { night, doubt }: NightsObservation,
  today: string,
): DoctorFinding[] {
  if (observed.state === 'unset') return [found('backups.unset', unsetText(night))];
  const since = night?.failingSince ?? null;
  const behind = observed.state === 'read' && observed.isLogBehind;
  return [
    ...checkNewest(observed, today),
    ...(since === null ? [] : [found('backups.failing', `从${chineseDay(since)}起，每夜的备份没有做完`)]),
    ...(behind ? [found('backups.log-behind', '有删除的记录还没有写进 BACKUP_DIR')] : []),
    ...(doubt === null
      ? []
      : [found('backups.waits', `没有删除到期的旧备份：${doubtInWords(doubt).replace(/。.*$/s, '')}`)]),
  ];
}

/** The doctor may have been given other settings than the site. */
function unsetText(night: BackupNight | null): string {
  if (!night?.day) return '没有设置 BACKUP_DIR';
  return `这里没有设置 BACKUP_DIR，备份没有检查；网站最近做成的一次是${chineseDay(night.day)}。请用运行网站的同一组设置再运行一次`;
}

function checkNewest(
  observed: Exclude<BackupsObservation, { state: 'unset' }>,
  today: string,
): DoctorFinding[] {
  if (observed.state === 'silent') return [found('backups.silent', 'BACKUP_DIR 所在的磁盘没有答复')];
  if (observed.state === 'unreadable') return [found('backups.unreadable', observed.reason)];
  const { newest } = observed;
  if (newest === null) return [found('backups.none', 'BACKUP_DIR 里没有备份')];
  if (newest.state === 'damaged') return [found('backups.damaged', newest.reason)];
  const words = `最新的备份是${chineseDay(newest.day)}做的`;
  if (newest.state === 'misfit')
    return [found('backups.misfit', `${words}，恢复得出来，里面的内容却前后对不上`)];
  const untried = newest.state === 'untried' ? [untriedFinding(words, newest)] : [];
  if (newest.day > today) return [found('backups.future', words), ...untried];
  if (daysBetween(newest.day, today) > MISSED) return [found('backups.old', words), ...untried];
  return newest.state === 'tried' ? [ok('backups', `${words}，逐字节核对过，试着恢复了一遍`)] : untried;
}

function untriedFinding(words: string, { reason, role }: Extract<RestoreTrial, { state: 'untried' }>) {
  const all = `${words}，逐字节核对过，没有试着恢复：${reason}`;
  if (role === null) return found('backups.untried', all);
  return found(
    'backups.role',
    `${all}。让它能建的 SQL：ALTER ROLE "${role.replaceAll('"', '""')}" CREATEDB;`,
  );
}
