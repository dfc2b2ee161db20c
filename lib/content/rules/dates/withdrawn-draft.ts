import type { Rule } from '#lib/content/rule';

/** A draft cannot be withdrawn, since it was never published. */
export const withdrawnDraft: Rule = {
  name: 'withdrawn-draft',
  *check({ notice }) {
    if (!notice?.hasValidYaml || notice.hasKey(['published']) || !notice.hasKey(['withdrawn'])) return;
    yield {
      place: notice.keyPlace(['withdrawn']),
      reason: '这份通报还没有发布，不能撤回',
      expected: '草稿不写 withdrawn；已经发布过的，补上原来的 published',
    };
  },
};
