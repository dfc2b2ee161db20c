import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { base64urlnopad, bech32 } from '@scure/base';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sha256Base64url } from '#lib/feedback/crypto/json-hash';
import { sealWords } from '#lib/feedback/crypto/sealed-words';
import { composeInbox, hashOfBareInbox, parseInbox } from '#lib/office/inbox-file';
import { builtManifestSchema } from '#lib/site/build/manifest';
import { INBOX_FILE } from '../../scripts/inbox/bundle';
import type { StoreConfig } from '../../scripts/server/last-data';
import { withStore } from '../../scripts/server/store';
import { copiedBuild } from '../harness/build';
import { keptWith, runStatement } from '../harness/feedback-data';
import { FIRST } from '../harness/fixtures';
import { ownFolder, ownPostgres, ownServer } from '../harness/for-test';
import { office, officeOf, openOffice } from '../harness/office';
import { askOffice, invite, letIn, newToken, proveOffice, SITE_OF_TESTS } from '../harness/office-client';
import { ask } from '../harness/postgres-database';
import { keyFileOf } from '../harness/stored';
import { needle, tracesBelow, tracesIn } from '../harness/traces';
import { submitted } from '../harness/writer';
import { testAct, testDevice, testOffice, text64 } from '../unit/office/fixtures';

// How an office is set up: on the server's command line, and over the network as its inbox does it.

/** A folder of builds with a copy of the fixtures', which has an inbox whatever the build has. */
let builds: string;
beforeAll(async () => {
  builds = `.next/test-setup-${process.pid}`;
  const directory = await copiedBuild(builds);
  const manifest = JSON.parse(await readFile(join(directory, 'manifest.json'), 'utf8'));
  const { application } = builtManifestSchema.pick({ application: true }).parse(manifest);
  const bare = composeInbox({ style: 'p{margin:0}', program: 'void 0' }, null);
  await writeFile(join(builds, 'applications', application, INBOX_FILE), bare);
});
afterAll(() => rm(builds, { recursive: true, force: true }));

const PLACES = [
  { engine: 'SQLite, with the key beside the data', isPostgres: false },
  { engine: 'PostgreSQL, with no key yet', isPostgres: true },
] as const;

describe.each(PLACES)('with $engine', ({ isPostgres }) => {
  test('an office is set up while people write; nothing is lost, and the server never holds its identity or a token', async () => {
    const folder = await ownFolder();
    const postgres = isPostgres ? await ownPostgres({ settings: { log_statement: 'all' } }) : null;
    const url = await postgres?.createDatabase();
    const data = join(folder, 'data');
    const server = await ownServer({
      env: {
        DATA_DIR: data,
        FEEDBACK_PER_HOUR: '1000',
        ...(url !== undefined && { DATABASE_URL: url, WORKERS: '2' }),
      },
    });
    const config: StoreConfig = { DATA_DIR: data, DATABASE_URL: url };
    await server.runClock(FIRST.open);
    const write = async (count: number) => {
      const answers = await Promise.all(Array.from({ length: count }, () => submitted(server.url)));
      return answers.map(({ status }) => status);
    };
    expect(new Set(await write(5))).toEqual(new Set([isPostgres ? 503 : 200]));
    const before = isPostgres ? [] : [await keyFileOf(data)];
    const former = await withStore(config, async (store) => {
      const ids = (await store.list()).map(({ id }) => id);
      return store.readMany(ids);
    });

    const path = join(await ownFolder(), '开办收件箱.html');
    const begun = await officeOf(builds, config, 'setup', '-o', path);
    expect([begun.code, begun.stderr]).toEqual([0, '']);
    const { data: given } = parseInbox(await readFile(path, 'utf8'));
    if (given === null || !('setup' in given)) throw new Error('no set-up file');
    expect(given.site).toBe(SITE_OF_TESTS);

    const own = await testOffice();
    const device = await testDevice(own, 6);
    const token = newToken();
    // The clock of the server stands in 2025, and so must that of whoever sets the office up; the command has the machine's.
    await withStore(config, (store) =>
      store.beginSetup({
        tokenHash: sha256Base64url(given.setup),
        expires: '2099-01-01T00:00:00.000Z',
        digits: '13572468',
      }),
    );
    expect(await proveOffice(server.url, given.setup, { office: own, device, token })).toBe('13572468');
    await extend(config, sha256Base64url(given.setup));
    expect((await askOffice(server.url, 'index', token)).status).toBe(404);

    const writing = isPostgres ? Promise.resolve<number[]>([]) : write(30);
    const confirmed = await officeOf(builds, config, 'setup', '--confirm', '1357', '2468', '--compared');
    expect([confirmed.code, confirmed.stderr]).toEqual([0, '']);
    const written = [...(await writing), ...(await write(5))];
    expect(new Set(written)).toEqual(new Set([200]));
    const { messages } = await keptWith(config, own.identity);
    expect(messages).toHaveLength(former.length + written.length);
    for (const file of before) expect(existsSync(file)).toBe(false);
    expect(await withStore(config, (store) => store.office())).toEqual({
      recipient: own.recipient,
      custody: 'elsewhere',
    });

    // It is in: it reads, and acts.
    const index = JSON.parse((await askOffice(server.url, 'index', token)).text);
    const [submission = ''] = Object.keys(index.rows);
    const sealed = await sealWords({ kind: 'internal', submission, note: '看过' }, [own.recipient]);
    const note = testAct(
      device,
      { submission, id: text64(16, 90), kind: 'internal', state: null, day: '2025-01-15' },
      sealed,
    );
    expect((await askOffice(server.url, 'acts', token, { body: { acts: [note] } })).text).toContain(
      '"applied"',
    );
    expect((await askOffice(server.url, 'setup', token)).text).toBe('{"step":"active"}');
    expect((await askOffice(server.url, 'setup', given.setup, { body: {} })).status).toBe(404);

    if (url !== undefined) await ask(url, 'checkpoint');
    await server.end();
    const identity = bech32.decodeToBytes(own.identity).bytes;
    const secrets = [
      needle('the identity', own.identity),
      needle('the identity', identity),
      needle('a token', token),
      needle('a token', base64urlnopad.decode(token)),
      // Its sealed bytes of before: their key may still lie in a backup.
      ...former.map((row) => needle('sealed to the former key', row.sealed.slice(0, 90))),
    ];
    const places = [folder, ...(postgres ? [postgres.directory] : [])];
    const search = async (needles: typeof secrets) => {
      const below = await Promise.all(places.map((place) => tracesBelow(place, needles)));
      return [
        ...below.flat(),
        ...tracesIn('the log', server.log() + ((await postgres?.log()) ?? ''), needles),
      ];
    };
    expect(await search(secrets)).toEqual([]);
    // What is looked for in the same way, and is there, is found.
    expect(await search([needle('the recipient', own.recipient)])).not.toEqual([]);
    expect(await search([needle('the hash of a token', sha256Base64url(token))])).not.toEqual([]);
  });
});

/** Lets a set-up last that was begun by another clock than the command's. */
async function extend(config: StoreConfig, tokenHash: string): Promise<void> {
  const statement = `update office_setup set expires = '2099-01-01T00:00:00.000Z' where token_hash = '${tokenHash}'`;
  if (config.DATABASE_URL) await ask(config.DATABASE_URL, statement);
  else await runStatement(config.DATA_DIR, statement);
}

describe('the file', () => {
  let folder: string;
  let config: StoreConfig;
  beforeEach(async () => {
    folder = await ownFolder();
    ({ config } = await openOffice(join(folder, 'data')));
  });
  const setup = (...args: string[]) => officeOf(builds, config, 'setup', ...args);

  test('is for its owner’s eyes, names the site and a token of a day, and says what to compare and to do', async () => {
    const path = join(folder, 'a.html');
    const { code, stdout } = await setup('-o', path);
    expect(code).toBe(0);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const html = await readFile(path, 'utf8');
    const { data } = parseInbox(html);
    if (data === null || !('setup' in data)) throw new Error('no set-up file');
    const day = Date.parse(data.expires) - Date.now();
    expect([day > 86_000_000, day <= 86_400_000]).toEqual([true, true]);
    const standing = await withStore(config, (store) => store.setup());
    expect(standing).toMatchObject({ tokenHash: sha256Base64url(data.setup), step: 'begun' });
    expect(standing?.digits).toMatch(/^\d{8}$/);
    expect(stdout).toContain(`里面的程序（没有数据的收件箱）的 SHA-256：${hashOfBareInbox(html)}`);
    expect(stdout).toContain('npm run office -- setup --confirm 8位数字');
    expect(stdout).not.toContain(data.setup);
    expect(stdout).not.toContain(standing?.digits);
  });

  test('cancels the one before, and takes no other file’s place', async () => {
    await setup('-o', join(folder, 'a.html'));
    const first = await withStore(config, (store) => store.setup());
    const again = await setup('-o', join(folder, 'a.html'));
    expect(again.stderr).toContain('不会覆盖它。请换一个文件名。');
    expect(await withStore(config, (store) => store.setup())).toEqual(first);
    expect((await setup('-o', join(folder, 'b.html'))).stdout).toContain(
      '以前写出、还没有确认的开办文件已经作废。',
    );
    expect((await withStore(config, (store) => store.setup()))?.tokenHash).not.toBe(first?.tokenHash);
  });

  test('gives up the one before only for a file that there is, and none that was confirmed', async () => {
    await setup('-o', join(folder, 'a.html'));
    const first = await withStore(config, (store) => store.setup());
    await mkdir(join(folder, 'b.html.part'));
    expect((await setup('-o', join(folder, 'b.html'))).code).not.toBe(0);
    expect(await withStore(config, (store) => store.setup())).toEqual(first);
    await runStatement(config.DATA_DIR, "update office_setup set step = 'confirmed'");
    const { stderr } = await setup('-o', join(folder, 'c.html'));
    expect(stderr).toContain('上一次开办已经确认，可是还没有办完');
    expect(existsSync(join(folder, 'c.html'))).toBe(false);
    expect((await withStore(config, (store) => store.setup()))?.tokenHash).toBe(first?.tokenHash);
  });

  test('is not written where files are public or taken away, nor without the key that must be moved', async () => {
    for (const path of ['public/a.html', `${builds}/a.html`, 'tests/fixtures/content/a.html'])
      expect((await setup('-o', path)).stderr).toContain('没有写成：');
    await rm(await keyFileOf(config.DATA_DIR));
    expect((await setup('-o', join(folder, 'a.html'))).stderr).toContain('没有写出文件：现在的私钥应当是');
    expect(await withStore(config, (store) => store.setup())).toBe(null);
  });

  test('needs a build', async () => {
    const { stderr } = await office(config, 'setup', '-o', join(folder, 'a.html'));
    expect(stderr).toBe('还没有构建。请先运行 npm run build。\n');
  });

  test.each([
    [['--confirm'], '--confirm 后面要写收件箱页面上显示的8位数字，例如 setup --confirm 12345678。'],
    [
      ['--confirm', '1234567'],
      '--confirm 后面要写收件箱页面上显示的8位数字，例如 setup --confirm 12345678。',
    ],
    [['12345678'], 'setup 后面多写了内容。'],
    [['--confirm', '12345678', '-o', 'x'], '--confirm 和 -o 不能一起写。'],
    [['--leave-unreadable'], '--leave-unreadable 要和 --confirm 一起写。'],
    [['--compared'], '--compared 要和 --confirm 一起写。'],
  ])('is not asked for by %j', async (args, says) => {
    expect((await setup(...args)).stderr).toContain(says);
  });

  test('is confirmed by digits of full width and in groups too', async () => {
    expect((await setup('--confirm', '１２３４　５６７８')).stderr).toContain('没有正在进行的开办');
  });
});

describe('devices', () => {
  let config: StoreConfig;
  const run = (...args: string[]) => office(config, 'devices', ...args);
  beforeEach(async () => {
    const folder = await ownFolder();
    ({ config } = await openOffice(join(folder, 'data')));
  });

  test('are listed with how they stand, revoked by name or id, and let in again when they have expired', async () => {
    expect((await run()).stdout).toContain('还没有收件箱。');
    const own = await testOffice();
    await letIn(config, await testDevice(own, 1, 'clerk', '王芳'));
    await letIn(config, await testDevice(own, 2, 'reader', '李雷'), '2025-01-01');
    await letIn(config, await testDevice(own, 3, 'clerk', '王芳'));
    expect((await run()).stdout).toContain(
      `李雷  ${text64(16, 2)}  只读  已过期，有效到 2025-01-01  上次来访：还没有来过`,
    );
    const several = await run('--revoke', '王芳');
    expect([several.code, several.stderr]).toEqual([
      1,
      expect.stringContaining('叫这个名称的收件箱有 2 个，请写编号：'),
    ]);
    const revoked = await run('--revoke', text64(16, 3));
    expect(revoked.stdout).toContain('已经停用 王芳：它从现在起连不上网站。');
    expect((await run()).stdout).toContain(`王芳  ${text64(16, 3)}  办理  已停用  `);
    expect((await run('--renew', '李雷')).stdout).toMatch(/^李雷 可以用到 \d{4}-\d\d-\d\d。\n$/);
    expect((await run('--renew', text64(16, 3))).stderr).toContain('已经停用，不能再用');
    expect((await run('--revoke', '赵\u202e六')).stderr).toContain('没有叫 赵⟨U+202E⟩六 的收件箱。');
  });

  test('are listed with who is invited, until when, and by whom', async () => {
    const inviter = await testDevice(await testOffice(), 1, 'clerk', '王芳');
    await letIn(config, inviter);
    await invite(config, inviter, '2099-01-01T00:00:00.000Z');
    await invite(config, inviter, '2025-01-02T00:00:00.000Z');
    const { stdout } = await run();
    expect(stdout.match(/已邀请/g)).toHaveLength(1);
    expect(stdout).toContain('同事（已邀请，还没有打开）  只读  邀请有效到 2099-01-01  邀请人：王芳\n');
  });

  test('in use keep the office’s key from being given up', async () => {
    await rm(await keyFileOf(config.DATA_DIR));
    await letIn(config, await testDevice(await testOffice(), 1));
    const path = join(await ownFolder(), 'key.txt');
    expect((await office(config, 'key', path, '--replace')).stderr).toContain('还有收件箱在用现在的密钥');
    expect(existsSync(path)).toBe(false);
  });
});
