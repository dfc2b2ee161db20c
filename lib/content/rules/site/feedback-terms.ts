import { type Problem, problem } from '#lib/content/problem';
import type { StaffYaml } from '#lib/content/yaml/staff-yaml';
import type { Publisher } from '#lib/model/notice';

/** What every writer must be told, and only the body knows. */
const TERMS = [
  { key: 'readers', meaning: '由谁查阅' },
  { key: 'retention', meaning: '保存多久' },
] as const;

/**
 * Warns of a site that accepts feedback but does not say who reads it or how long it is stored. 个人信息保护法 第十七条
 * asks that writers are told, beforehand and plainly, the purpose and way of the handling, the kinds of information,
 * and the period of keeping. No error, and no corrected line: the privacy notice says honestly what is unsaid, and
 * nobody should invent a fact to get a notice published.
 * @param yaml the file that `publisher` was read from.
 */
export function missingFeedbackTerms({ feedback }: Publisher, yaml: StaffYaml): Problem[] {
  const missing = TERMS.filter(({ key }) => feedback?.[key] === undefined);
  if (missing.length === 0) return [];
  const lines = missing.map(({ key, meaning }) => `${key}（${meaning}）`).join('、');
  return [
    problem({
      place: yaml.keyPlace(['feedback']),
      rule: 'feedback-terms',
      severity: 'warning',
      reason: `有通报收集意见反馈，却没有写明反馈${missing.map(({ meaning }) => meaning).join('、')}`,
      expected: `由单位确定以后，在 feedback 下面分行写 ${lines}；写明以前，隐私说明只能说“尚未写明”`,
    }),
  ];
}
