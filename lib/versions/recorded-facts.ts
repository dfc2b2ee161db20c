import { VERSIONS } from '#lib/content/files/version-files';
import { type Facts, versionSchema } from '#lib/versions/version';

/**
 * The facts that are kept of a version, where the check has found the chain whole; null where nothing is kept.
 * @param files the files of the notice's folder, by path below it.
 */
export function keptFacts(files: ReadonlyMap<string, Uint8Array>, version: number | null): Facts | null {
  const bytes = files.get(`${VERSIONS}/${version}.json`);
  return bytes ? versionSchema.parse(JSON.parse(new TextDecoder().decode(bytes))).facts : null;
}
