import { type Problem, problem } from '#lib/content/problem';
import type { Rule, RuleProblem } from '#lib/content/rule';
import type { StaffYaml } from '#lib/content/yaml/staff-yaml';
import type { Publisher } from '#lib/model/notice';
import { LOCAL_PHONE } from '#lib/model/values';

/** A number without area code is dialled with the site's own: where `site.yaml` gives none, nobody from elsewhere reaches it. */
export const phoneArea: Rule = {
  name: 'phone-area',
  *check({ contact, office }) {
    if (!contact || office.areaCode !== undefined) return;
    for (const index of contact.listIndexes(['phones'])) {
      const number = contact.textAt(['phones', index, 'number']) ?? '';
      if (LOCAL_PHONE.test(number))
        yield withoutArea(number, contact.valuePlace(['phones', index, 'number']));
    }
  },
};

/** The telephone numbers of `site.yaml` that nothing gives an area code. @param yaml the file that they were read from. */
export function phonesWithoutArea({ phones, areaCode }: Publisher, yaml: StaffYaml): Problem[] {
  if (areaCode !== undefined) return [];
  return phones.flatMap(({ number }, index) =>
    LOCAL_PHONE.test(number)
      ? [
          problem({
            rule: phoneArea.name,
            ...withoutArea(number, yaml.valuePlace(['phones', index, 'number'])),
          }),
        ]
      : [],
  );
}

function withoutArea(number: string, place: RuleProblem['place']): RuleProblem {
  return {
    place,
    reason: '电话号码没有区号，外地打不通',
    found: number,
    expected:
      '写上区号，例如 0199-5550171；或者在 site.yaml 里写一行 areaCode，内容是本地的区号，例如 areaCode: 0199',
  };
}
