import { type Problem, problem } from '#lib/content/problem';
import type { StaffYaml } from '#lib/content/yaml/staff-yaml';
import type { Publisher } from '#lib/model/notice';

/**
 * Warns of a site that accepts feedback and never destroys it by itself (个人信息保护法 第十九条: no longer than the purpose
 * needs; 第四十七条: deleted when the period is over). The message has no number: how long is the body's to decide.
 * @param yaml the file that `publisher` was read from.
 */
export function missingFeedbackKeep({ feedback }: Publisher, yaml: StaffYaml): Problem[] {
  if (feedback?.keep !== undefined) return [];
  return [
    problem({
      place: yaml.keyPlace(['feedback']),
      rule: 'feedback-keep',
      severity: 'warning',
      reason: '没有写公示期结束以后保存几年，网站不会自动删除反馈，到期要由工作人员逐件删除',
      expected:
        '由单位研究确定以后，在 feedback 下面写 keep，内容是年数；写了以后，满年数的反馈由网站自动删除，不能恢复',
    }),
  ];
}
