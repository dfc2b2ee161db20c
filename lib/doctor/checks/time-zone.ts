import { type DoctorFinding, findingMaker } from '#lib/doctor/finding';

/** The offset of Beijing, as `Intl` writes it. */
const BEIJING = 'GMT+08:00';

/** What was observed of the time zone data: the offset of Asia/Shanghai now, as `Intl` writes it; null where it knows none. */
export interface TimeZoneObservation {
  readonly shanghai: string | null;
}

/** What the check of time zone data can find. */
export const TIME_ZONE_FINDINGS = {
  'time-zone.data': {
    grade: 'problem',
    why: '日程文件和别的程序要靠时区数据换算北京时间；数据缺了或者错了，日期会差一天。',
    action: '这个 Node 不完整：请从 nodejs.org 或者 npm 的 node 包重新安装 Node 22 或更新的版本。',
  },
} as const;

const { ok, found } = findingMaker(TIME_ZONE_FINDINGS);

/** Checks that this Node knows Asia/Shanghai, at +08:00. */
export function checkTimeZone({ shanghai }: TimeZoneObservation): DoctorFinding[] {
  if (shanghai === BEIJING) return [ok('time-zone', '时区数据：Asia/Shanghai 是 +08:00')];
  return [
    found(
      'time-zone.data',
      shanghai === null
        ? 'Node 没有 Asia/Shanghai 的时区数据'
        : `Node 说 Asia/Shanghai 是 ${shanghai}，应为 ${BEIJING}`,
    ),
  ];
}
