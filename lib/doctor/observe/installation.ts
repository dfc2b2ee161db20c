import { basename } from 'node:path';
import * as z from 'zod';
import type { Clock } from '#lib/clock';
import type { BuildsObservation, RunningServer } from '#lib/doctor/checks/builds';
import type { PromisesObservation } from '#lib/doctor/checks/overdue';
import { noticeEntrySchema } from '#lib/model/notice-entry';
import { siteSchema } from '#lib/model/site';
import { readRawManifest } from '#lib/site/build/build-files';
import { buildStore } from '#lib/site/build/builds';
import { readServerStatus, serverPids } from '#lib/site/servers/status';

/** What the newest build holds that is examined. */
export interface BuildContent {
  readonly siteUrl: string;
  readonly notices: PromisesObservation['notices'];
  readonly answerWithin: string | undefined;
  /** Whether it says for how many years submissions are kept. */
  readonly isKeepSet: boolean;
  /** Whether it says for how many days nightly backups are kept. */
  readonly areBackupsRemoved: boolean;
}

/** What was observed of the newest build. */
export interface NewestBuild {
  readonly name: string;
  /** Null where this version of the program cannot read it. */
  readonly content: BuildContent | null;
}

const newestSchema = z.object({
  siteUrl: z.string(),
  publisher: z.object({ feedback: siteSchema.shape.feedback }),
  entries: z.array(noticeEntrySchema),
});

/** Reads the newest whole build below `output`; null where there is none. */
export async function observeNewestBuild(
  output: string,
  isAlive: (pid: number) => boolean,
): Promise<NewestBuild | null> {
  const directory = await buildStore(output, isAlive).current();
  if (directory === null) return null;
  const { data } = newestSchema.safeParse(await readRawManifest(directory).catch(() => null));
  const content = data && {
    siteUrl: data.siteUrl,
    notices: data.entries,
    answerWithin: data.publisher.feedback?.answerWithin,
    isKeepSet: data.publisher.feedback?.keep !== undefined,
    areBackupsRemoved: data.publisher.feedback?.backupDays !== undefined,
  };
  return { name: basename(directory), content: content ?? null };
}

/** Reads what the servers on this machine tell of themselves. */
export async function observeServers(
  output: string,
  newest: string | null,
  isAlive: (pid: number) => boolean,
): Promise<BuildsObservation['servers']> {
  const alive = (await serverPids(output)).filter(isAlive);
  const told = await Promise.all(
    alive.map(async (pid): Promise<RunningServer | null> => {
      const read = await readServerStatus(output, pid);
      if (read === null) return null;
      const { status } = read;
      return {
        pid,
        serving: status?.serving ?? null,
        refusal: (newest === null ? undefined : status?.refused[newest]) ?? null,
      };
    }),
  );
  return told.filter((server) => server !== null);
}

/** The offset of Asia/Shanghai now, as `Intl` writes it (`GMT+08:00`); null where this Node knows no such zone. */
export function observeShanghai(clock: Clock): string | null {
  try {
    const format = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', timeZoneName: 'longOffset' });
    return format.formatToParts(clock.now()).find(({ type }) => type === 'timeZoneName')?.value ?? null;
  } catch {
    return null;
  }
}
