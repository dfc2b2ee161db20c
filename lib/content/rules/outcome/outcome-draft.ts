import type { Rule } from '#lib/content/rule';

/** A draft has no outcome, since nobody could send feedback. */
export const outcomeDraft: Rule = {
  name: 'outcome-draft',
  *check({ notice, outcome }) {
    if (!outcome || !notice?.hasValidYaml || notice.hasKey(['published'])) return;
    yield {
      place: { file: outcome.file, line: 1, column: 1 },
      reason: '这份通报还没有发布，不能有反馈情况',
      expected: '草稿里没有 outcome.md；通报已经发布过的，在 notice.md 里补上原来的 published',
    };
  },
};
