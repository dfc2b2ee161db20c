import { type Problem, problem } from '#lib/content/problem';
import type { StaffYaml } from '#lib/content/yaml/staff-yaml';
import type { Publisher } from '#lib/model/notice';

/** What every writer must be told, and only the body knows; each example is one that the check refuses as it stands. */
const TERMS = [
  { key: 'purpose', meaning: '用途', example: '供某某单位研究处理群众的意见建议' },
  { key: 'readers', meaning: '由谁查阅', example: '某某办公室工作人员' },
  { key: 'retention', meaning: '保存多久', example: '公示期结束后××个月，到期由工作人员删除' },
] as const;

/**
 * Warns of a site that accepts feedback but does not say what it is for, who reads it or how long it is stored.
 * 个人信息保护法 第十七条 asks that writers are told, beforehand and plainly, the purpose and way of the handling, the
 * kinds of information, and the period of keeping. No error, and no corrected line: the form says honestly what is
 * unsaid, and nobody should invent a fact to get a notice published.
 * @param yaml the file that `publisher` was read from.
 */
export function missingFeedbackTerms({ feedback }: Publisher, yaml: StaffYaml): Problem[] {
  const missing = TERMS.filter(
    ({ key }) => feedback?.[key] === undefined && (key !== 'retention' || feedback?.keep === undefined),
  );
  if (missing.length === 0) return [];
  const names = missing.map(({ meaning }) => meaning).join('、');
  const lines = ['feedback:', ...missing.map(({ key, example }) => `  ${key}: ${example}`)];
  return [
    problem({
      place: yaml.keyPlace(['feedback']),
      rule: 'feedback-terms',
      severity: 'warning',
      reason: `有通报收集意见反馈，却没有写明${names}`,
      expected: `由单位研究确定以后，在 feedback 下面写明；写明以前，意见反馈表上方写着“本单位没有写明”。写法如下，内容换成实际的：${lines
        .map((line) => `\n      ${line}`)
        .join('')}`,
    }),
  ];
}
