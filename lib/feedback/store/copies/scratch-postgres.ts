import pg from 'pg';
import type { Clock } from '#lib/clock';
import { errorCode } from '#lib/error-code';
import { freeBytes } from '#lib/feedback/limits/disk-space';
import { withPostgresErrors } from '#lib/feedback/store/postgres';
import { unavailableText } from '#lib/feedback/store/unavailable';
import { dayOf, daysBetween } from '#lib/model/date';
import type { Random } from '#lib/random';

/** Timeouts for connecting, and for making or dropping a database, for which the server writes all out, in milliseconds. */
const CONNECTING = 4_000;
const ANSWERING = 60_000;

/** What such databases are called: with the day on which they were made, by which a later run knows what was left behind. */
const NAME = /^disclosure_restore_(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)_[0-9a-f]{16}$/;

/** Where Debian puts PostgreSQL's data, for roles that the server does not tell it. */
const DEBIAN_DATA = '/var/lib/postgresql';

/** What an empty database and its write-ahead log take besides what is put in, in bytes. */
const EMPTY = 256 * 1024 * 1024;

/** Remembers how to undo something if the program is ended meanwhile; gives what forgets it again. */
export type OnInterrupt = (undo: () => Promise<void>) => () => void;

/** What making a database for a while needs. */
export interface ScratchOptions {
  /** About how much is put in, in bytes. */
  readonly bytes: number;
  readonly clock: Clock;
  readonly random: Random;
  readonly onInterrupt: OnInterrupt;
}

/** A database for a while cannot be had; the message is Chinese, a clause without an end, and says why. */
export class NoScratchDatabase extends Error {
  override name = 'NoScratchDatabase';

  /** @param role the role that may make none, where that is why. */
  constructor(
    message: string,
    readonly role: string | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * Makes an empty database beside the one of an address, does `work` with its address, and drops it, whatever became of the work.
 * First drops those that a run of an earlier day was killed over. The database of the address itself is only asked.
 * @throws NoScratchDatabase where none can be made, or it cannot be dropped after work that ended well. What `work` throws passes.
 */
export async function withScratchDatabase<T>(
  url: string,
  options: ScratchOptions,
  work: (scratch: string) => Promise<T>,
): Promise<T> {
  const name = nameOf(options);
  const making = asking(url, (client) => make(client, name, options));
  const drop = async () => {
    // While it is being made it cannot be dropped.
    await making.catch(() => undefined);
    await asking(url, (client) => dropDatabase(client, name));
  };
  const forget = options.onInterrupt(drop);
  let isDone = false;
  try {
    await making;
    const scratch = addressOf(url, name);
    await asking(scratch, (client) => expectIn(client, name));
    const done = await work(scratch);
    isDone = true;
    return done;
  } finally {
    await drop().catch((cause: unknown) => {
      if (isDone) throw new NoScratchDatabase(leftText(name, cause), null, { cause });
    });
    forget();
  }
}

function nameOf({ clock, random }: ScratchOptions): string {
  const day = dayOf(clock.now()).replaceAll('-', '');
  return `disclosure_restore_${day}_${Buffer.from(random(8)).toString('hex')}`;
}

/** The address of another database of the same server. */
function addressOf(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

async function make(client: pg.Client, name: string, { bytes, clock }: ScratchOptions): Promise<void> {
  await dropLeftBehind(client, dayOf(clock.now()));
  const { rows } = await client.query<{ role: string; may: boolean }>(
    'select rolname as role, rolcreatedb or rolsuper as may from pg_roles where rolname = current_user',
  );
  const [{ role, may } = { role: '', may: false }] = rows;
  if (!may) throw new NoScratchDatabase(`DATABASE_URL 的账号 ${role} 不能新建数据库`, role);
  await expectRoom(client, bytes);
  // By bytes, since no order but that of bytes is asked of it: a server of another encoding has no other for UTF8.
  await client.query(
    `create database ${pg.escapeIdentifier(name)} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`,
  );
}

/** Drops what runs that were killed left, the role's own alone; not of today or yesterday, where another may be running. */
async function dropLeftBehind(client: pg.Client, today: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select datname as name from pg_database join pg_roles on pg_roles.oid = datdba
     where rolname = current_user and starts_with(datname, 'disclosure_restore_')`,
  );
  for (const { name } of rows) {
    const { year, month, day } = NAME.exec(name)?.groups ?? {};
    if (year !== undefined && daysBetween(`${year}-${month}-${day}`, today) > 1)
      await dropDatabase(client, name);
  }
}

/** Looks whether the server's disk has room, where it is on this machine and tells, or is Debian's: a full one stops the site. */
async function expectRoom(client: pg.Client, bytes: number): Promise<void> {
  const { rows } = await client.query<{ here: boolean; folder: string | null }>(
    `select coalesce(host(inet_server_addr()) in ('127.0.0.1', '::1'), true) as here,
       (select setting from pg_settings where name = 'data_directory') as folder`,
  );
  if (!rows[0]?.here) return;
  // The rows, and once more in the write-ahead log.
  const needed = 2 * bytes + EMPTY;
  const free = await freeBytes(rows[0].folder ?? DEBIAN_DATA).catch(() => needed);
  if (free < needed)
    throw new NoScratchDatabase(
      `数据库所在的磁盘只剩 ${megabytes(free)} MB，临时的数据库大约要 ${megabytes(needed)} MB`,
    );
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1024 / 1024);
}

/** Whatever an address may hold besides a name: nothing is put into another database. */
async function expectIn(client: pg.Client, name: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select current_database() as name');
  if (rows[0]?.name !== name)
    throw new NoScratchDatabase(`连不上新建的临时数据库 ${name}：DATABASE_URL 总是连到同一个数据库`);
}

async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  // Dropping waits for those that were cut off. `with (force)` may fail over the server's own vacuum.
  await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = current_user',
    [name],
  );
  await client.query(`drop database if exists ${pg.escapeIdentifier(name)}`);
}

/** Asks a server over a connection of its own. @throws NoScratchDatabase, which says as much as staff can mend. */
async function asking<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECTING,
    query_timeout: ANSWERING,
  });
  // Whoever waits for an answer hears of a connection that breaks; the event would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } catch (cause) {
    if (cause instanceof NoScratchDatabase) throw cause;
    const words = await withPostgresErrors(() => Promise.reject(cause)).catch(unavailableText);
    const code = errorCode(cause);
    throw new NoScratchDatabase(code === '' ? words : `${words}（错误代码 ${code}）`, null, { cause });
  } finally {
    await client.end().catch(() => undefined);
  }
}

function leftText(name: string, cause: unknown): string {
  const why = cause instanceof Error ? cause.message : String(cause);
  return `试着恢复过，而临时的数据库 ${name} 没有删掉：${why}；过两天再运行 npm run doctor 会删掉它，管理员也可以现在运行 DROP DATABASE ${name}`;
}
