import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, inject, test } from 'vitest';
import { stoppedClock } from '#lib/clock';
import { readSurroundings } from '#lib/config';
import { checkBackup } from '#lib/feedback/backup/container';
import { readDestructions } from '#lib/feedback/backup/destructions';
import { makeBackup } from '#lib/feedback/backup/make-backup';
import { CopyError } from '#lib/feedback/store/copies/copy-error';
import { roomTrouble } from '#lib/feedback/store/copies/copy-sqlite';
import { readDumpedRows } from '#lib/feedback/store/copies/dump-rows';
import { runPgDump } from '#lib/feedback/store/copies/pg-dump';
import { restorePostgres } from '#lib/feedback/store/copies/restore-postgres';
import { restoreSqlite } from '#lib/feedback/store/copies/restore-sqlite';
import { openPostgresStore } from '#lib/feedback/store/postgres';
import type { StandingSubmission } from '#lib/feedback/store/retention-store';
import { SCHEMA_VERSION } from '#lib/feedback/store/schema/migrations';
import { openSqliteStore } from '#lib/feedback/store/sqlite/open-store';
import { openSqliteThread } from '#lib/feedback/store/sqlite/thread';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { systemRandom } from '#lib/random';
import { ownFolder } from '../../../harness/for-test';
import { namedHashes } from '../../../harness/named-hashes';
import { createDatabase } from '../../../harness/postgres-database';
import { needle, tracesIn } from '../../../harness/traces';

// Backups of both databases, made and put back through the same functions as the commands use.

const NOW = Date.parse('2025-03-01T10:00:00+08:00');
const KEY = 'the secret that signs tokens';
const SOURCE = 'zq-a-source-that-was-counted';
const RECIPIENT = 'age1present';

interface Site {
  readonly url: string | undefined;
  readonly folder: string;
  open(): Promise<FeedbackStore>;
}

const KINDS = [
  {
    name: 'SQLite',
    make: async (): Promise<Site> => {
      const folder = await ownFolder();
      const path = join(folder, 'feedback.db');
      return { url: undefined, folder, open: async () => openSqliteStore(await openSqliteThread(path)) };
    },
  },
  {
    name: 'PostgreSQL',
    make: async (): Promise<Site> => {
      const url = await createDatabase(inject('postgresUrl'));
      return { url, folder: await ownFolder(), open: () => openPostgresStore(url) };
    },
  },
] as const;

function sourceOf({ url, folder }: Site) {
  return {
    url,
    path: join(folder, 'feedback.db'),
    destructionLogs: [join(folder, 'destroyed.jsonl')],
    program: 'a program',
    surroundings: readSurroundings(),
    clock: stoppedClock(NOW),
    random: systemRandom,
  };
}

const submission = (id: string) => ({
  id,
  notice: 'a\tnotice\\N\r\nof two lines\u2028',
  received: '2025-02-01',
  ...namedHashes(id),
  sealed: new Uint8Array([0, 9, 10, 13, 92, 255, ...Buffer.from(id)]),
});

async function fill(site: Site): Promise<FeedbackStore> {
  const store = await site.open();
  await store.registerOffice({ recipient: RECIPIENT, custody: 'elsewhere' });
  for (const id of ['a', 'b', 'c']) await store.insert(submission(id), RECIPIENT);
  await store.append({
    id: 'entry',
    submission: 'a',
    after: '',
    kind: 'answer',
    day: '2025-02-02',
    state: 'answered',
    sealed: new Uint8Array([1, 2, 3]),
  });
  await store.dailyKey('token', { day: '2025-03-01', secret: Buffer.from(KEY) }, '2025-01-01');
  await store.count({ purpose: 'look', source: SOURCE, hour: '2025-03-01T10' });
  await store.addRecord({ id: 'one', day: '2025-02-02', kind: 'answer', submission: 'a' });
  await store.destroy('c', { day: '2025-02-03', reason: 'withdrawn' }, null);
  return store;
}

/** Puts a backup back at a place of its own. */
async function putBack(
  backup: string,
  to: Site,
  destroyed: readonly string[] = [],
  due: readonly string[] = [],
): Promise<number> {
  const { manifest, databaseAt, destructions } = await checkBackup(backup);
  const more = destroyed.map((id) => ({ id, day: '2025-03-01', reason: 'junk' as const }));
  const task = {
    destroyed: [...readDestructions([destructions]).destroyed, ...more],
    due: (standing: readonly StandingSubmission[]) => standing.filter(({ id }) => due.includes(id)),
    day: '2025-03-02',
    backup: manifest.parts.database.sha256,
  };
  const source = { file: backup, databaseAt };
  const { destroyedAgain } =
    to.url === undefined
      ? await restoreSqlite(source, join(to.folder, 'feedback.db'), task, {
          clock: stoppedClock(NOW),
          random: systemRandom,
        })
      : await restorePostgres(source, to.url, manifest.schema, task, systemRandom);
  return destroyedAgain;
}

describe.each(KINDS)('a backup of $name', ({ make }) => {
  let site: Site;
  let store: FeedbackStore;
  let backup: string;
  beforeEach(async () => {
    site = await make();
    store = await fill(site);
    backup = join(await ownFolder(), 'one.backup');
    return () => store.close();
  });

  test('says what it holds, and leaves nothing else behind', async () => {
    const before = await readdir(site.folder);
    const head = await store.recordHead();
    const manifest = await makeBackup(sourceOf(site), backup, false);
    expect(manifest).toMatchObject({
      ...{ format: 1, program: 'a program', schema: SCHEMA_VERSION, day: '2025-03-01' },
      ...{ submissions: 2, entries: 1, destroyed: 1, sealedTo: { [RECIPIENT]: 2, '': 1 }, record: head },
    });
    expect((await checkBackup(backup)).manifest).toEqual(manifest);
    expect((await stat(backup)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(backup, '..'))).toEqual(['one.backup']);
    expect(await readdir(site.folder)).toEqual(before);
  });

  test('holds neither a signing key nor the count of a source, which the database does', async () => {
    const needles = [needle('a key', KEY), needle('a source', SOURCE)];
    await makeBackup(sourceOf(site), backup, false);
    expect(tracesIn('the backup', await readFile(backup), needles)).toEqual([]);
    // The control: what it does hold is found in it in the same ways.
    const held = [needle('a submission', submission('a').sealed), needle('an office', RECIPIENT)];
    expect(tracesIn('the backup', await readFile(backup), held).length).toBeGreaterThanOrEqual(2);
    expect(await store.dailyKeys('token')).toHaveLength(1);
  });

  test('is put back with every row as it was, but for keys and counts', async () => {
    await makeBackup(sourceOf(site), backup, false);
    const other = await make();
    await putBack(backup, other);
    const restored = await other.open();
    try {
      expect(await restored.list()).toEqual(await store.list());
      expect(await restored.read('a')).toEqual(await store.read('a'));
      expect(await restored.listDestroyed()).toEqual(await store.listDestroyed());
      expect(await restored.receiptSalt()).toEqual(await store.receiptSalt());
      expect(await restored.office()).toEqual(await store.office());
      expect(await restored.dailyKeys('token')).toEqual([]);
      expect((await restored.records(1, 9)).map(({ entry }) => entry.kind)).toEqual(['restore']);
      expect(await restored.count({ purpose: 'look', source: SOURCE, hour: '2025-03-01T10' })).toBe(1);
    } finally {
      await restored.close();
    }
  });

  test('is put back without what was destroyed after it was made, and the record says so', async () => {
    await makeBackup(sourceOf(site), backup, false);
    const other = await make();
    expect(await putBack(backup, other, ['b', 'never-there'])).toBe(1);
    const restored = await other.open();
    try {
      expect((await restored.list()).map(({ id }) => id)).toEqual(['a']);
      expect(await restored.listDestroyed()).toContainEqual({ id: 'b', day: '2025-03-01', reason: 'junk' });
      expect(await restored.destroyingOf('b')).toMatchObject({ kind: 'destroy', reason: 'junk' });
    } finally {
      await restored.close();
    }
  });

  test('is put back without what was kept long enough, and the record says so', async () => {
    await makeBackup(sourceOf(site), backup, false);
    const other = await make();
    await putBack(backup, other, [], ['b']);
    const restored = await other.open();
    try {
      expect((await restored.list()).map(({ id }) => id)).toEqual(['a']);
      expect(await restored.listDestroyed()).toContainEqual({
        id: 'b',
        day: '2025-03-02',
        reason: 'retention',
      });
      expect(await restored.destroyingOf('b')).toMatchObject({ kind: 'destroy', reason: 'retention' });
    } finally {
      await restored.close();
    }
  });

  test('is put back nowhere where something is already', async () => {
    await makeBackup(sourceOf(site), backup, false);
    await expect(putBack(backup, site)).rejects.toThrow(CopyError);
    expect((await store.list()).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test('replaces no file that is there', async () => {
    await writeFile(backup, 'mine');
    await expect(makeBackup(sourceOf(site), backup, false)).rejects.toThrow(`已经有 ${backup}`);
    expect(await readFile(backup, 'utf8')).toBe('mine');
  });

  test('leaves nothing where it cannot be made', async () => {
    const source = sourceOf(site);
    await store.close();
    const broken = {
      ...source,
      url: site.url && `${site.url}-none`,
      path: join(site.folder, 'none.db'),
    };
    await expect(makeBackup(broken, backup, false)).rejects.toThrow();
    expect(await readdir(join(backup, '..'))).toEqual([]);
  });
});

describe('a backup as a file', () => {
  test('is refused wherever a byte of it is another, is missing, or is too much', async () => {
    const [sqlite] = KINDS;
    const site = await sqlite.make();
    const store = await fill(site);
    const folder = await ownFolder();
    const whole = join(folder, 'whole.backup');
    await makeBackup(sourceOf(site), whole, false);
    await store.close();
    const bytes = await readFile(whole);
    const altered = join(folder, 'altered.backup');
    const place = fc.nat(bytes.length - 1);
    await fc.assert(
      fc.asyncProperty(place, fc.constantFrom('flip', 'cut', 'add'), async (at, how) => {
        const other = Buffer.from(bytes);
        other[at] = (other[at] ?? 0) ^ 1;
        const content = { flip: other, cut: bytes.subarray(0, at), add: Buffer.concat([bytes, other]) }[how];
        await writeFile(altered, content);
        await expect(checkBackup(altered)).rejects.toThrow(CopyError);
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['nothing', '', '不是本网站的备份'],
    ['a picture', '\u0089PNG\r\n\u001a\n', '不是本网站的备份'],
    ['one of a later format', 'disclosure-backup 9 00\n{}\n', '由更新版本的程序做成'],
    ['one whose manifest is another', 'disclosure-backup 1 00\n{}\n', '已经损坏'],
    [
      'one whose first line has more',
      `disclosure-backup 1 ${createHash('sha256').update('{}\n').digest('hex')} \n{}\n`,
      '已经损坏：第二行',
    ],
    [
      'one whose manifest is no JSON, with its hash',
      `disclosure-backup 1 ${createHash('sha256').update('none\n').digest('hex')}\nnone\n`,
      '像是别的程序写的',
    ],
  ])('is told from %s', async (_, text, words) => {
    const path = join(await ownFolder(), 'x');
    await writeFile(path, text, 'latin1');
    await expect(checkBackup(path)).rejects.toThrow(words);
  });
});

test('a folder whose disk has no room for a copy is named, and one with room is not', () => {
  const cause = new Error('full');
  expect(roomTrouble('/backups', 100, 99, cause)?.message).toBe(
    '没有备份：/backups 所在的磁盘放不下，备份要 100 字节，那里只剩 99 字节。请腾出地方，或者换一个文件夹。',
  );
  expect(roomTrouble('/backups', 100, 100, cause)).toBeNull();
});

describe('a backup of PostgreSQL', () => {
  test('says what is missing where there is no pg_dump', async () => {
    const folder = await ownFolder();
    await mkdir(join(folder, 'debian'));
    const none = { environment: {}, programFolders: [folder] };
    await expect(runPgDump('postgres://x/y', [], none, join(folder, 'debian'))).rejects.toThrow(
      '这台机器上没有 pg_dump',
    );
  });

  test('hands pg_dump the password in its environment, and on no command line', async () => {
    const folder = await ownFolder();
    const bin = join(folder, '15', 'bin');
    await mkdir(bin, { recursive: true });
    const told = join(folder, 'told');
    await writeFile(
      join(bin, 'pg_dump'),
      `#!/bin/sh\necho "$@" > '${told}'; echo "$PGPASSWORD" >> '${told}'\n`,
      {
        mode: 0o755,
      },
    );
    const surroundings = { environment: { PATH: process.env.PATH }, programFolders: [] };
    await runPgDump('postgres://me:s%40cret@db.example/feedback', [], surroundings, folder);
    const [args, password] = (await readFile(told, 'utf8')).split('\n');
    expect(password).toBe('s@cret');
    expect(args).toContain('postgres://me@db.example/feedback');
    expect(args).not.toMatch(/s(%40|@)cret/);
  });

  test('gives its rows alone, whatever else somebody wrote into it', async () => {
    const path = join(await ownFolder(), 'dump');
    await writeFile(
      path,
      '\\! touch pwned\nDROP TABLE submission;\nCOPY public.office (id, recipient) FROM stdin;\n1\ta\\tb\n\\.\n',
    );
    const rows = [];
    for await (const one of readDumpedRows(path, 0)) rows.push(...one.rows);
    expect(rows).toEqual([{ id: '1', recipient: 'a\tb' }]);
  });
});
