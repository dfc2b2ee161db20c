import { readFile, rm, writeFile } from 'node:fs/promises';
import type { NoticeEvent } from '#lib/model/event';
import { buildFiles } from '#lib/site/build/build-files';
import type { BuiltManifest } from '#lib/site/build/manifest';
import { openObjectStore } from '#lib/site/build/object-store';
import { copiedBuild } from './build';

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
  changed: (manifest: BuiltManifest) => BuiltManifest = (manifest) => manifest,
): Promise<EventfulBuild> {
  const output = `.next/test-${name}-${process.pid}`;
  const directory = await copiedBuild(output);
  const files = buildFiles(directory);
  const store = openObjectStore(files.objects);
  const manifest: BuiltManifest = JSON.parse(await readFile(files.manifest, 'utf8'));
  const entries = manifest.entries.map((entry) => ({ ...entry, events: eventsOf(entry.slug) }));
  const notices: Record<string, string> = { ...manifest.objects.notices };
  for (const { slug, events } of entries) {
    const notice = JSON.parse((await store.get(notices[slug] ?? '')).toString());
    notices[slug] = await store.put(JSON.stringify({ ...notice, events }));
  }
  const objects = { ...manifest.objects, notices };
  await writeFile(files.manifest, JSON.stringify(changed({ ...manifest, entries, objects })));
  return { output, remove: () => rm(output, { recursive: true, force: true }) };
}
