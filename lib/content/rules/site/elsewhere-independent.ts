import { type Problem, problem } from '#lib/content/problem';
import type { StaffYaml } from '#lib/content/yaml/staff-yaml';
import type { Notice, Publisher } from '#lib/model/notice';

/**
 * Warns of an independent channel that is the publishing body itself or the issuer of a notice with a form, that has a
 * telephone number of theirs, or that stands in the list twice: whoever fears
 * the office would be sent to the office. No correction: which number is meant, its author knows.
 * @param yaml the file that `publisher` was read from.
 * @param notices the notices of the site, as far as they could be read.
 */
export function ownElsewhere(
  { elsewhere = [], organization, phones }: Publisher,
  yaml: StaffYaml,
  notices: readonly Pick<Notice, 'slug' | 'issuer' | 'contact' | 'window'>[],
): Problem[] {
  const withForm = notices.filter(({ window }) => window !== null);
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
    const issued = withForm.find(({ issuer }) => issuer.includes(name) && name !== organization);
    const answering = withForm.find(
      ({ contact }) => phone !== undefined && contact?.phones.some(({ number }) => number === phone),
    );
    return [
      ...(issued
        ? [
            say(
              'name',
              `通报 ${issued.slug} 就是${issued.issuer}发布的，那篇通报不会列出这个渠道`,
              '各篇通报发布机构以外的单位；没有的，删去这一项',
            ),
          ]
        : []),
      ...(answering && !phones.some(({ number }) => number === phone)
        ? [
            say(
              'phone',
              `这是通报 ${answering.slug} 自己的联系电话，那篇通报不会列出这个渠道`,
              '上级机关或者其他单位的电话；没有的，删去这一行',
            ),
          ]
        : []),
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
