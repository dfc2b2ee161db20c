import { type DoctorFinding, findingMaker } from '#lib/doctor/finding';
import { type ClockDoubt, doubtInWords } from '#lib/feedback/retention/clock-doubt';

/** What was observed of how long submissions are kept. */
export interface RetentionObservation {
  /** Whether the newest build says after how many years they are destroyed. */
  readonly isSet: boolean;
  /** Why nothing is destroyed by itself now; null where nothing speaks against the clock. */
  readonly doubt: ClockDoubt | null;
}

/** What the check of retention can find. */
export const RETENTION_FINDINGS = {
  'retention.unset': {
    grade: 'attention',
    why: '个人信息保存期满要主动删除；没有写保存几年，网站不会自己删除，也不对写信人承诺。',
    action: '本单位定下来以后，在 content/site.yaml 的 feedback 下面写 keep，再运行 npm run build。',
  },
  'retention.waits': {
    grade: 'problem',
    why: '时钟可疑，网站不敢自己删除期满的反馈，一直等到有人核对。',
    action:
      '对照一块准确的表。时钟错了就改正。没有错，先把 BACKUP_DIR 里日期在今天以后的备份移到别处（没有就不用），再运行 npm run office -- retention --clock-is-right。',
  },
} as const;

const { ok, found } = findingMaker(RETENTION_FINDINGS);

/** Checks that submissions are destroyed on their day, and that nothing keeps the site from that. */
export function checkRetention({ isSet, doubt }: RetentionObservation): DoctorFinding[] {
  if (!isSet) return [found('retention.unset', '没有写反馈保存几年')];
  return [
    doubt === null
      ? ok('retention', '保存期满的反馈由网站自己删除')
      : found('retention.waits', `没有自动删除保存期满的反馈：${doubtInWords(doubt).replace(/。.*$/s, '')}`),
  ];
}
