import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { measureBuilds } from './bench/builds/measure-builds';
import { measureCheck } from './bench/check';
import { measureFeedback } from './bench/feedback';
import { measureInbox } from './bench/inbox/measure-inbox';
import { measureLighthouse } from './bench/lighthouse';
import { measureLoad } from './bench/load';
import { measurePages } from './bench/pages';
import { measurePdf } from './bench/pdf';
import { withReport } from './bench/report-file';
import { Bench, type Benchmark } from './bench/session';
import { measureTasks } from './bench/tasks';
import { WRK } from './bench/wrk';
import { namesMatching, readOptions } from './developer-options';
import { CommandError, run } from './run';
import { ensureBenchTools } from './test-tools';

/** Every benchmark, by the name that `--only` takes, with its heading. */
const BENCHMARKS: Readonly<Record<string, { heading: string; measure: Benchmark }>> = {
  pages: { heading: 'What a reader loads', measure: measurePages },
  tasks: { heading: 'What a reader’s tasks take on the first notice', measure: measureTasks },
  build: { heading: 'Build, of copies of the first notice with other words', measure: measureBuilds },
  check: { heading: '`npm run check` on the same copies', measure: measureCheck },
  load: { heading: `Requests a second (\`${WRK}\`, kept alive, interleaved)`, measure: measureLoad },
  feedback: {
    heading: 'Feedback: both steps, sealed and durable, 50 concurrent writers',
    measure: measureFeedback,
  },
  inbox: { heading: 'Opening the office’s inbox, in Chromium from the disk', measure: measureInbox },
  paper: { heading: 'The first notice’s PDF, with Debian’s fonts', measure: measurePdf },
  lighthouse: { heading: 'Lighthouse on a phone, while the window is open', measure: measureLighthouse },
};

/**
 * `npm run bench`: runs the benchmarks and prints their Markdown report. `--only <word>` runs those whose names contain
 * the word. `--write <file>` also puts the report into a Markdown file, between its comments `bench:begin` and
 * `bench:end`; it takes all benchmarks. `--quick` is a smoke test: small inputs, whose figures mean nothing.
 */
run(async () => {
  const options = {
    only: { type: 'string' },
    quick: { type: 'boolean' },
    write: { type: 'string' },
  } as const;
  const { only, quick = false, write } = readOptions(process.argv.slice(2), options);
  const names = namesMatching(only, Object.keys(BENCHMARKS));
  if (write !== undefined) {
    if (quick || only !== undefined)
      throw new CommandError('--write takes the figures of all benchmarks: without --only and --quick');
    // A file that cannot take the report is told of now, not after all the measuring.
    withReport(write, await readFile(write, 'utf8'), '');
  }
  await ensureBenchTools();
  const report = await measure(names, quick);
  if (write !== undefined) await writeFile(write, withReport(write, await readFile(write, 'utf8'), report));
});

/** Runs benchmarks one after the other, prints each one's part of the report when it ends, and gives the whole. */
async function measure(names: readonly string[], quick: boolean): Promise<string> {
  const parts: string[] = [];
  const print = (part: string) => {
    parts.push(part);
    console.log(`${part}\n`);
  };
  const bench = new Bench(quick);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => bench.cleanup.run().finally(() => process.exit(1)));
  try {
    print(`Measured on ${machine()}, Node ${process.version}.`);
    for (const [name, { heading, measure }] of Object.entries(BENCHMARKS)) {
      if (!names.includes(name)) continue;
      print(`**${heading}**\n\n${await measure(bench, `\`npm run bench -- --only ${name}\``)}`);
    }
  } finally {
    await bench.cleanup.run();
  }
  return parts.join('\n\n');
}

function machine(): string {
  return `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`;
}
