import type { Clock, Instant } from '#lib/clock';
import type { RunConfig } from '#lib/config';
import { checkBackups } from '#lib/doctor/checks/backups';
import { checkBuilds } from '#lib/doctor/checks/builds';
import { checkClock } from '#lib/doctor/checks/clock';
import { checkDatabase, type DatabaseObservation } from '#lib/doctor/checks/database';
import { checkDisk } from '#lib/doctor/checks/disk';
import { checkMail } from '#lib/doctor/checks/mail';
import { checkNode } from '#lib/doctor/checks/node';
import { checkOverdue } from '#lib/doctor/checks/overdue';
import { checkProxy } from '#lib/doctor/checks/proxy';
import { checkReach } from '#lib/doctor/checks/reach';
import { checkRetention } from '#lib/doctor/checks/retention';
import { checkRights } from '#lib/doctor/checks/rights';
import { checkTimeZone } from '#lib/doctor/checks/time-zone';
import { checkTls } from '#lib/doctor/checks/tls';
import { observeBackups } from '#lib/doctor/observe/backups';
import { observeAccount, observeDisk, observeRights } from '#lib/doctor/observe/files';
import { observeNewestBuild, observeServers, observeShanghai } from '#lib/doctor/observe/installation';
import { observeMailServer } from '#lib/doctor/observe/mail';
import { observeProxy } from '#lib/doctor/observe/proxy';
import { observeSite } from '#lib/doctor/observe/site';
import { type DoctorReport, doctorReport } from '#lib/doctor/report';
import { newestBackup } from '#lib/feedback/backup/kept-backups';
import { otherDisk } from '#lib/feedback/backup/other-disk';
import { type ClockDoubt, doubtOf, laterDay } from '#lib/feedback/retention/clock-doubt';
import type { OnInterrupt } from '#lib/feedback/store/copies/scratch-postgres';
import { type ObservedDatabase, observePostgres, observeSqlite } from '#lib/feedback/store/observe-database';
import { unavailableText } from '#lib/feedback/store/unavailable';
import { dayOf } from '#lib/model/date';
import type { Random } from '#lib/random';
import { readProbeSecrets } from '#lib/site/servers/probe-secret';

/** How long the disk of `BACKUP_DIR` may take to list what lies there, in milliseconds. */
const BACKUP_DISK_TIMEOUT = 15_000;

/** How long it may take to read the newest backup, and again to put it back on trial, in milliseconds: it may be large, and slow. */
const BACKUP_READING_TIMEOUT = 15 * 60_000;

/** The settings that an examination goes by. */
export type DoctorConfig = Pick<
  RunConfig,
  'DATA_DIR' | 'DATABASE_URL' | 'SITE_URL' | 'BACKUP_DIR' | 'SMTP_URL' | 'MAIL_FROM' | 'MAIL_TO'
>;

/** What an examination looks at, and by what. */
export interface ExaminationOptions {
  readonly config: DoctorConfig;
  /** The path of the SQLite file; null where the database is in PostgreSQL. */
  readonly databasePath: string | null;
  /** Whether the site was last served with a database whose address is not set here. */
  readonly isDatabaseUnnamed: boolean;
  /** The folder of builds. */
  readonly output: string;
  readonly clock: Clock;
  readonly isAlive: (pid: number) => boolean;
  /** The folder for temporary files, in which the newest backup of a SQLite database is put back for a moment. */
  readonly temporary: string;
  readonly random: Random;
  readonly onInterrupt: OnInterrupt;
  readonly nodeVersion: string;
  readonly platform: NodeJS.Platform;
}

/**
 * Examines an installation, beside a running server or without one. It changes nothing of it, and tells no secret. Beside a
 * PostgreSQL database it makes another for a moment, where the newest backup is put back.
 */
export async function examine(options: ExaminationOptions): Promise<DoctorReport> {
  const { config, databasePath, output, clock, isAlive } = options;
  const now = clock.now();
  const today = dayOf(now);
  const build = await observeNewestBuild(output, isAlive);
  const siteUrl = config.SITE_URL ?? build?.content?.siteUrl ?? null;
  const disk = otherDisk(BACKUP_DISK_TIMEOUT);
  const secrets = await readProbeSecrets(output, isAlive);
  const [site, proxy, database, disks, files, servers, backups] = await Promise.all([
    siteUrl === null ? null : observeSite(siteUrl, clock),
    siteUrl === null ? null : observeProxy(siteUrl, secrets),
    observeDatabase(options),
    Promise.all([observeDisk('data', config.DATA_DIR), observeDisk('builds', output)]),
    observeRights(config.DATA_DIR, databasePath, options.platform),
    observeServers(output, build?.name ?? null, isAlive),
    observeBackups(config.BACKUP_DIR, disk, config.DATA_DIR, {
      ...options,
      url: config.DATABASE_URL,
      reading: otherDisk(BACKUP_READING_TIMEOUT),
    }),
  ]);
  const { read } = database;
  const newest = await newestBackup(config.BACKUP_DIR, disk);
  const doubt = read && doubtFrom(read, newest, now);
  // Of a disk that hangs nothing more is asked.
  const backupDisk =
    config.BACKUP_DIR === undefined || backups.state === 'silent'
      ? null
      : await observeDisk('backups', config.BACKUP_DIR);
  const ahead = { database: read?.ahead ?? null, site: site?.ahead ?? null };
  const findings = [
    ...checkBuilds({
      newest: build?.name ?? null,
      isReadable: build?.content !== null,
      servers,
      isReached: site?.reach.state === 'answered',
    }),
    ...(site && siteUrl !== null ? checkReach(siteUrl, site.reach) : []),
    ...(proxy && site?.reach.state === 'answered' ? checkProxy(proxy, servers.length > 0) : []),
    ...(site?.tls ? checkTls(site.tls) : []),
    ...checkClock({ ahead, lastDay: read?.newestDay ?? null, today }),
    ...checkTimeZone({ shanghai: observeShanghai(clock) }),
    ...checkDisk([...disks, backupDisk].filter((one) => one !== null)),
    // With PostgreSQL nothing has to lie there.
    ...(config.DATABASE_URL && files === null
      ? []
      : checkRights({ files, account: await observeAccount(servers.map(({ pid }) => pid)) })),
    ...checkDatabase(database.observation),
    ...(build?.content
      ? checkOverdue({
          now,
          notices: build.content.notices,
          answerWithin: build.content.answerWithin,
          submissions: read && !read.isOlder ? read.submissions : null,
        })
      : []),
    ...(build?.content ? checkRetention({ isSet: build.content.isKeepSet, doubt }) : []),
    ...checkBackups(
      backups,
      {
        night: read?.night ?? null,
        doubt: build?.content?.areBackupsRemoved && read ? doubtFrom(read, null, now) : null,
      },
      today,
    ),
    ...checkMail({
      named: {
        SMTP_URL: config.SMTP_URL !== undefined,
        MAIL_FROM: config.MAIL_FROM !== undefined,
        MAIL_TO: config.MAIL_TO !== undefined,
      },
      word: site?.reach.state === 'answered' ? site.reach.mail : null,
      trouble: await observeMailServer(config),
    }),
    ...checkNode({ version: options.nodeVersion, today }),
  ];
  return doctorReport(findings, now);
}

async function observeDatabase({
  config: { DATABASE_URL },
  databasePath,
  isDatabaseUnnamed,
  clock,
}: ExaminationOptions): Promise<{ observation: DatabaseObservation; read: ObservedDatabase | null }> {
  if (isDatabaseUnnamed) return { observation: { state: 'unnamed' }, read: null };
  try {
    const read = DATABASE_URL
      ? await observePostgres(DATABASE_URL, clock)
      : await observeSqlite(databasePath ?? '');
    return { observation: { state: read.isOlder ? 'older' : 'sound' }, read };
  } catch (error) {
    return { observation: { state: 'unavailable', reason: unavailableText(error) }, read: null };
  }
}

/** What speaks against the clock by what the database knows, as the site itself asks before it destroys anything. */
function doubtFrom(
  { mark, newestDay, night, ahead }: ObservedDatabase,
  backup: Instant | null,
  now: Instant,
): ClockDoubt | null {
  const database = ahead === null ? null : now + ahead * 1_000;
  return doubtOf(now, { mark, newestDay: laterDay(newestDay, night?.day ?? null), database, backup });
}
