import { existsSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { RunConfig } from '#lib/config';
import { IncompatibleBuild, readBuildFacts } from '#lib/site/build/build-files';
import { systemErrorText } from '../run';
import type { WorkerProgram } from './worker-process';

/** What the supervisor knows of a build. */
export interface ServedBuild {
  directory: string;
  /** Its number. */
  name: string;
  siteUrl: string;
  /** The folder of its compiled application. */
  application: string;
}

/** A build cannot be served; the message says in Chinese why. */
export class BuildRefused extends Error {
  override name = 'BuildRefused';
}

/** Reads what is to be known of a build before a worker opens it. @throws BuildRefused. */
export async function readServedBuild(directory: string, config: RunConfig): Promise<ServedBuild> {
  const { siteUrl, contentDir, application } = await readBuildFacts(directory).catch((error: unknown) => {
    throw new BuildRefused(openingText(error), { cause: error });
  });
  refuseOther('SITE_URL', siteUrl, config);
  refuseOther('CONTENT_DIR', contentDir, config);
  refuseWritable(resolve(application));
  return { directory, name: basename(directory), siteUrl, application };
}

/** Whether a worker that serves one build can serve the other too. */
export function isServedAlike(one: ServedBuild, other: ServedBuild): boolean {
  return one.application === other.application && one.siteUrl === other.siteUrl;
}

/** The program that serves a build, and how it is started: the one that was compiled with it. */
export function workerProgram({ application }: ServedBuild): WorkerProgram {
  const compiled = resolve(application, 'server.mjs');
  if (existsSync(compiled)) return { path: compiled, args: [] };
  return { path: resolve('scripts/launch.mjs'), args: ['worker'] };
}

/** Why a build cannot be opened, in Chinese. */
function openingText(error: unknown): string {
  if (error instanceof IncompatibleBuild)
    return '现有的构建是另一个版本的程序生成的，不能使用。请重新运行 npm run build。';
  return systemErrorText(error) ?? `构建打不开：${error instanceof Error ? error.message : String(error)}`;
}

/**
 * Refuses an application that other accounts can change: what they write there would run as the site's own. The
 * account of the repository may be another, and root may do anything. Windows knows no such modes.
 * @throws BuildRefused.
 */
function refuseWritable(application: string): void {
  const own = process.getuid?.();
  if (own === undefined || !existsSync(application)) return;
  const trusted = new Set([0, own, statSync('.').uid]);
  const program = resolve(application, 'server.mjs');
  const output = dirname(dirname(application));
  const places = [output, dirname(application), application, ...(existsSync(program) ? [program] : [])];
  const open = places.find((place) => {
    const { uid, mode } = statSync(place);
    return !trusted.has(uid) || (mode & 0o022) !== 0;
  });
  if (open !== undefined)
    throw new BuildRefused(
      `${open} 别的账号也能改写，没有运行里面的程序。请先运行 chmod -R go-w ${output}；拿不准有没有被人改过，再删去 ${dirname(application)}，重新运行 npm run build。`,
    );
}

function refuseOther(name: 'SITE_URL' | 'CONTENT_DIR', recorded: string, config: RunConfig): void {
  const named = config[name];
  if (named === undefined || named === recorded) return;
  throw new BuildRefused(
    `${name} 是 ${named}，但构建时是 ${recorded}。请用现在的值重新运行 npm run build，或者不写它。`,
  );
}
