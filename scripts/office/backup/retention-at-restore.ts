import type { Clock } from '#lib/clock';
import { doubtOf } from '#lib/feedback/retention/clock-doubt';
import { dueSubmissions } from '#lib/feedback/retention/due';
import type { RestoreTask } from '#lib/feedback/store/copies/restored';
import { chineseDay, dayOf } from '#lib/model/date';
import { CommandError } from '../../run';
import { readSiteTerms } from '../retention/site-terms';

/** What of a backup is not put back because its time has come, and what of that staff are told, in Chinese, a line each. */
export interface RetentionAtRestore {
  readonly due: RestoreTask['due'];
  readonly words: readonly string[];
}

const LATER =
  '启动网站以前，请先运行 npm run office -- retention --dry-run 看有没有到期的，有就运行 npm run office -- retention 删除。';

/** Says that the backup is old, or a clock is wrong: only a person can tell which. */
const oldBackupInWords = (made: string, now: string) =>
  `保存期满的反馈没有删除：备份是${chineseDay(made)}做的，今天按这台机器的时钟是${chineseDay(now)}，相差太久，分不清是备份旧了还是时钟错了。请先核对时钟（timedatectl）。`;

/**
 * Decides what a restore destroys because it was kept long enough by the newest build in `builds`. Nothing by a clock that is
 * doubted against the backup's own day: then, and where there is no build yet, it says what to do before the site is started.
 * @param made the Beijing day on which the backup was made, `YYYY-MM-DD`.
 */
export async function retentionAt(builds: string, made: string, clock: Clock): Promise<RetentionAtRestore> {
  const now = clock.now();
  const nothing = () => [];
  try {
    const terms = await readSiteTerms(builds);
    if (terms.years === null) return { due: nothing, words: [] };
    const doubt = doubtOf(now, { mark: null, newestDay: made, database: null, backup: null });
    if (doubt !== null)
      return { due: nothing, words: [oldBackupInWords(made, dayOf(now)), `时钟没有错：${LATER}`] };
    return { due: (standing) => dueSubmissions(standing, terms, dayOf(now)).due, words: [] };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return { due: nothing, words: [`没有看哪些反馈保存期满：${error.message}构建好以后，${LATER}`] };
  }
}
