import type { Rule } from '#lib/content/rule';
import { instantOf } from '#lib/model/date';

/** A notice is not withdrawn before it is published. */
export const withdrawnEarly: Rule = {
  name: 'withdrawn-early',
  *check({ notice }) {
    const { published, withdrawn } = notice?.meta ?? {};
    if (!notice || !published || !withdrawn || instantOf(withdrawn.at) >= instantOf(published)) return;
    yield {
      place: notice.valuePlace(['withdrawn', 'at']),
      reason: '撤回的时间早于发布时间',
      found: withdrawn.at,
      expected: `不早于 published（${published}）；还没有发布的通报，删去 published 就是草稿`,
    };
  },
};
