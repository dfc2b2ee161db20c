import type { Rule } from '#lib/content/rule';

/** Only a notice with a disclosure window, which accepts feedback, has an outcome. */
export const outcomeWindow: Rule = {
  name: 'outcome-window',
  *check({ notice, outcome }) {
    if (!outcome || !notice?.hasValidYaml || notice.hasKey(['window'])) return;
    yield {
      place: { file: outcome.file, line: 1, column: 1 },
      reason: '这份通报没有公示期，不收集意见反馈，不能有反馈情况',
      expected: '在 notice.md 里写 window；没有公示期的，删去 outcome.md',
    };
  },
};
