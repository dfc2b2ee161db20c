import { basename } from 'node:path';
import * as z from 'zod';

/** How long something took. */
export interface Duration {
  /** A step's name, or a test's with its file. */
  name: string;
  milliseconds: number;
}

/** A test that a report names. */
export interface ReportedTest extends Duration {
  hasFailed: boolean;
}

/** The part used here of what vitest's `json` reporter writes. */
const vitestSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), duration: z.number().nullish() }),
      ),
    }),
  ),
});

/** The part used here of what Playwright's `json` reporter writes: a suite holds tests and suites. */
const suiteSchema = z.object({
  specs: z.array(
    z.object({
      file: z.string(),
      title: z.string(),
      ok: z.boolean(),
      tests: z.array(z.object({ results: z.array(z.object({ duration: z.number() })) })),
    }),
  ),
  get suites() {
    return z.array(suiteSchema).default([]);
  },
});

const playwrightSchema = z.object({ suites: z.array(suiteSchema) });

/** The tests in a report of vitest or Playwright (JSON). @throws ZodError when it is neither. */
export function testsIn(runner: 'vitest' | 'playwright', report: unknown): ReportedTest[] {
  if (runner === 'playwright') return playwrightSchema.parse(report).suites.flatMap(testsInSuite);
  return vitestSchema.parse(report).testResults.flatMap(({ name: file, assertionResults }) =>
    assertionResults.map(({ fullName, status, duration }) => ({
      name: `${basename(file)}: ${fullName}`,
      hasFailed: status === 'failed',
      milliseconds: duration ?? 0,
    })),
  );
}

function testsInSuite({ specs, suites }: z.output<typeof suiteSchema>): ReportedTest[] {
  const own = specs.map(({ file, title, ok, tests }) => ({
    name: `${basename(file)}: ${title}`,
    hasFailed: !ok,
    milliseconds: tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0),
  }));
  return [...own, ...suites.flatMap(testsInSuite)];
}

/** The `count` longest, the longest first. */
export function longest(durations: readonly Duration[], count: number): Duration[] {
  return durations.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, count);
}

/** A table for the terminal: a line each, the seconds first, right-aligned. */
export function durationTable(durations: readonly Duration[]): string {
  const seconds = durations.map(({ milliseconds }) => `${(milliseconds / 1000).toFixed(1)} s`);
  const width = Math.max(...seconds.map(({ length }) => length));
  return durations.map(({ name }, index) => `  ${seconds[index]?.padStart(width)}  ${name}`).join('\n');
}
