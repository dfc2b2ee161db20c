import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
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

function refuseOther(name: 'SITE_URL' | 'CONTENT_DIR', recorded: string, config: RunConfig): void {
  const named = config[name];
  if (named === undefined || named === recorded) return;
  throw new BuildRefused(
    `${name} 是 ${named}，但构建时是 ${recorded}。请用现在的值重新运行 npm run build，或者不写它。`,
  );
}
