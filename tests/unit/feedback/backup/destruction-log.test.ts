import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { withDestructionLog } from '#lib/feedback/backup/destruction-log';
import { otherDisk } from '#lib/feedback/backup/other-disk';
import { openSqliteStore } from '#lib/feedback/store/sqlite/open-store';
import { openSqliteThread } from '#lib/feedback/store/sqlite/thread';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { systemRandom } from '#lib/random';
import { ownFolder } from '../../../harness/for-test';
import { hangingFile } from '../../../harness/hanging-file';
import { namedHashes } from '../../../harness/named-hashes';
import { until } from '../../../harness/server';

let local: string;
let other: string;
let bare: FeedbackStore;
let told: string[];
beforeEach(async () => {
  const data = await ownFolder();
  local = join(data, 'destroyed.jsonl');
  other = join(await ownFolder(), 'destroyed.jsonl');
  bare = await openSqliteStore(await openSqliteThread(join(data, 'feedback.db')));
  told = [];
  for (const id of ['a', 'b', 'c'])
    await bare.insert({
      ...{ id, notice: 'n', received: '2025-02-01', ...namedHashes(id), sealed: systemRandom(9) },
    });
  return () => bare.close();
});

const logged = (disk = otherDisk(100)) =>
  withDestructionLog(bare, {
    path: local,
    second: { path: other, disk },
    random: systemRandom,
    notice: (text) => told.push(text),
  });
const withdraw = (store: FeedbackStore, id: string) =>
  store.destroy(id, { day: '2025-03-01', reason: 'withdrawn' }, null);
const linesOf = async (path: string) => (await readFile(path, 'utf8')).split('\n').filter(Boolean).sort();

describe('the log of destructions on another disk', () => {
  test('that hangs keeps nothing from being destroyed, and gets what it missed with the next once it is back', async () => {
    const disk = otherDisk(100);
    const store = logged(disk);
    const hanging = await hangingFile(other);
    expect(await withdraw(store, 'a')).toBe('applied');
    expect(await withdraw(store, 'b')).toBe('applied');
    expect(told).toEqual([expect.stringContaining('那块磁盘没有答复')]);
    expect(await linesOf(local)).toHaveLength(2);
    await hanging.release();
    await until(() => disk(async () => true).catch(() => null), 'the disk to answer again');
    expect(await withdraw(store, 'c')).toBe('applied');
    expect(await linesOf(other)).toEqual(await linesOf(local));
  });

  test('that is written nowhere else is written before anything is destroyed', async () => {
    await mkdir(local);
    await expect(withdraw(logged(), 'a')).rejects.toMatchObject({ reason: 'gone' });
    expect((await bare.listStanding()).map(({ id }) => id)).toContain('a');
  });
});
