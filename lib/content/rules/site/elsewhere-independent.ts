import { type Problem, problem } from '#lib/content/problem';
import type { StaffYaml } from '#lib/content/yaml/staff-yaml';
import type { Publisher } from '#lib/model/notice';

/**
 * Warns of an independent channel that is the publishing body itself, or that stands in the list twice: whoever fears
 * the office would be sent to the office. No correction: which number is meant, its author knows.
 * @param yaml the file that `publisher` was read from.
 */
export function ownElsewhere(
  { elsewhere = [], organization, phones }: Publisher,
  yaml: StaffYaml,
): Problem[] {
  return elsewhere.flatMap(({ name, phone }, index) => {
    const say = (key: string, reason: string, expected: string) =>
      problem({
        place: yaml.valuePlace(['elsewhere', index, key]),
        rule: 'elsewhere-independent',
        severity: 'warning',
        reason,
        found: key === 'name' ? name : phone,
        expected,
      });
    const others = elsewhere.slice(0, index);
    return [
      ...(name === organization
        ? [say('name', '这是本单位，不是本单位以外的渠道', '上级机关或者其他单位的名称；没有的，删去这一项')]
        : []),
      ...(phone !== undefined && phones.some(({ number }) => number === phone)
        ? [
            say(
              'phone',
              '这是本单位的电话，不是本单位以外的渠道',
              '上级机关或者其他单位的电话；没有的，删去这一行',
            ),
          ]
        : []),
      ...(others.some((other) => other.name === name)
        ? [say('name', '同一个渠道写了两遍', '每个渠道只写一项，几项合成一项')]
        : []),
    ];
  });
}
