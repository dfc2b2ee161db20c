import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { readOptions } from './only';
import { findChromium } from './programs';
import { run } from './run';
import { type Duration, durationsIn, durationTable, longest } from './test/durations';
import { chooseSteps, LONG, type Step, SUITE } from './test/steps';
import { ensureTestTools } from './test-tools';

/** How many of the slowest tests are shown. */
const SLOWEST = 10;

/**
 * `npm test`, and with `--long` what takes longer: runs the steps in order and stops at the first that fails.
 * `--only <word>` runs the steps whose names contain the word, and what they need. Shows at the end how long each
 * step took, and the slowest tests.
 */
run(async () => {
  const options = { only: { type: 'string' }, long: { type: 'boolean' } } as const;
  const { only, long = false } = readOptions(process.argv.slice(2), options);
  const steps = chooseSteps(long ? LONG : SUITE, only);
  await ensureTestTools();
  const reports = await mkdtemp(join(tmpdir(), 'disclosure-reports-'));
  try {
    const began = performance.now();
    const failed = await runSteps(steps, reports);
    if (failed) {
      console.error(`\n${failed}: failed`);
      process.exitCode = 1;
    } else console.log(`\nall green in ${Math.round((performance.now() - began) / 1000)} s`);
  } finally {
    await rm(reports, { recursive: true, force: true });
  }
});

/** Runs the steps and shows how long they took. Gives the name of the step that failed, or null. */
async function runSteps(steps: readonly Step[], reports: string): Promise<string | null> {
  const durations: Duration[] = [];
  const tests: Duration[] = [];
  let failed: string | null = null;
  for (const step of steps) {
    console.log(`\n── ${step.name}`);
    const report = join(reports, `${step.name}.json`);
    const began = performance.now();
    const code = await runStep(step, report);
    durations.push({ name: step.name, milliseconds: performance.now() - began });
    const written = step.runner ? await readReport(report) : null;
    if (step.runner && written !== null) tests.push(...durationsIn(step.runner, written));
    if (code !== 0) {
      failed = step.name;
      break;
    }
  }
  console.log(`\n── time of each step\n${durationTable(durations)}`);
  if (tests.length > 0) console.log(`\n── slowest tests\n${durationTable(longest(tests, SLOWEST))}`);
  return failed;
}

/** Runs one step, and has its tests' durations written to `report`. Gives its exit code; null when a signal ended it. */
async function runStep(step: Step, report: string): Promise<number | null> {
  const [program = '', ...args] = [...step.command, ...reporters(step, report)];
  const child = spawn(program, args, {
    stdio: 'inherit',
    env: {
      ...process.env,
      CHROMIUM_PATH: findChromium() ?? '',
      TEST_BUILD: 'keep',
      NEXT_TELEMETRY_DISABLED: '1',
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      ...step.env,
    },
  });
  const [code] = await once(child, 'exit');
  return code;
}

/** The arguments by which a step's tests are reported to the terminal and to a file. */
function reporters({ runner }: Step, report: string): string[] {
  if (runner === 'vitest') return ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return runner === 'playwright' ? ['--reporter=list,json'] : [];
}

/** A report, or null where a step ended before it wrote one. */
async function readReport(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(() => null);
  return text === null ? null : JSON.parse(text);
}
