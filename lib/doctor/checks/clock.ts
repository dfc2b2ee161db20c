import { type DoctorFinding, findingMaker } from '#lib/doctor/finding';
import { chineseDay } from '#lib/model/date';

/** Seconds that two clocks may differ before it is worth a look, and before it harms. `Date` counts whole seconds. */
const ATTENTION = 5;
const HARM = 60;

/** What was observed of clocks. */
export interface ClockObservation {
  /** Seconds that others are ahead of this machine; each null where it was not asked, or gave none. */
  readonly ahead: { readonly database: number | null; readonly site: number | null };
  /** The last Beijing day on which something was received, `YYYY-MM-DD`; null for none, or where that is not known. */
  readonly lastDay: string | null;
  /** The present Beijing day by this machine. */
  readonly today: string;
}

/** What the check of clocks can find. */
export const CLOCK_FINDINGS = {
  'clock.database': {
    grade: 'problem',
    why: '公示期、回执的日期都按时钟算。两台机器的时钟不一样，同一时刻会有不同的答案。',
    action:
      '在两台机器上分别运行 timedatectl，显示不是 System clock synchronized: yes 的那台，打开时间同步。',
  },
  'clock.database-near': {
    grade: 'attention',
    why: '公示期按时钟开始和结束，差几秒就会有几秒的不一致。',
    action: '在两台机器上分别运行 timedatectl，看时间同步是否打开。',
  },
  'clock.site': {
    grade: 'problem',
    why: '读者看到的时间和这台机器不一样：公示期会早或者晚开始、结束。',
    action: '在网站和代理所在的机器上分别运行 timedatectl，把时间同步打开；改正以后重新启动网站。',
  },
  'clock.site-near': {
    grade: 'attention',
    why: '公示期按时钟开始和结束，差几秒就会有几秒的不一致；网络慢时也会这样显示。',
    action: '再运行一次；还是这样，就在网站和代理所在的机器上运行 timedatectl，看时间同步是否打开。',
  },
  'clock.past': {
    grade: 'problem',
    why: '数据库里已有比今天更晚的日期：这台机器的时钟现在慢了，或者以前快过。',
    action: '运行 timedatectl，对照一块准确的表。时钟没有错，就是以前快过，过了那一天会自己消失。',
  },
} as const;

const { ok, found } = findingMaker(CLOCK_FINDINGS);

/** Compares this machine's clock with that of the database, of whoever answers at the site's address, and with stored days. */
export function checkClock({ ahead, lastDay, today }: ClockObservation): DoctorFinding[] {
  const findings: DoctorFinding[] = [];
  for (const [name, whose] of [
    ['database', '数据库'],
    ['site', '网站的网址'],
  ] as const) {
    const seconds = ahead[name];
    if (seconds === null) continue;
    const size = Math.abs(seconds);
    const words = `${whose}的时钟比这台机器${seconds < 0 ? '慢' : '快'} ${Math.round(size)} 秒`;
    if (size >= HARM) findings.push(found(`clock.${name}`, words));
    else if (size >= ATTENTION) findings.push(found(`clock.${name}-near`, words));
  }
  if (lastDay !== null && lastDay > today)
    findings.push(
      found('clock.past', `这台机器说今天是${chineseDay(today)}，数据库里却有${chineseDay(lastDay)}的记录`),
    );
  if (findings.length > 0) return findings;
  const compared = [
    ahead.database === null ? null : '数据库',
    ahead.site === null ? null : '网站的网址',
  ].filter((one) => one !== null);
  return [
    ok(
      'clock',
      compared.length > 0
        ? `时钟与${compared.join('、')}一致`
        : '时钟：没有别的时钟可以对照（SQLite 用的就是这台机器的）',
    ),
  ];
}
