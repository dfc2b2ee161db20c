import { type Problem, problem } from '#lib/content/problem';
import type { StaffYaml } from '#lib/content/yaml/staff-yaml';
import type { Publisher } from '#lib/model/notice';

/** What every writer has to be told, and only the body can know. */
const TERMS = [
  { key: 'readers', meaning: '由谁查阅' },
  { key: 'retention', meaning: '保存多久' },
] as const;

/**
 * Warns of a site that takes feedback and does not say who reads it or how long it is kept. 个人信息保护法 第十七条
 * asks that writers are told, beforehand and plainly, the purpose and way of the handling, the kinds of information,
 * and the period of keeping. No error, and no corrected line: the privacy notice says honestly what is unsaid, and
 * nobody should invent a fact to get a notice published.
 * @param yaml the file that `publisher` was read from.
 */
export function untoldTerms({ feedback }: Publisher, yaml: StaffYaml): Problem[] {
  const untold = TERMS.filter(({ key }) => feedback?.[key] === undefined);
  if (untold.length === 0) return [];
  const lines = untold.map(({ key, meaning }) => `${key}（${meaning}）`).join('、');
  return [
    problem({
      place: yaml.keyPlace(['feedback']),
      rule: 'feedback-terms',
      severity: 'warning',
      reason: `有通报收集意见反馈，却没有写明反馈${untold.map(({ meaning }) => meaning).join('、')}`,
      expected: `由单位确定以后，在 feedback 下面分行写 ${lines}；写明以前，隐私说明只能说“尚未写明”`,
    }),
  ];
}
