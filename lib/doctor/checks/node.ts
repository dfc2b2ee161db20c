import { type DoctorFinding, findingMaker } from '#lib/doctor/finding';
import { chineseDay, daysBetween } from '#lib/model/date';

/**
 * The last day of each line of Node.js (`YYYY-MM-DD`), by its major number. Source: the table of
 * github.com/nodejs/Release, read on `READ_ON`; its dates may still be moved.
 */
const LAST_DAYS: Readonly<Record<number, string>> = {
  20: '2026-04-30',
  22: '2027-04-30',
  24: '2028-04-30',
  25: '2026-06-01',
};

const READ_ON = '2026-11-27';

/** Days after which the table above is no longer trusted to be whole: two lines of Node have appeared since. */
const TABLE_LASTS = 540;

/** Days before a line's end from which one is reminded. */
const SOON = 90;

/** What was observed of Node. */
export interface NodeObservation {
  /** As Node tells it: `22.21.1`. */
  readonly version: string;
  /** The present Beijing day. */
  readonly today: string;
}

/** What the check of Node can find. */
export const NODE_FINDINGS = {
  'node.ended': {
    grade: 'attention',
    why: '这一版 Node 不再有安全更新。本程序还支持它，但新发现的漏洞没有人补。',
    action:
      '装 Node 22 或更新的版本（docs/operating.md 第1步），再运行 npm ci、npm run build，重新启动网站。',
  },
  'node.ending': {
    grade: 'attention',
    why: '过了这一天，这一版 Node 就不再有安全更新。',
    action: '在那以前换成更新的版本（docs/operating.md 第1步）。',
  },
  'node.unknown': {
    grade: 'attention',
    why: '本程序不知道这一版 Node 的安全更新到哪一天。',
    action: '在 nodejs.org 查它的停止维护日期；升级本程序也会带来新的表。',
  },
  'node.table': {
    grade: 'attention',
    why: '本程序里 Node 停止维护日期的表已经旧了，可能不准。',
    action: '升级本程序；在那以前到 nodejs.org 核对。',
  },
} as const;

const { ok, found } = findingMaker(NODE_FINDINGS);

/** Checks until when the running version of Node gets security fixes. */
export function checkNode({ version, today }: NodeObservation): DoctorFinding[] {
  const last = LAST_DAYS[Number(version.split('.')[0])];
  const table =
    daysBetween(READ_ON, today) > TABLE_LASTS
      ? [found('node.table', `Node 停止维护日期的表是${chineseDay(READ_ON)}的`)]
      : [];
  if (last === undefined) return [found('node.unknown', `Node ${version} 不在表里`), ...table];
  const words = `Node ${version} 的安全更新到${chineseDay(last)}`;
  if (today > last) return [found('node.ended', `${words}为止，已经过了`), ...table];
  if (daysBetween(today, last) <= SOON) return [found('node.ending', words), ...table];
  return [ok('node', words), ...table];
}
