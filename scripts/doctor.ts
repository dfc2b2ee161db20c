import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { systemClock } from '#lib/clock';
import { isNamed, readInnerConfig, readRunConfig } from '#lib/config';
import { examine } from '#lib/doctor/examine';
import { doctorText } from '#lib/doctor/report';
import type { OnInterrupt } from '#lib/feedback/store/copies/scratch-postgres';
import { systemRandom } from '#lib/random';
import { withTimeout } from '#lib/timeout';
import { readCommandLine } from './command-line';
import { isAlive } from './processes';
import { run } from './run';
import { databaseFile, readLastData } from './server/last-data';

const COMMAND = {
  name: 'npm run doctor',
  options: { json: { type: 'boolean' } },
  schema: z.strictObject({
    operands: z.array(z.string()).max(0, 'npm run doctor 后面多写了内容。'),
    json: z.boolean('--json 后面不写内容。').default(false),
  }),
  settings: ['data', 'site-url'],
  usage: '用法：npm run doctor，给程序读的是 node scripts/launch.mjs doctor --json',
} as const;

/** The signals by which a person, or a system that shuts down, ends a command. */
const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** How long undoing may take when the command is ended, in milliseconds. */
const UNDOING = 20_000;

/** `npm run doctor`: examines the installation and says what to do; exit code 1 where something is wrong. */
run(async () => {
  const { json } = readCommandLine(process.argv.slice(2), COMMAND);
  const given = readRunConfig(hostname());
  const { DISCLOSURE_OUTPUT: output, DISCLOSURE_TRIAL: trial } = readInnerConfig();
  const last = trial === undefined ? await readLastData(output) : null;
  // Who names neither means the data that the site was last served with.
  const isUnsaid = last !== null && !isNamed('DATA_DIR') && given.DATABASE_URL === undefined;
  const config = isUnsaid && last.database === 'sqlite' ? { ...given, DATA_DIR: last.folder } : given;
  const onInterrupt = undoneWhenEnded();
  const temporary = ownTemporaryFolder(onInterrupt);
  const report = await examine({
    config,
    databasePath: config.DATABASE_URL ? null : databaseFile(config),
    isDatabaseUnnamed: isUnsaid && last.database === 'postgres',
    output,
    clock: systemClock,
    isAlive,
    temporary: temporary.path,
    random: systemRandom,
    onInterrupt,
    nodeVersion: process.versions.node,
    platform: process.platform,
  }).finally(temporary.remove);
  console.log(json ? JSON.stringify(report, null, 2) : doctorText(report));
  process.exitCode = report.healthy ? 0 : 1;
});

/** A folder for what is put back on trial, gone also when the command is ended from outside: what lies there is somebody's words. */
function ownTemporaryFolder(onInterrupt: OnInterrupt): {
  readonly path: string;
  readonly remove: () => void;
} {
  const path = mkdtempSync(join(tmpdir(), 'disclosure-doctor-'));
  const remove = () => rmSync(path, { recursive: true, force: true });
  onInterrupt(async () => remove());
  return { path, remove };
}

/** Has what is remembered undone when the command is ended from outside, before it ends; a second time it ends at once. */
function undoneWhenEnded(): OnInterrupt {
  const undoings = new Set<() => Promise<void>>();
  for (const signal of ENDING)
    process.once(signal, () => {
      const undone = Promise.allSettled([...undoings].map((undo) => undo()));
      void withTimeout(UNDOING, undone).then(() => process.kill(process.pid, signal));
    });
  return (undo) => {
    undoings.add(undo);
    return () => undoings.delete(undo);
  };
}
