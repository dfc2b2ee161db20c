import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { NoticeEvent } from '#lib/model/event';
import { buildFiles, type Manifest } from '#lib/site/manifest';
import { newestBuild } from './build';

/** A copy of the fixtures' build that knows of other events, or of another publishing body. */
export interface EventfulBuild {
  /** The folder to serve. */
  output: string;
  remove(): Promise<void>;
}

/**
 * Copies the fixtures' build and gives each notice the events that `eventsOf` names.
 * @param name distinguishes it from the copies of other tests.
 */
export async function eventfulBuild(
  name: string,
  eventsOf: (slug: string) => readonly NoticeEvent[],
  changed: (manifest: Manifest) => Manifest = (manifest) => manifest,
): Promise<EventfulBuild> {
  const output = `.next/test-${name}-${process.pid}`;
  const directory = join(output, 'builds', basename(await newestBuild()));
  await cp(await newestBuild(), directory, { recursive: true });
  const files = buildFiles(directory);
  const manifest: Manifest = JSON.parse(await readFile(files.manifest, 'utf8'));
  const entries = manifest.entries.map((entry) => ({ ...entry, events: eventsOf(entry.slug) }));
  await writeFile(files.manifest, JSON.stringify(changed({ ...manifest, entries })));
  for (const { slug, events } of entries) {
    const notice = JSON.parse(await readFile(files.notice(slug), 'utf8'));
    await writeFile(files.notice(slug), JSON.stringify({ ...notice, events }));
  }
  return { output, remove: () => rm(output, { recursive: true, force: true }) };
}
