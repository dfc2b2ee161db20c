import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { readOptions } from './developer-options';
import { findChromium } from './programs';
import { CommandError, run } from './run';
import { type Duration, durationTable, longest, type ReportedTest, testsIn } from './test/reported-tests';
import { runSteps } from './test/run-steps';
import { chooseSteps, LONG, type Step, SUITE } from './test/steps';
import { ensureTestTools } from './test-tools';

/** How many of the slowest tests are shown. */
const SLOWEST = 10;

/** How many of a failed step's last lines are printed again. */
const LAST_LINES = 80;

/**
 * How many steps run at the same time: where one waits, the processors are the other's. With three of them on two cores, what
 * waits for a page or a server polls so much that all take longer.
 */
const LANES = 2;

/**
 * `npm test`, and with `--long` what takes longer: runs the steps, each after what it needs, and starts none after one
 * that failed. `--only <word>` runs the steps whose names contain the word, and what they need. Shows at the end how
 * long each step took, the slowest tests, and what failed, with the last lines of its output: where only the end of a
 * log is kept, the reason stands in it.
 */
run(async () => {
  const options = { only: { type: 'string' }, long: { type: 'boolean' } } as const;
  const { only, long = false } = readOptions(process.argv.slice(2), options);
  const steps = chooseSteps(long ? LONG : SUITE, only);
  await ensureTestTools(long);
  const reports = await mkdtemp(join(tmpdir(), 'disclosure-reports-'));
  const durations: Duration[] = [];
  const outputs = new Map<Step, string>();
  try {
    const began = performance.now();
    const ended = await runSteps(steps, {
      lanes: LANES,
      print: (text) => process.stdout.write(text),
      start: async (step, print) => {
        const stepBegan = performance.now();
        const code = await runStep(step, reportOf(step, reports), (text) => {
          outputs.set(step, `${outputs.get(step) ?? ''}${text}`);
          print(text);
        });
        durations.push({ name: step.name, milliseconds: performance.now() - stepBegan });
        return code;
      },
    });
    console.log(`\n── time of each step\n${durationTable(durations)}`);
    const tests = await Promise.all(ended.map(({ step }) => testsOf(step, reportOf(step, reports))));
    if (tests.flat().length > 0)
      console.log(`\n── slowest tests\n${durationTable(longest(tests.flat(), SLOWEST))}`);
    const failed = ended.filter(({ code }) => code !== 0).map(({ step }) => step);
    for (const step of failed)
      console.log(`\n── the end of ${step.name}\n${lastLines(outputs.get(step) ?? '', LAST_LINES)}`);
    if (failed.length > 0) {
      const names = tests
        .flat()
        .filter(({ hasFailed }) => hasFailed)
        .map(({ name }) => `\n  ${name}`);
      throw new CommandError(`\nfailed: ${failed.map(({ name }) => name).join(', ')}${names.join('')}`);
    }
    console.log(`\nall green in ${Math.round((performance.now() - began) / 1000)} s`);
  } finally {
    await rm(reports, { recursive: true, force: true });
  }
});

/** Runs one step, and has its tests' durations written to `report`. Gives its exit code; null when a signal ended it. */
async function runStep(step: Step, report: string, print: (text: string) => void): Promise<number | null> {
  if (step.clears !== undefined) await rm(step.clears, { recursive: true, force: true });
  const [program = '', ...args] = [...step.command, ...reporters(step, report)];
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
      CHROMIUM_PATH: findChromium() ?? '',
      TEST_BUILD: 'keep',
      NEXT_TELEMETRY_DISABLED: '1',
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      ...step.env,
    },
  });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', print);
  const [code] = await once(child, 'close');
  return code;
}

function reportOf(step: Step, folder: string): string {
  return join(folder, `${step.name}.json`);
}

/** The arguments by which a step's tests are reported to the terminal and to a file. */
function reporters({ runner }: Step, report: string): string[] {
  if (runner === 'vitest') return ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return runner === 'playwright' ? ['--reporter=list,json'] : [];
}

function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

/** The tests of a step; none where it has no tests, or ended before it wrote its report. */
async function testsOf({ runner }: Step, report: string): Promise<ReportedTest[]> {
  const text = runner ? await readFile(report, 'utf8').catch(() => null) : null;
  return runner && text !== null ? testsIn(runner, JSON.parse(text)) : [];
}
