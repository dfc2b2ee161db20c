import { type Problem, type ProblemInput, problem } from '#lib/content/problem';
import type { NoticeSource } from '#lib/content/source';

/** A problem as a rule yields it; the rule's name is added later. */
export type RuleProblem = Omit<ProblemInput, 'rule'>;

/** A check for one kind of mistake in a notice. One rule a file in `lib/content/rules/`, named like the file. */
export interface Rule {
  name: string;
  /** Yields every mistake of this kind, except where another mistake makes it impossible to tell. */
  check(source: NoticeSource): Iterable<RuleProblem>;
}

/** Runs `rules` on a notice and returns every problem, in no particular order. */
export function runRules(rules: readonly Rule[], source: NoticeSource): Problem[] {
  const problems: Problem[] = [];
  for (const rule of rules)
    for (const found of rule.check(source)) problems.push(problem({ ...found, rule: rule.name }));
  return problems;
}
