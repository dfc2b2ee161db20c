import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { CopyError } from '#lib/feedback/store/copies/copy-error';

/** Where Debian puts PostgreSQL's programs, each version in a folder of its own. */
export const DEBIAN_POSTGRES = '/usr/lib/postgresql';

/** What `pg_dump` needs of the process that starts it. */
export interface ChildSurroundings {
  /** The environment of this process. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folders in which programs are looked for, in order. */
  readonly programFolders: readonly string[];
}

/** How long `pg_dump` waits for a table's lock, in milliseconds. */
const LOCK_TIMEOUT = 60_000;

/** Longest message of `pg_dump` that staff are shown, in characters. */
const LONGEST_MESSAGE = 500;

/** Finds `pg_dump`: in the folders of programs, else the newest that Debian has; null where there is none. */
export function findPgDump(folders: readonly string[], debian = DEBIAN_POSTGRES): string | null {
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const newestFirst = versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((name) => join(debian, name, 'bin'));
  return [...folders, ...newestFirst].map((folder) => join(folder, 'pg_dump')).find(existsSync) ?? null;
}

/**
 * Takes the password out of a database's address: whoever may list processes reads command lines, while the environment of
 * one is for its own account.
 */
export function withoutPassword(url: string): { readonly url: string; readonly password: string | null } {
  const parsed = new URL(url);
  const password = parsed.searchParams.get('password') ?? decodeURIComponent(parsed.password);
  parsed.searchParams.delete('password');
  parsed.password = '';
  return { url: parsed.href, password: password === '' ? null : password };
}

/**
 * Runs `pg_dump` with an address and further arguments.
 * @throws CopyError where there is no such program, or it fails.
 */
export async function runPgDump(
  address: string,
  args: readonly string[],
  { environment, programFolders }: ChildSurroundings,
  debian = DEBIAN_POSTGRES,
): Promise<void> {
  const program = findPgDump(programFolders, debian);
  if (program === null)
    throw new CopyError(
      '没有备份：这台机器上没有 pg_dump，备份 PostgreSQL 要用它。请由管理员安装与数据库同一版本或者更新的 PostgreSQL 客户端，Debian 是 apt-get install postgresql-client。',
    );
  const { url, password } = withoutPassword(address);
  const child = spawn(
    program,
    ['--no-password', `--lock-wait-timeout=${LOCK_TIMEOUT}`, ...args, `--dbname=${url}`],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        NODE_ENV: 'production',
        ...environment,
        LC_ALL: 'C',
        ...(password !== null && { PGPASSWORD: password }),
      },
    },
  );
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const [code, said] = await Promise.all([ended, text(child.stderr)]).catch((cause: unknown) => {
    throw new CopyError(`没有备份：${program} 不能运行：${String(cause)}。`, { cause });
  });
  if (code !== 0) throw new CopyError(failureText(program, said));
}

function failureText(program: string, said: string): string {
  const words = said.trim().slice(0, LONGEST_MESSAGE);
  if (said.includes('server version mismatch'))
    return `没有备份：${program} 比数据库旧，不能备份它。请由管理员安装与数据库同一版本或者更新的 PostgreSQL 客户端。pg_dump 说：${words}`;
  return `没有备份：pg_dump 没有做成。请核对 DATABASE_URL、数据库是否在运行、它的用户能不能读全部的表。pg_dump 说：${words}`;
}
