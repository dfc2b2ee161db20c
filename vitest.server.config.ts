import { basename } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take long, the longest first. */
const LONG = [
  'staff',
  'take-over',
  'preview',
  'paper-served',
  'leak',
  'feedback-canary',
  'feedback-files',
  'feedback-data-folder',
];

/** Begins with the files that take long: at the end one of two workers would wait for the other. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = LONG.indexOf(basename(moduleId, '.test.ts'));
      return place < 0 ? LONG.length : place;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

/** Tests of the built server. */
export default defineConfig({
  test: {
    include: ['tests/server/**/*.test.ts'],
    globalSetup: 'tests/server/setup.ts',
    // Files that only read share a server a worker; the others start their own, on ports and in folders of their own.
    pool: 'forks',
    maxWorkers: 2,
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // No test is about time: on a busy machine each may take its own.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
