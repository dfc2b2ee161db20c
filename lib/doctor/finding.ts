import * as z from 'zod';

/** How a finding is graded, and the Chinese word for it. `problem`: readers or submissions are harmed by it now, or soon. */
export const GRADE_WORDS = { ok: '正常', attention: '注意', problem: '有问题' } as const;

/** The schema of one finding of `npm run doctor`. */
export const findingSchema = z.object({
  /** Names it for good: `docs/operating.md` has a row for each that is not `ok`. */
  id: z.string(),
  grade: z.enum(['ok', 'attention', 'problem']),
  /** What was found, in Chinese; never a secret, and nothing of a single submission. */
  found: z.string(),
  /** Why it matters, in Chinese; empty where all is well. */
  why: z.string(),
  /** What to do, in Chinese; empty likewise. */
  action: z.string(),
});

export type DoctorFinding = Readonly<z.output<typeof findingSchema>>;

/** What is always the same of a finding: its grade, why it matters, and what to do, in Chinese. */
export type FindingKind = Pick<DoctorFinding, 'why' | 'action'> & { readonly grade: 'attention' | 'problem' };

/** The kinds of findings that a check can make, by their ids. */
export type FindingKinds = Readonly<Record<string, FindingKind>>;

/** A check's ways to make findings. */
export interface FindingMaker<Kinds extends FindingKinds> {
  /** All is well: `of` is the check's name. */
  ok(of: string, found: string): DoctorFinding;
  /** One of the check's kinds, with what was found. */
  found(id: keyof Kinds & string, found: string): DoctorFinding;
}

/** Creates a check's ways to make findings of its kinds. */
export function findingMaker<Kinds extends FindingKinds>(kinds: Kinds): FindingMaker<Kinds> {
  return {
    ok: (of, found) => ({ id: of, grade: 'ok', found, why: '', action: '' }),
    found: (id, found) => {
      const kind = kinds[id];
      if (!kind) throw new Error(`no such finding: ${id}`);
      return { id, grade: kind.grade, found, why: kind.why, action: kind.action };
    },
  };
}
