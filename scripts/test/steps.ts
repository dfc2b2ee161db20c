import { namesMatching } from '../developer-options';

/** A step of a suite: a command that must end with 0. */
export interface Step {
  name: string;
  command: readonly string[];
  /** Set besides the environment of the whole suite. */
  env?: Readonly<Record<string, string>>;
  /** A folder that is removed before it begins. */
  clears?: string;
  /** Names of the steps whose result it uses; they come before it. */
  needs?: readonly string[];
  /** What runs its tests, for those that report how long each test took. */
  runner?: 'vitest' | 'playwright';
}

/** The folder of the suite's builds: what they show is no publication, and none is compared with another. */
const OUTPUT = '.next/test';

const FIXTURES: Step = {
  name: 'build of the fixtures',
  command: ['node', 'scripts/launch.mjs', 'build'],
  env: { CONTENT_DIR: 'tests/fixtures/content', DISCLOSURE_OUTPUT: OUTPUT },
  clears: OUTPUT,
};

/** `npm test`. */
export const SUITE: readonly Step[] = [
  { name: 'types', command: ['tsc'] },
  { name: 'lint', command: ['biome', 'ci', '--error-on-warnings'] },
  { name: 'unit tests', command: ['vitest', 'run'], runner: 'vitest' },
  {
    name: 'content check',
    command: ['node', 'scripts/launch.mjs', 'check'],
    // The content by itself: what the site in this folder has published is no concern of the suite's.
    env: { DISCLOSURE_OUTPUT: OUTPUT },
  },
  FIXTURES,
  {
    name: 'tests of the built server',
    command: ['vitest', 'run', '-c', 'vitest.server.config.ts'],
    needs: [FIXTURES.name],
    runner: 'vitest',
  },
  { name: 'browser tests', command: ['playwright', 'test'], needs: [FIXTURES.name], runner: 'playwright' },
];

/** The drills of those who operate the site; a step of its own, to be asked for by itself. */
const OPERATING = ['tests/long-server/operating.test.ts', 'tests/long-server/operating-once.test.ts'];

/** `npm run test:long`. */
export const LONG: readonly Step[] = [
  {
    name: 'properties, tried for long',
    command: ['vitest', 'run', '-c', 'vitest.fuzz.config.ts'],
    runner: 'vitest',
  },
  FIXTURES,
  {
    name: 'tests of the built server that take long',
    command: [
      'vitest',
      'run',
      '-c',
      'vitest.long.config.ts',
      ...OPERATING.flatMap((file) => ['--exclude', file]),
    ],
    needs: [FIXTURES.name],
    runner: 'vitest',
  },
  {
    name: 'operating: two machines over one database, and what befalls them',
    command: ['vitest', 'run', '-c', 'vitest.long.config.ts', ...OPERATING],
    needs: [FIXTURES.name],
    runner: 'vitest',
  },
  {
    name: 'browser tests, the full product',
    command: ['playwright', 'test', '--config', 'playwright.long.config.ts'],
    needs: [FIXTURES.name],
    runner: 'playwright',
  },
  {
    name: 'benchmarks, each once and small',
    command: ['node', 'scripts/launch.mjs', 'bench', '--quick'],
  },
];

/**
 * The steps whose names contain `word`, and those that they need, in the order of the suite; all when it is undefined.
 * @throws CommandError, listing the names, when no name contains it.
 */
export function chooseSteps(suite: readonly Step[], word?: string): Step[] {
  const chosen = new Set(
    namesMatching(
      word,
      suite.map(({ name }) => name),
    ),
  );
  // From the last to the first: what a needed step needs comes before it.
  for (const { name, needs = [] } of suite.toReversed())
    if (chosen.has(name)) for (const needed of needs) chosen.add(needed);
  return suite.filter(({ name }) => chosen.has(name));
}
