import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as z from 'zod';

/** The format of what a server tells in its file. It grows whenever an earlier program would misread it. */
const STATUS_FORMAT = 1;

const statusSchema = z.object({
  format: z.literal(STATUS_FORMAT),
  /** The name of the build that is served. */
  serving: z.string(),
  /** Why builds were refused, in Chinese, by their names. */
  refused: z.record(z.string(), z.string()),
});

/** What a running server tells of itself to commands that work beside it. */
export type ServerStatus = Readonly<Omit<z.output<typeof statusSchema>, 'format'>>;

/** The file in which a server tells of itself. */
export interface ServerStatusFile {
  write(status: ServerStatus): Promise<void>;
  /** Gives a sign of life. */
  touch(): Promise<void>;
  remove(): Promise<void>;
}

/**
 * Opens the status file of the server with the process id `pid`, below the builds' folder `output`, and removes those of
 * servers that are no more.
 */
export async function openServerStatus(
  output: string,
  pid: number,
  isAlive: (pid: number) => boolean,
): Promise<ServerStatusFile> {
  const path = join(folderOf(output), `${pid}.json`);
  await mkdir(folderOf(output), { recursive: true });
  for (const other of await serverPids(output))
    if (!isAlive(other)) await rm(fileOf(output, other), { force: true });
  return {
    write: async (status) => {
      // In one step: a command may read it at any time.
      await writeFile(`${path}.new`, JSON.stringify({ format: STATUS_FORMAT, ...status }));
      await rename(`${path}.new`, path);
    },
    touch: async () => {
      const { atimeMs, mtimeMs } = await stat(path);
      // A sign is that it differs from the last: nobody compares two clocks.
      await utimes(path, atimeMs / 1000, mtimeMs / 1000 + 1);
    },
    remove: () => rm(path, { force: true }),
  };
}

/** Reads a server's status: null when the server withdrew it; `status` is null when another version wrote it. */
export async function readServerStatus(
  output: string,
  pid: number,
): Promise<{ status: ServerStatus | null; sign: number } | null> {
  try {
    const path = fileOf(output, pid);
    const { mtimeMs } = await stat(path);
    const parsed = statusSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return { status: parsed.data ?? null, sign: mtimeMs };
  } catch (error) {
    if (error instanceof SyntaxError) return { status: null, sign: 0 };
    return null;
  }
}

/** The process ids of all servers that have a status file, living or not. */
export async function serverPids(output: string): Promise<number[]> {
  const files = await readdir(folderOf(output)).catch(() => []);
  return files.filter((name) => /^\d+\.json$/.test(name)).map((name) => Number(basename(name, '.json')));
}

function folderOf(output: string): string {
  return join(output, 'servers');
}

function fileOf(output: string, pid: number): string {
  return join(folderOf(output), `${pid}.json`);
}
