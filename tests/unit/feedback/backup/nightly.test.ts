import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { readSurroundings } from '#lib/config';
import { listBackups, nightlyPath, removeOldBackups } from '#lib/feedback/backup/kept-backups';
import { nightlyBackup } from '#lib/feedback/backup/nightly';
import { otherDisk } from '#lib/feedback/backup/other-disk';
import { doubtOf, readClockEvidence } from '#lib/feedback/retention/clock-doubt';
import { openSqliteStore } from '#lib/feedback/store/sqlite/open-store';
import { openSqliteThread } from '#lib/feedback/store/sqlite/thread';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { systemRandom } from '#lib/random';
import { ownFolder } from '../../../harness/for-test';
import { hangingFile } from '../../../harness/hanging-file';
import { until } from '../../../harness/server';
import { PLACES } from '../store/places';

const instant = (moment: string) => Date.parse(`${moment}+08:00`);

let data: string;
let folder: string;
let store: FeedbackStore;
let now: number;
let said: string[];
let days: number | null;
beforeEach(async () => {
  data = await ownFolder();
  folder = await ownFolder();
  store = await openSqliteStore(await openSqliteThread(join(data, 'feedback.db')));
  [said, days] = [[], null];
  return () => store.close();
});

/** The rounds of one process of the site. */
function rounds(
  to = folder,
  database = 'feedback.db',
  of = store,
  timeout = 600_000,
): (moment: string) => Promise<void> {
  const round = nightlyBackup({
    store: of,
    source: {
      url: undefined,
      path: join(data, database),
      program: null,
      surroundings: readSurroundings(),
      clock: { now: () => now },
      random: systemRandom,
    },
    dataFolder: data,
    folder: to,
    disk: otherDisk(60_000),
    timeout,
    backupDays: () => days,
    doubt: async () => doubtOf(now, await readClockEvidence(of, null)),
    clock: { now: () => now },
    say: (text) => said.push(text),
  });
  return (moment) => {
    now = instant(moment);
    return round();
  };
}

const kept = async () => (await listBackups(folder)).map(({ day }) => day);

describe('the nightly backup', () => {
  test('is made from two o’clock in Beijing on, once a night, and nothing is said of it', async () => {
    const at = rounds();
    await at('2025-03-01T01:59');
    expect(await kept()).toEqual([]);
    for (const moment of ['2025-03-01T02:00', '2025-03-01T02:05', '2025-03-02T01:59']) await at(moment);
    expect(await kept()).toEqual(['2025-03-01']);
    await at('2025-03-02T02:00');
    expect(await kept()).toEqual(['2025-03-02', '2025-03-01']);
    expect(said).toEqual([]);
    expect(await store.backupNight()).toEqual({ day: '2025-03-02', failingSince: null });
  });

  test('never takes the place of a sound one of that day, also where the database does not know of it', async () => {
    await rounds()('2025-03-01T02:00');
    const path = nightlyPath(folder, '2025-03-01');
    const before = await readFile(path);
    const other = await openSqliteStore(await openSqliteThread(join(data, 'new.db')));
    await rounds(folder, 'new.db', other)('2025-03-01T10:00');
    await other.close();
    expect(await readFile(path)).toEqual(before);
    await writeFile(path, before.subarray(0, before.length - 1));
    await rounds(
      folder,
      'new.db',
      await openSqliteStore(await openSqliteThread(join(data, 'next.db'))),
    )('2025-03-01T11:00');
    expect((await readFile(path)).length).toBeGreaterThanOrEqual(before.length);
  });

  test('of a missed night is made up for in the day', async () => {
    await rounds()('2025-03-01T15:30');
    expect(await kept()).toEqual(['2025-03-01']);
  });

  test('is made by one of several processes', async () => {
    const folders = [folder, await ownFolder(), await ownFolder()];
    const all = folders.map((one) => rounds(one));
    await Promise.all(all.map((at) => at('2025-03-01T02:00')));
    await Promise.all(all.map((at) => at('2025-03-01T02:40')));
    expect((await Promise.all(folders.map(listBackups))).flat()).toHaveLength(1);
  });

  test('that fails is told once, tried again after half an hour, and told when it works', async () => {
    const gone = join(folder, 'disk');
    const at = rounds(gone);
    for (const moment of ['2025-03-01T02:00', '2025-03-01T02:10', '2025-03-01T02:40', '2025-03-02T02:00'])
      await at(moment);
    expect(said).toEqual([expect.stringContaining('2025年3月1日每夜的备份没有做成：没有')]);
    expect(said[0]).toContain(`请查看 BACKUP_DIR（${gone}）。`);
    expect(await store.backupNight()).toEqual({ day: null, failingSince: '2025-03-01' });
    await mkdir(gone);
    await at('2025-03-02T02:31');
    expect(said.slice(1)).toEqual([expect.stringContaining('每夜的备份又做成了')]);
    expect(await store.backupNight()).toEqual({ day: '2025-03-02', failingSince: null });
  });

  test('whose disk hangs is told of, begun no second time meanwhile, and counts once it came all the same', async () => {
    const hanging = await hangingFile(join(folder, 'destroyed.jsonl'));
    const at = rounds(folder, 'feedback.db', store, 100);
    for (const moment of ['2025-03-01T02:00', '2025-03-01T02:31', '2025-03-01T03:02']) await at(moment);
    expect(said).toEqual([expect.stringContaining('没有做成：那块磁盘没有答复')]);
    expect(await store.backupNight()).toEqual({ day: null, failingSince: '2025-03-01' });
    await hanging.release();
    await until(async () => said[1] ?? null, 'the backup that was slow');
    expect(said[1]).toContain('每夜的备份又做成了');
    expect(await kept()).toEqual(['2025-03-01']);
  });

  test('removes none by a clock that jumped years ahead, says so, and goes on once somebody confirmed the clock', async () => {
    days = 3;
    const at = rounds();
    for (const day of ['01', '02']) await at(`2025-03-${day}T02:00`);
    await store.markClock(now);
    await at('2031-03-02T02:00');
    expect(await kept()).toEqual(['2031-03-02', '2025-03-02', '2025-03-01']);
    expect(said).toEqual([expect.stringMatching(/到期的旧备份没有删掉：.*--clock-is-right/)]);
    await store.markClock(now);
    await at('2031-03-02T02:31');
    expect(await kept()).toEqual(['2031-03-02']);
  });

  test('is not made by a clock that runs behind, says so, and is made once the clock is right', async () => {
    await store.markClock(instant('2025-03-05T10:00'));
    const at = rounds();
    await at('2024-03-05T10:00');
    expect(said).toEqual([expect.stringMatching(/没有做成：服务器的时钟显示2024年3月5日 10:00.*还早/)]);
    // There is nothing to be seen in the folder.
    expect(said[0]).not.toContain('请查看');
    await at('2025-03-05T11:00');
    expect(await kept()).toEqual(['2025-03-05']);
  });

  test('is made though the database’s clock shows another time: which of the two is wrong, nobody can tell', async () => {
    const of = { ...store, databaseTime: async () => instant('2025-03-01T02:00') };
    await rounds(folder, 'feedback.db', of)('2025-03-02T02:00');
    expect(await kept()).toEqual(['2025-03-02']);
  });

  test('completes the log of destructions that could not be written beside it', async () => {
    const line = '{"id":"a","day":"2025-03-01","reason":"withdrawn","attempt":"1"}';
    await writeFile(join(data, 'destroyed.jsonl'), `${line}\n{"id":"cut`);
    await rounds()('2025-03-01T02:00');
    await rounds()('2025-03-02T02:00');
    expect((await readFile(join(folder, 'destroyed.jsonl'), 'utf8')).split('\n').filter(Boolean)).toEqual([
      line,
    ]);
  });

  test('goes after as many days as were promised, also where none is made any more', async () => {
    days = 3;
    const at = rounds();
    for (const day of ['01', '02', '03', '04']) await at(`2025-03-${day}T02:00`);
    expect(await kept()).toEqual(['2025-03-04', '2025-03-03', '2025-03-02']);
    await rounds(folder, 'none.db')('2025-03-06T02:00');
    expect(said).toHaveLength(1);
    expect(await kept()).toEqual(['2025-03-04']);
  });
});

describe('removing old backups', () => {
  const write = (name: string, text = 'disclosure-backup 1 00\n') => writeFile(join(folder, name), text);

  test('removes what this program made, and nothing else', async () => {
    await write('disclosure-backup-2025-01-01.backup');
    await write('disclosure-backup-2025-01-02.backup', 'somebody’s notes');
    await write('disclosure-backup-2025-01-03.backup.0123456789abcdef.part');
    await write('disclosure-backup-2025-02-30.backup');
    await write('my-backup-2025-01-01.backup');
    await write('destroyed.jsonl');
    await mkdir(join(folder, 'disclosure-backup-2025-01-04.backup'));
    expect(await removeOldBackups(folder, '2025-03-01', 30)).toEqual(['2025-01-01']);
    expect((await readdir(folder)).sort()).toEqual([
      'destroyed.jsonl',
      'disclosure-backup-2025-01-02.backup',
      'disclosure-backup-2025-01-04.backup',
      'disclosure-backup-2025-02-30.backup',
      'my-backup-2025-01-01.backup',
    ]);
  });

  test('removes none while nobody says how long they are kept', async () => {
    await write('disclosure-backup-2000-01-01.backup');
    expect(await removeOldBackups(folder, '2025-03-01', null)).toEqual([]);
    expect(await kept()).toEqual(['2000-01-01']);
  });
});

describe.each(PLACES)('the claim of a night in $name', ({ make }) => {
  test('is had by one of many, and by another once half an hour went by without a backup', async () => {
    const place = await make();
    try {
      const stores = await Promise.all([place.open(), place.open(), place.open()]);
      const claims = (moment: string) =>
        Promise.all(stores.map((one) => one.claimBackupNight('2025-03-01', instant(moment))));
      expect((await claims('2025-03-01T02:00')).filter(Boolean)).toHaveLength(1);
      expect((await claims('2025-03-01T02:29')).filter(Boolean)).toEqual([]);
      expect((await claims('2025-03-01T02:31')).filter(Boolean)).toHaveLength(1);
      expect(await stores[0]?.failBackupNight('2025-03-01')).toBe(true);
      expect(await stores[1]?.failBackupNight('2025-03-01')).toBe(false);
      expect(await stores[2]?.finishBackupNight('2025-03-01')).toBe(true);
      expect((await claims('2025-03-01T03:30')).filter(Boolean)).toEqual([]);
    } finally {
      await place.remove();
    }
  });
});
