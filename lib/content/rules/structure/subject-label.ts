import type { Rule } from '#lib/content/rule';

/** The label before whom a notice is about fits the notice: one that speaks of no audit does not say 审计对象. */
export const subjectLabel: Rule = {
  name: 'subject-label',
  *check({ notice }) {
    if (!notice?.hasValidYaml) return;
    const { subject, title = '', issuer = '' } = notice.meta;
    if (!notice.hasKey(['subject']) && notice.hasKey(['subjectLabel']))
      yield {
        place: notice.keyPlace(['subjectLabel']),
        reason: '写了 subjectLabel，没有写 subject',
        expected: '对象是谁，写在 subject；没有对象的，两项都不写',
      };
    if (subject === undefined || notice.hasKey(['subjectLabel'])) return;
    if ((title + issuer + notice.bodyText).includes('审计')) return;
    yield {
      place: notice.valuePlace(['subject']),
      severity: 'warning',
      reason: '这份通报没有提到审计，页面上会写成“审计对象”',
      found: subject,
      expected: '加一行 subjectLabel，写原文对对象的叫法，例如 subjectLabel: 检查对象',
    };
  },
};
