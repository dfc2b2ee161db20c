import { availableParallelism, cpus } from 'node:os';
import { measureBuilds } from './bench/builds';
import { measureCheck } from './bench/check';
import { measureFeedback } from './bench/feedback';
import { measureLighthouse } from './bench/lighthouse';
import { measureLoad } from './bench/load';
import { measurePages } from './bench/pages';
import { measurePapers } from './bench/paper';
import { Bench, type Section } from './bench/session';
import { WRK } from './bench/wrk';
import { namesMatching, readOptions } from './only';
import { run } from './run';
import { ensureBenchTools } from './test-tools';

/** Every benchmark, by the name that `--only` takes, with its heading. */
const SECTIONS: Readonly<Record<string, { heading: string; measure: Section }>> = {
  pages: { heading: 'What a reader loads', measure: measurePages },
  build: { heading: 'Build, of copies of the first notice with other words', measure: measureBuilds },
  check: { heading: '`npm run check` on the same copies', measure: measureCheck },
  load: { heading: `Requests a second (\`${WRK}\`, kept alive, taking turns)`, measure: measureLoad },
  feedback: {
    heading: 'Feedback: both steps, sealed and durable, 50 writers at a time',
    measure: measureFeedback,
  },
  paper: {
    heading: 'The first notice on paper, with Debian’s fonts',
    measure: measurePapers,
  },
  lighthouse: { heading: 'Lighthouse on a phone, while the window is open', measure: measureLighthouse },
};

/**
 * `npm run bench`: measures what the README says and prints it as Markdown. `--only <word>` runs those
 * whose names contain the word; `--quick` runs them with less, to see that they run: its figures are for nobody.
 */
run(async () => {
  const options = { only: { type: 'string' }, quick: { type: 'boolean' } } as const;
  const { only, quick = false } = readOptions(process.argv.slice(2), options);
  const names = namesMatching(only, Object.keys(SECTIONS));
  const chosen = Object.entries(SECTIONS).filter(([name]) => names.includes(name));
  await ensureBenchTools();
  const bench = new Bench(quick);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => bench.cleanup.run().finally(() => process.exit(1)));
  try {
    console.log(`Measured on ${machine()}, Node ${process.version}.\n`);
    for (const [name, { heading, measure }] of chosen) {
      const figures = await measure(bench, `\`npm run bench -- --only ${name}\``);
      console.log(`**${heading}**\n\n${figures}\n`);
    }
  } finally {
    await bench.cleanup.run();
  }
});

function machine(): string {
  return `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`;
}
