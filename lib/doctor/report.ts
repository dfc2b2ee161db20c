import * as z from 'zod';
import type { Instant } from '#lib/clock';
import { type DoctorFinding, findingSchema, GRADE_WORDS } from '#lib/doctor/finding';
import { momentOf } from '#lib/model/date';

/** The schema of what `npm run doctor -- --json` prints. A field may be added; what is there keeps its meaning. */
export const doctorReportSchema = z.object({
  format: z.literal(1),
  /** When it was examined, by this machine's clock, in Beijing time. */
  at: z.string(),
  /** Whether no finding is graded `problem`: the exit code is 0 then, else 1. */
  healthy: z.boolean(),
  findings: z.array(findingSchema),
});

export type DoctorReport = Readonly<z.output<typeof doctorReportSchema>>;

/** The order in which findings are told: what is worst comes first. */
const ORDER = ['problem', 'attention', 'ok'] as const;

/** Makes the report of what was found at `now`, the worst first. */
export function doctorReport(findings: readonly DoctorFinding[], now: Instant): DoctorReport {
  const ordered = ORDER.flatMap((grade) => findings.filter((finding) => finding.grade === grade));
  return {
    format: 1,
    at: momentOf(now),
    healthy: !findings.some(({ grade }) => grade === 'problem'),
    findings: ordered,
  };
}

/** Writes a report for staff, in Chinese: each finding with what to do, and a summary at the end. */
export function doctorText({ findings }: DoctorReport): string {
  const written = findings.map(({ grade, id, found, why, action }) => {
    const head = `【${GRADE_WORDS[grade]}】${found}`;
    return grade === 'ok' ? head : `${head}\n  为什么要紧：${why}\n  怎么办：${action}（${id}）\n`;
  });
  const count = (wanted: DoctorFinding['grade']) => findings.filter(({ grade }) => grade === wanted).length;
  const [problems, attentions] = [count('problem'), count('attention')];
  const summary =
    problems + attentions === 0
      ? `检查了 ${findings.length} 处，全部正常。`
      : `检查了 ${findings.length} 处：有问题 ${problems}，注意 ${attentions}，正常 ${count('ok')}。括号里的名称可以在 docs/operating.md 的“体检”表里查到。`;
  return [...written, '', summary].join('\n');
}
