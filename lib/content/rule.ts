import { type Problem, type ProblemInput, problem } from '#lib/content/problem';
import type { NoticeSource } from '#lib/content/source';

/** What a rule reports; its name is added for it. */
export type RuleProblem = Omit<ProblemInput, 'rule'>;

/** One thing that can be wrong with a notice. One rule a file in `lib/content/rules/`, named as the file. */
export interface Rule {
  name: string;
  /** Every mistake of this kind in `source`; one that cannot be judged because another hides it is left out. */
  check(source: NoticeSource): Iterable<RuleProblem>;
}

/** Runs `rules` over a notice and gives every problem that they find, in no particular order. */
export function runRules(rules: readonly Rule[], source: NoticeSource): Problem[] {
  return rules.flatMap((rule) =>
    Array.from(rule.check(source), (finding) => problem({ ...finding, rule: rule.name })),
  );
}
