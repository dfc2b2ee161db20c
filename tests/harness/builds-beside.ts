import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { buildFiles } from '#lib/site/build/build-files';
import { buildStore } from '#lib/site/build/builds';
import type { BuiltManifest } from '#lib/site/build/manifest';
import { openObjectStore } from '#lib/site/build/object-store';
import { type TakeOverOutcome, waitForServers } from '#lib/site/servers/take-over';
import { isAlive } from '../../scripts/processes';
import { newestBuild } from './build';
import { TEST_OUTPUT } from './server';

/** The publishing body of the fixtures: its name stands on every page, and tells builds apart. */
const BODY = '云溪县政务公开办公室';

/** What is wrong with a build, beside its being another. */
export interface NextBuild {
  /** Its application is another than that of the build before. */
  otherApplication?: boolean;
  /** Changes its folder and that of its application before it is whole. */
  spoil?: (build: { directory: string; application: string }) => Promise<void>;
}

/** A folder of builds in which a test makes one after another. */
export interface BuildsBeside {
  output: string;
  /** Makes the next build whole, as a copy of the fixtures' that shows its number: gives its name. */
  next(what?: NextBuild): Promise<string>;
  /** What became of a build at each server that runs. */
  outcome(name: string): Promise<TakeOverOutcome[]>;
  /** Takes a build back, as the command does that made it when it was refused. */
  withdraw(name: string): Promise<void>;
}

/** Copies the fixtures' build into a folder of the test's own. */
export async function buildsBeside(): Promise<BuildsBeside> {
  const output = `.next/test-beside-${process.pid}-${counted}`;
  counted += 1;
  onTestFinished(() => rm(output, { recursive: true, force: true }));
  const first = join(output, 'builds', '000001');
  await cp(await newestBuild(), first, { recursive: true });
  for (const shared of ['objects', 'applications'])
    await cp(join(TEST_OUTPUT, shared), join(output, shared), { recursive: true });
  const store = buildStore(output, isAlive);
  const objects = openObjectStore(buildFiles(first).objects);
  const text = await readFile(buildFiles(first).manifest, 'utf8');
  const manifest: BuiltManifest = JSON.parse(text);

  async function marked(mark: string): Promise<BuiltManifest> {
    const changed: BuiltManifest = JSON.parse(text.replaceAll(BODY, BODY + mark));
    const kinds = await Promise.all(
      [changed.objects.pages, changed.objects.notices].map(async (names) =>
        Object.fromEntries(
          await Promise.all(
            Object.entries(names).map(async ([key, name]) => {
              const content = (await objects.get(name)).toString('utf8');
              return [key, await objects.put(content.replaceAll(BODY, BODY + mark))];
            }),
          ),
        ),
      ),
    );
    const [pages = {}, notices = {}] = kinds;
    return { ...changed, objects: { ...changed.objects, pages, notices } };
  }

  return {
    output,
    next: async ({ otherApplication = false, spoil } = {}) => {
      const { name, directory } = await store.create(process.pid);
      const files = buildFiles(directory);
      const application = otherApplication ? `${manifest.application}-${name}` : manifest.application;
      if (otherApplication)
        await cp(files.application(manifest.application), files.application(application), {
          recursive: true,
        });
      await mkdir(directory, { recursive: true });
      await writeFile(
        files.manifest,
        JSON.stringify({ ...(await marked(`〔${Number(name)}〕`)), application }),
      );
      await spoil?.({ directory, application: files.application(application) });
      await store.publish(name);
      return name;
    },
    outcome: (name) => waitForServers(output, name, { isAlive, pause }),
    withdraw: (name) => store.withdraw(name),
  };
}

let counted = 0;

/** The numbers of the builds that a page shows, without doublets; null for the fixtures' own. */
export function buildsIn(page: string): (number | null)[] {
  const shown = page.matchAll(new RegExp(`${BODY}(?:〔(\\d+)〕)?`, 'g'));
  return [...new Set(Array.from(shown, ([, number]) => (number === undefined ? null : Number(number))))];
}
