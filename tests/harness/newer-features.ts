import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';

/** Something newer than the oldest engines: what it is called, and where it is used. */
export interface Finding {
  feature: string;
  use: string;
}

const sentence = z.string().min(15);

/** What may be used although the oldest engines do not know it. */
const allowance = z.strictObject({
  /** How the linters call it. */
  features: z.array(z.string()).min(1),
  /** Its uses, letter by letter; `*` stands for anything. */
  uses: z.array(z.string()).min(1),
  /** What it is good for. */
  why: sentence,
  /** What the oldest engines show in its place. */
  fallBack: sentence,
});

/** One entry of a list of allowances. */
export type Allowance = z.infer<typeof allowance>;

/** Reads a list of allowances. @throws when an entry lacks something. */
export function readAllowances(file: string): Allowance[] {
  return z.array(allowance).parse(parse(readFileSync(file, 'utf8')));
}

/** The findings that no entry allows. */
export function unforeseen(findings: readonly Finding[], allowances: readonly Allowance[]): Finding[] {
  return findings.filter((finding) => !allowances.some((entry) => allows(entry, finding)));
}

/** Features and uses that an entry names and that are found nowhere. */
export function needless(findings: readonly Finding[], allowances: readonly Allowance[]): string[] {
  return allowances.flatMap((entry) => {
    const met = findings.filter((finding) => allows(entry, finding));
    return [
      ...entry.features.filter((name) => !met.some(({ feature }) => feature === name)),
      ...entry.uses.filter((pattern) => !met.some(({ use }) => isLike(use, pattern))),
    ];
  });
}

function allows({ features, uses }: Allowance, { feature, use }: Finding): boolean {
  return features.includes(feature) && uses.some((pattern) => isLike(use, pattern));
}

function isLike(use: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(use);
}
