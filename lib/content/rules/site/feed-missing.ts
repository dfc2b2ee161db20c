import { type Problem, problem } from '#lib/content/problem';
import type { StaffYaml } from '#lib/content/yaml/staff-yaml';
import type { Publisher } from '#lib/model/notice';

/**
 * Warns of a `site.yaml` without `feed`, without which there is no feed. The message has an example but no correction:
 * only the body knows which domain or mailbox is its own, and since when.
 * @param yaml the file that `publisher` was read from.
 */
export function missingFeed({ feed }: Publisher, yaml: StaffYaml): Problem[] {
  if (feed) return [];
  return [
    problem({
      place: yaml.keyPlace(['feed']),
      rule: 'feed-missing',
      severity: 'warning',
      reason: '没有写 feed，网站就没有订阅源，别人不能订阅通报的公布和更正',
      expected:
        '加一项 feed，下面缩进两格分行写 authority（本单位自己的域名或者电子邮箱）和 year（从哪一年起归本单位使用），例如 authority: www.example.gov.cn 和 year: 2024；写好以后不再改',
    }),
  ];
}
