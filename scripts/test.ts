import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { findChromium } from './programs';
import { run } from './run';
import { ensureTestTools } from './test-tools';

/** A step of the suite: its name, and the command that must end with 0. */
type Step = readonly [name: string, ...command: string[]];

const BUILD_FIXTURES = { CONTENT_DIR: 'tests/fixtures/content', DISCLOSURE_OUTPUT: '.next/test' };

const SUITE: readonly Step[] = [
  ['types', 'tsc'],
  ['lint', 'biome', 'ci', '--error-on-warnings'],
  ['unit tests', 'vitest', 'run'],
  ['content check', 'node', '--import', 'tsx', 'scripts/check.ts'],
  ['build of the fixtures', 'node', '--import', 'tsx', 'scripts/build.ts'],
  ['tests of the built server', 'vitest', 'run', '-c', 'vitest.server.config.ts'],
  ['browser tests', 'playwright', 'test'],
];

const LONG: readonly Step[] = [
  ['properties, tried for long', 'vitest', 'run', '-c', 'vitest.fuzz.config.ts'],
  ['build of the fixtures', 'node', '--import', 'tsx', 'scripts/build.ts'],
  ['tests of the built server that take long', 'vitest', 'run', '-c', 'vitest.long.config.ts'],
  ['browser tests, the full product', 'playwright', 'test', '--config', 'playwright.long.config.ts'],
];

/**
 * `npm test`, and with `--long` what takes longer: runs the steps in order and stops at the first that fails.
 * `--only <word>` runs the steps whose names hold the word.
 */
run(async () => {
  await ensureTestTools();
  const long = process.argv.includes('--long');
  const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : '';
  const steps = (long ? LONG : SUITE).filter(([name]) => name.includes(only ?? ''));
  const began = performance.now();
  for (const [name, ...command] of steps) {
    console.log(`\n── ${name}`);
    const code = await runStep(name, command);
    if (code !== 0) {
      console.error(`\n${name}: failed`);
      process.exit(1);
    }
  }
  console.log(`\nall green in ${Math.round((performance.now() - began) / 1000)} s`);
});

async function runStep(name: string, [program = '', ...args]: string[]): Promise<number | null> {
  const build = name === 'build of the fixtures' ? BUILD_FIXTURES : {};
  const child = spawn(program, args, {
    stdio: 'inherit',
    env: {
      ...process.env,
      CHROMIUM_PATH: findChromium() ?? '',
      TEST_BUILD: 'keep',
      NEXT_TELEMETRY_DISABLED: '1',
      ...build,
    },
  });
  const [code] = await once(child, 'exit');
  return code;
}
