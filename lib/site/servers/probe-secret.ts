import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as z from 'zod';
import type { Random } from '#lib/random';

/** Bytes of a secret. */
const LENGTH = 24;

const secretSchema = z.string().regex(/^[0-9a-f]{48}$/);

/**
 * Makes the secret by which a server with the process id `pid` knows its own doctor, in a file that this account alone can
 * read, and removes those of servers that are no more. Null where no file can be written: then nobody is answered.
 */
export async function makeProbeSecret(
  output: string,
  pid: number,
  isAlive: (pid: number) => boolean,
  random: Random,
): Promise<string | null> {
  try {
    await mkdir(folderOf(output), { recursive: true });
    for (const other of await probePids(output)) if (!isAlive(other)) await removeProbeSecret(output, other);
    // A process of the same id that was killed may have left one, with other rights.
    await removeProbeSecret(output, pid);
    const secret = Buffer.from(random(LENGTH)).toString('hex');
    await writeFile(fileOf(output, pid), secret, { mode: 0o600, flag: 'wx' });
    return secret;
  } catch {
    return null;
  }
}

/** Removes the secret of the server with this process id. */
export async function removeProbeSecret(output: string, pid: number): Promise<void> {
  await rm(fileOf(output, pid), { force: true });
}

/** Reads the secrets of the servers that run on this machine, as far as this account may. */
export async function readProbeSecrets(output: string, isAlive: (pid: number) => boolean): Promise<string[]> {
  const pids = (await probePids(output)).filter(isAlive);
  const read = await Promise.all(pids.map((pid) => readFile(fileOf(output, pid), 'utf8').catch(() => '')));
  return read.filter((secret) => secretSchema.safeParse(secret).success);
}

async function probePids(output: string): Promise<number[]> {
  const files = await readdir(folderOf(output)).catch(() => []);
  return files.filter((name) => /^\d+\.probe$/.test(name)).map((name) => Number(basename(name, '.probe')));
}

function folderOf(output: string): string {
  return join(output, 'servers');
}

function fileOf(output: string, pid: number): string {
  return join(folderOf(output), `${pid}.probe`);
}
