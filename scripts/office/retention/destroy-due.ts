import { systemClock } from '#lib/clock';
import { newestBackup } from '#lib/feedback/backup/kept-backups';
import { doubtInWords, doubtOf, readClockEvidence } from '#lib/feedback/retention/clock-doubt';
import { destructionDay, dueSubmissions, type RetentionTerms } from '#lib/feedback/retention/due';
import type { StandingSubmission } from '#lib/feedback/store/retention-store';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { chineseDay, dayOf, minuteOf } from '#lib/model/date';
import { destroyRecorded } from '#lib/office/desk/recorded';
import { CommandError } from '../../run';
import { backupDisk } from '../../server/store';
import type { RequestOf } from '../arguments';
import { withStoreThere } from '../office-store';
import { askApproval, type OfficeContext } from '../terminal';
import { readSiteTerms } from './site-terms';

const NOT_KEPT =
  'content/site.yaml 的 feedback 下面没有写 keep（公示期结束以后保存几年）：网站不会自动删除反馈，这条命令也不删除。到期的反馈，请用 npm run office -- destroy 编号 --reason 到期 逐件删除。\n';

/**
 * `retention`: destroys what was kept long enough by `site.yaml` and the windows of the newest build, or says what would be.
 * @param builds the folder of builds. @throws CommandError; StoreUnavailable.
 */
export async function tendRetention(
  request: RequestOf<'retention'>,
  { config, terminal }: OfficeContext,
  builds: string,
): Promise<void> {
  const terms = await readSiteTerms(builds);
  const { years } = terms;
  // Backups that are old enough wait for the clock to be confirmed too.
  if (years === null && !request['clock-is-right']) return terminal.print(NOT_KEPT);
  await withStoreThere(config, async (store) => {
    const now = systemClock.now();
    const doubt = doubtOf(
      now,
      await readClockEvidence(store, await newestBackup(config.BACKUP_DIR, backupDisk())),
    );
    if (request['clock-is-right']) {
      // Neither is a matter of what somebody confirms.
      if (doubt?.kind === 'database' || doubt?.kind === 'backup') throw new CommandError(doubtInWords(doubt));
      await terminal.print(
        `服务器的时钟现在是${chineseDay(dayOf(now))} ${minuteOf(now).slice(-5)}（北京时间）。\n`,
      );
      if (!request.confirm) await askApproval(terminal, '--confirm');
      await store.markClock(now);
      return terminal.print('已经记下：时钟没有错。网站会恢复自动删除保存期满的反馈和到期的备份。\n');
    }
    if (years === null) return;
    const standing = await store.listStanding();
    const today = dayOf(now);
    const { due, unknown } = dueSubmissions(standing, terms, today);
    if (standing.length === 0) await terminal.print('现在没有保存着的反馈。\n');
    await terminal.print(listed(standing, { ...terms, years }, today));
    if (unknown.length > 0)
      terminal.warn(
        `这些通报不在现在的构建里，或者没有公示期，算不出保存到哪一天，不删除：${unknown.join('、')}。\n`,
      );
    if (request['dry-run']) {
      if (doubt) terminal.warn(`${doubtInWords(doubt)}\n`);
      return;
    }
    if (doubt) throw new CommandError(`没有删除。${doubtInWords(doubt)}`);
    await destroyAll(store, due, today, async () => {
      if (!request.confirm) await askApproval(terminal, '--confirm');
    });
    await terminal.print(due.length === 0 ? '没有保存期满的反馈。\n' : `已经删除${due.length}件。\n`);
  });
}

async function destroyAll(
  store: FeedbackStore,
  due: readonly StandingSubmission[],
  day: string,
  approve: () => Promise<void>,
): Promise<void> {
  if (due.length === 0) return;
  await approve();
  for (const { id } of due) await destroyRecorded(store, id, { day, reason: 'retention' }, null, null);
  await store.eraseDestroyed(systemClock.now());
}

/** A line for each notice and day: how many, and whether they are due. */
function listed(
  standing: readonly StandingSubmission[],
  { closing, years }: RetentionTerms & { readonly years: number },
  today: string,
): string {
  const counts = new Map<string, number>();
  for (const { notice, received } of standing) {
    const closes = closing.get(notice);
    if (closes === undefined) continue;
    const key = `${destructionDay(closes, received, years)} ${notice}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, count]) => {
      const [day = '', notice = ''] = key.split(' ');
      return `${chineseDay(day)}删除　${notice}　${count}件${day <= today ? '　已经到期' : ''}\n`;
    })
    .join('');
}
