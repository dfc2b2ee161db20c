import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parsedJson } from '#lib/model/text/parsed-json';
import { applicationStore } from '#lib/site/build/applications';
import { buildFiles } from '#lib/site/build/build-files';
import type { buildStore } from '#lib/site/build/builds';
import { readHistory } from '#lib/site/build/history';
import { type BuiltManifest, builtManifestSchema } from '#lib/site/build/manifest';
import { openObjectStore } from '#lib/site/build/object-store';
import { readServerStatus, serverPids } from '#lib/site/servers/status';

/** Builds that stay on disk at most, the newest among them. */
const KEPT_BUILDS = 10;

/** Builds that stay whatever they take, beside those that are served: the newest, and the one to go back to. */
const ALWAYS_KEPT = 2;

/** Bytes that the objects of all kept builds take at most; what two builds share counts once. */
const KEPT_BYTES = 1024 * 1024 * 1024;

/** The fields of a manifest that name shared files: its application and its objects. */
const needsSchema = builtManifestSchema.pick({ format: true, application: true, objects: true });

type BuildNeeds = Pick<BuiltManifest, 'application' | 'objects'>;

/**
 * Deletes old builds, beyond a number and a size, and the objects and applications that no build needs any more.
 * @param root the folder of all that builds write.
 * @returns false where the objects of deleted builds are left: a build that is being made may share them.
 */
export async function pruneBuilds(
  root: string,
  store: Pick<ReturnType<typeof buildStore>, 'clear'>,
  isAlive: (pid: number) => boolean,
  { mostBuilds = KEPT_BUILDS, mostBytes = KEPT_BYTES, alwaysKept = ALWAYS_KEPT } = {},
): Promise<boolean> {
  const read = new Map<string, BuildNeeds | null>();
  const sizes = new Map<string, number>();
  const served = await servedBuilds(root, isAlive);
  let builds = 0;
  let before: string | null = null;
  let isFull = false;
  const isKept = async (directory: string) => {
    builds += 1;
    if (builds === 1 && alwaysKept > 1) before = (await readHistory(directory))?.before ?? null;
    const isNeeded = builds <= alwaysKept || [before, ...served].includes(basename(directory));
    const needs = await readNeeds(directory);
    read.set(directory, needs);
    if (!needs) return isNeeded;
    const names = objectNames(needs).filter((name) => !sizes.has(name));
    const added = names.map((name) => sizeOf(buildFiles(directory).objects, name));
    const total = [...sizes.values(), ...added].reduce((sum, size) => sum + size, 0);
    // An older one that is smaller would leave a gap: nobody could tell what "the build before" is.
    isFull ||= !isNeeded && (builds > mostBuilds || total > mostBytes);
    if (isFull && !isNeeded) return false;
    for (const [index, name] of names.entries()) sizes.set(name, added[index] ?? 0);
    return true;
  };
  return store.clear(isKept, async (directories) => {
    const needed = await Promise.all(
      directories.map((directory) => read.get(directory) ?? readNeeds(directory)),
    );
    const left = needed.flatMap((needs) => needs ?? []);
    await openObjectStore(join(root, 'objects')).prune(new Set(left.flatMap(objectNames)));
    await applicationStore(root, isAlive).prune(new Set(left.map(({ application }) => application)));
  });
}

/** The names of the builds that running servers say they serve: their marks may be missing where they may not write. */
async function servedBuilds(root: string, isAlive: (pid: number) => boolean): Promise<string[]> {
  const pids = (await serverPids(root)).filter(isAlive);
  const read = await Promise.all(pids.map((pid) => readServerStatus(root, pid)));
  return read.flatMap((server) => server?.status?.serving ?? []);
}

/** Reads a build's manifest; null for none, or one of another version. */
export async function readBuiltManifest(directory: string): Promise<BuiltManifest | null> {
  return builtManifestSchema.safeParse(await readParsed(directory)).data ?? null;
}

/** Reads the needs of a build, of which there may be ten, and nothing else of its manifest; null as `readBuiltManifest`. */
async function readNeeds(directory: string): Promise<BuildNeeds | null> {
  return needsSchema.safeParse(await readParsed(directory)).data ?? null;
}

async function readParsed(directory: string): Promise<unknown> {
  return parsedJson(await readFile(buildFiles(directory).manifest, 'utf8').catch(() => ''));
}

/** The names of all objects of a build. */
function objectNames({ objects }: BuildNeeds): string[] {
  const { styles, siteShareImage, pictures, attachments, ...bySlug } = objects;
  return [
    styles,
    siteShareImage,
    ...Object.values(pictures).flatMap((names) => Object.values(names)),
    ...Object.values(attachments).flatMap((names) => Object.values(names)),
    ...Object.values(bySlug).flatMap((names) => Object.values(names)),
  ];
}

/** Synchronous: there are thousands, and a promise for each costs ten times as much as asking. */
function sizeOf(objects: string, name: string): number {
  const found = statSync(join(objects, name.slice(0, 2), name.slice(2)), { throwIfNoEntry: false });
  return found?.size ?? 0;
}
