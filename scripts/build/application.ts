import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { fingerprintOf } from '#lib/model/fingerprint';
import { programHash } from '#lib/program';
import { applicationStore } from '#lib/site/build/applications';
import { writeInbox } from '../inbox/bundle';
import { bundleBeside } from '../launch/bundle.mjs';
import { hashFiles, hashSources } from '../launch/sources.mjs';
import { isAlive } from '../processes';
import { CommandError } from '../run';
import { writeFrameworkTypes } from './framework-types';

/** What the framework leaves for itself and for developers: nothing of it is needed to draw or to serve. */
const LEFT_OVER = ['cache', 'diagnostics', 'trace', 'trace-build', 'turbopack', 'types'];

/** What is compiled besides the sources of this program: by the framework, and into the office's inbox. */
const COMPILED = ['app', 'inbox', 'public', 'next.config.ts'];

/**
 * Hashes the code, the dependencies and the configuration of the application in the current folder, with the version of
 * Node that compiles it. Neither names of folders above it nor times count.
 */
export function hashCode(): string {
  const root = process.cwd();
  const program = programHash() ?? hashSources(root);
  return fingerprintOf(`${process.version} ${program} ${hashFiles(root, COMPILED)}`);
}

/** An application that a build is drawn from. */
export interface CompiledApplication {
  /** The name of its folder below `applications`. */
  name: string;
  directory: string;
}

/** An application that is being found or compiled. */
export interface Compiling {
  /** Waits until it is known whether it has to be compiled. */
  looked: Promise<void>;
  /** Waits until it is there. @throws CommandError when it could not be compiled. */
  finished: Promise<CompiledApplication>;
  /** Ends the compilation, and removes what there is of it. */
  giveUp(): Promise<void>;
}

/**
 * Finds the application that was compiled from the code with this hash below `output`, or compiles it, into a folder of its
 * own. The framework's output is English, for developers, and printed only when it fails.
 */
export function compileApplication(output: string, code: string): Compiling {
  const store = applicationStore(output, isAlive);
  let child: ChildProcess | null = null;
  let made: string | null = null;
  let isGivenUp = false;
  const looking = store.find(code);

  async function find(): Promise<CompiledApplication> {
    const found = await looking;
    if (found !== null) return { name: found, directory: store.directoryOf(found) };
    const name = await store.create(code, process.pid);
    made = name;
    const directory = store.directoryOf(name);
    await writeFrameworkTypes(output);
    if (isGivenUp) throw new CommandError(NOT_COMPILED);
    child = startCompiler(directory);
    // What draws and what serves are compiled from the same sources, into files beside the application.
    await Promise.all([compiled(child), bundleBeside(directory).then(() => writeInbox(directory))]);
    for (const file of LEFT_OVER) await rm(join(directory, 'next', file), { recursive: true, force: true });
    // The framework serves them in the preview alone.
    await cp('public', join(directory, 'public'), { recursive: true });
    await store.finish(name, code);
    made = null;
    return { name, directory };
  }

  const finished = find();
  // Whoever waits hears of it; nobody may wait any more.
  finished.catch(() => undefined);
  return {
    looked: looking.then(
      () => undefined,
      () => undefined,
    ),
    finished,
    giveUp: async () => {
      isGivenUp = true;
      child?.kill('SIGKILL');
      await finished.catch(() => undefined);
      if (made !== null) await store.discard(made);
    },
  };
}

const NOT_COMPILED = '构建失败。网站上仍是上一次构建的内容。';

function startCompiler(directory: string): ChildProcess {
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
  return spawn(process.execPath, [next, 'build', '--experimental-build-mode', 'compile'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      DISCLOSURE_APPLICATION: relative('.', directory),
    },
  });
}

/** @throws CommandError when the compiler failed; what it said is printed. */
async function compiled(child: ChildProcess): Promise<void> {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output += chunk;
    });
  }
  const [code, signal] = await once(child, 'close');
  if (code === 0) return;
  if (signal === null) console.error(output);
  throw new CommandError(NOT_COMPILED);
}
