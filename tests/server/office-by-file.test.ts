import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { sha256Base64url } from '#lib/feedback/crypto/json-hash';
import { readSingleKey } from '#lib/feedback/crypto/key-file';
import { replyIdentityOf } from '#lib/feedback/crypto/reply-key';
import { unsealWords } from '#lib/feedback/crypto/sealed-words';
import { recipientOf, seal } from '#lib/feedback/crypto/sealing';
import { hashOfBareInbox } from '#lib/office/inbox-file';
import { parseRowsFile } from '#lib/office/sealed-file';
import { certifyingKeyOf } from '#lib/office/signing';
import { createOfficeClient } from '../../inbox/work/client';
import type { InboxSession } from '../../inbox/work/inbox-types';
import { openWorkPool } from '../../inbox/work/opening/worker-pool';
import { openSession } from '../../inbox/work/session';
import type { StoreConfig } from '../../scripts/server/last-data';
import { withStore } from '../../scripts/server/store';
import { ownFolder } from '../harness/for-test';
import { bareInbox } from '../harness/inbox';
import { namedHashes } from '../harness/named-hashes';
import { officeOf, openOffice, SAID } from '../harness/office';
import { TEST_OUTPUT } from '../harness/server';
import { submissionIn, testPlatform } from '../unit/inbox/open-inbox';
import { type TestDevice, type TestOffice, testDevice, testVault } from '../unit/office/fixtures';

// An inbox on a computer without a network: what it reads and what it does is carried by hand.

const WRITER = replyIdentityOf(new Uint8Array(32).fill(7));
const SITE = 'https://office.example';

let folder: string;
let config: StoreConfig;
let own: TestOffice;
let device: TestDevice;

beforeEach(async () => {
  folder = await ownFolder();
  const opened = await openOffice(join(folder, 'data'));
  ({ config } = opened);
  const key = await readSingleKey(opened.keyFile);
  own = { ...key, certifyingKey: certifyingKeyOf(key.identity) };
  device = await testDevice(own, 1, 'clerk', '王芳');
  const sealed = await seal({ ...SAID, reply: await recipientOf(WRITER) }, own.recipient);
  await withStore(config, async (store) => {
    const clear = { id: 'a1', notice: SAID.notice, received: '2024-11-05', ...namedHashes('a1') };
    await store.insert({ ...clear, sealed }, own.recipient);
    const { verifyKey } = device.signed.certificate;
    const known = {
      id: device.id,
      tokenHash: sha256Base64url('token'),
      certificate: JSON.stringify(device.signed),
    };
    await store.addDevice({ ...known, name: '王芳', role: 'clerk', verifyKey, expires: '2999-01-01' });
  });
});

const run = (...args: string[]) => officeOf(TEST_OUTPUT, config, ...args);

/** An inbox that reaches nobody. */
async function inboxByHand(): Promise<InboxSession> {
  const fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  const platform = { ...testPlatform({ fetch }), clock: { now: () => Date.now() } };
  const vault = testVault(own, device, SITE);
  const pool = await openWorkPool(platform);
  const client = createOfficeClient(platform, SITE, vault.device.token);
  return openSession({ vault, recipient: own.recipient, platform, client, pool }, null);
}

/** Carries the feedback to an inbox. */
async function carried(): Promise<InboxSession> {
  const path = join(folder, `反馈-${Math.random()}.json`);
  expect(await run('export', '--sealed', '-o', path)).toMatchObject({ code: 0, stderr: '' });
  const session = await inboxByHand();
  await session.openRows(await readFile(path, 'utf8'));
  return session;
}

/** Carries what an inbox did to the server. */
async function importFrom(session: InboxSession) {
  const { text } = session.actsFile();
  const path = join(folder, '待办.json');
  await writeFile(path, text);
  return run('import', path);
}

const answer = { kind: 'answer', submission: 'a1', text: '已经补办。' } as const;

describe('feedback carried to an inbox by hand', () => {
  test('is answered there, and the writer opens the answer', async () => {
    const session = await carried();
    const seen = submissionIn(session.snapshot(), 'a1');
    expect(seen.submission?.message).toBe(SAID.message);
    expect((await session.act(answer, seen)).result).toBe('queued');
    const imported = await importFrom(session);
    expect(imported).toMatchObject({ code: 0, stderr: '' });
    expect(imported.stdout).toMatch(
      /^1\. 编号 a1 已答复（\d{4}-\d\d-\d\d，王芳）：已经办好。\n共 1 件事，办好 1 件，没有办 0 件。\n$/,
    );
    const stored = await withStore(config, (store) => store.read('a1'));
    const sealed = stored?.entries[0]?.sealed ?? new Uint8Array();
    expect(await unsealWords(sealed, 'a1', [WRITER])).toMatchObject({ text: '已经补办。' });
    const later = await carried();
    expect(submissionIn(later.snapshot(), 'a1').entries).toMatchObject([{ trust: 'vouched', by: '王芳' }]);
  });

  test('is answered once, however often the file is imported', async () => {
    const session = await carried();
    await session.act(answer, submissionIn(session.snapshot(), 'a1'));
    await importFrom(session);
    const again = await importFrom(session);
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('以前已经办好，没有再办一次')]);
  });

  test('is joined by what came by letter, with what may be chosen of its notice', async () => {
    const session = await carried();
    const items = await session.entering.items(SAID.notice);
    expect(items.length).toBeGreaterThan(3);
    const said = { ...SAID, message: '信里写的话。', item: items[0] ?? null };
    const letter = { received: session.today(), channel: 'letter', consent: 'not-asked', said } as const;
    const { outcome, receipt } = await session.entering.enter(letter);
    expect(outcome.result).toBe('queued');
    expect(await importFrom(session)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/登记.*已经办好/),
    });
    expect((await importFrom(session)).stdout).toContain('以前已经办好');
    const shown = await run('show', receipt);
    expect(shown.stdout).toContain('信里写的话。');
    expect(shown.stdout).toContain('反映方式：来信');
    const later = await carried();
    const id = outcome.request.submission;
    expect(submissionIn(later.snapshot(), id).entered).toEqual({
      ...{ channel: 'letter', consent: 'not-asked', by: '王芳' },
    });
  });

  test('is not answered where somebody did something meanwhile', async () => {
    const session = await carried();
    await session.act(answer, submissionIn(session.snapshot(), 'a1'));
    await run('state', 'a1', '办理中', '--confirm');
    const imported = await importFrom(session);
    expect([imported.code, imported.stdout]).toEqual([1, expect.stringContaining('这一件在这期间有了变动')]);
  });

  test('is not answered by a device that was revoked, or that nobody knows', async () => {
    const session = await carried();
    await session.act(answer, submissionIn(session.snapshot(), 'a1'));
    await run('devices', '--revoke', '王芳');
    expect((await importFrom(session)).stdout).toContain('这个收件箱已经停用');
    device = await testDevice(own, 2);
    const other = await carried();
    await other.act(answer, submissionIn(other.snapshot(), 'a1'));
    expect(await importFrom(other)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('不认识这个收件箱'),
    });
  });

  test('lies in a file that opens nothing without the key', async () => {
    const path = join(folder, '反馈.json');
    await run('export', '--sealed', '-o', path);
    const text = await readFile(path, 'utf8');
    expect(text).not.toContain(SAID.name);
    expect(parseRowsFile(text)).toMatchObject({ office: own.recipient, rows: [{ id: 'a1' }] });
  });

  test.each([
    { args: ['export', '--sealed'], said: '--sealed 要用 -o 写明导出到哪个文件。' },
    { args: ['export', '--sealed', '--format', 'csv', '-o', 'x'], said: '不能再写 --format 和 --identity' },
    { args: ['import'], said: 'import 后面要写一个文件名' },
    { args: ['import', 'package.json'], said: '不是收件箱保存的待办文件' },
  ])('$args is refused with what is right', async ({ args, said }) => {
    expect(await run(...args)).toMatchObject({ code: 1, stderr: expect.stringContaining(said) });
  });
});

describe('the bare inbox', () => {
  test('is written to a new file, with its hash', async () => {
    const path = join(folder, '收件箱.html');
    const { stdout } = await run('inbox', '-o', path);
    const html = await readFile(path, 'utf8');
    expect(html).toBe(await bareInbox());
    expect(stdout).toContain(`SHA-256：${hashOfBareInbox(html)}`);
  });
});
