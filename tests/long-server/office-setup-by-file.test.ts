import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { seal } from '#lib/feedback/crypto/sealing';
import { parseInbox } from '#lib/office/inbox-file';
import type { InboxSession } from '../../inbox/work/inbox-types';
import { setUp } from '../../inbox/work/set-up';
import type { PendingSetUp } from '../../inbox/work/set-up-types';
import { unlock } from '../../inbox/work/unlock';
import type { StoreConfig } from '../../scripts/server/last-data';
import { withStore } from '../../scripts/server/store';
import { ownFolder } from '../harness/for-test';
import { namedHashes } from '../harness/named-hashes';
import { officeOf, openOffice, SAID } from '../harness/office';
import { PASSPHRASE } from '../harness/office-set-up';
import { TEST_OUTPUT } from '../harness/server';
import { submissionIn, testPlatform } from '../unit/inbox/open-inbox';

// An office is set up on a computer that reaches no site: by files and the command `key`.

let folder: string;
let config: StoreConfig;
let keyFile: string;
let session: InboxSession;
let pending: PendingSetUp;

beforeEach(async () => {
  folder = await ownFolder();
  ({ config, keyFile } = await openOffice(join(folder, 'data')));
  await withStore(config, async (store) => {
    const office = await store.office();
    const sealed = await seal(SAID, office?.recipient ?? '');
    const clear = { id: 'a1', notice: SAID.notice, received: '2024-11-05', ...namedHashes('a1') };
    await store.insert({ ...clear, sealed }, office?.recipient);
  });
  ({ session, pending } = await savedInbox('张明'));
});

const run = (...args: string[]) => officeOf(TEST_OUTPUT, config, ...args);

/** Begins a set-up on the server, and takes it on a computer without a network to the reopened file. */
async function savedInbox(name: string): Promise<{ session: InboxSession; pending: PendingSetUp }> {
  const path = join(folder, '开办收件箱.html');
  await rm(path, { force: true });
  expect(await run('setup', '-o', path)).toMatchObject({ code: 0, stderr: '' });
  const { data } = parseInbox(await readFile(path, 'utf8'));
  if (data === null || !('setup' in data)) throw new Error('no set-up file');
  const fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  const platform = { ...testPlatform({ fetch }), clock: { now: () => Date.now() } };
  const saved = await setUp(platform, data, { name, passphrase: PASSPHRASE, identity: null });
  const opened = await unlock(platform, saved.data, PASSPHRASE);
  if (!opened.pending) throw new Error('the file is of no set-up');
  return { session: opened, pending: opened.pending };
}

/** Carries a file of the inbox to the server, and has it taken. */
async function take({ fileName, text }: { fileName: string; text: string }, ...options: string[]) {
  const path = join(folder, fileName);
  await writeFile(path, text);
  return run('key', path, ...options);
}

/** Carries the application there and the challenge back. */
async function challenged(): Promise<string> {
  const path = join(folder, '开办质询.json');
  await rm(path, { force: true });
  const offered = await take(pending.offerFile(pending.sheet().checkWord));
  expect(offered).toMatchObject({ code: 0, stderr: '' });
  return readFile(path, 'utf8');
}

const recipient = () => withStore(config, async (store) => (await store.office())?.recipient);

describe('an office that is set up by files', () => {
  test('has its key once name and key were compared; what was stored is sealed anew, and read there', async () => {
    const former = await recipient();
    const answer = await pending.answerFile(await challenged());
    // Nothing is active before it is said that they were compared.
    expect(await recipient()).toBe(former);
    const unasked = await take(answer);
    expect(unasked.code).not.toBe(0);
    expect(unasked.stdout).toContain(`公钥的核对数字：${session.recipientDigits}`);
    expect(unasked.stdout).toContain('收件箱的名称：张明');
    expect(await recipient()).toBe(former);

    expect(await take(answer, '--compared')).toMatchObject({ code: 0, stderr: '' });
    expect(await recipient()).toBe(session.recipient);
    expect(existsSync(keyFile)).toBe(false);
    const rows = join(folder, '反馈.json');
    expect(await run('export', '--sealed', '-o', rows)).toMatchObject({ code: 0 });
    await session.openRows(await readFile(rows, 'utf8'));
    expect(submissionIn(session.snapshot(), 'a1').submission?.message).toBe(SAID.message);
    const again = await take(answer, '--compared');
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('以前已经全部办完')]);
  }, 300_000);

  test('carries neither its identity nor a token in any file', async () => {
    const offer = pending.offerFile(pending.sheet().checkWord);
    const challenge = await challenged();
    const answer = await pending.answerFile(challenge);
    const carried = [offer.text, challenge, answer.text].join();
    const { data } = parseInbox(await readFile(join(folder, '开办收件箱.html'), 'utf8'));
    expect(carried).not.toContain(pending.sheet().identity);
    expect(carried).not.toContain('AGE-SECRET-KEY');
    expect(carried).not.toContain(data !== null && 'setup' in data ? data.setup : '?');
  });

  test('goes on at any step that is done again, with the newest challenge alone', async () => {
    const first = await pending.answerFile(await challenged());
    const second = await pending.answerFile(await challenged());
    const refused = await take(first, '--compared');
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('回答不对')]);
    expect(await take(second, '--compared')).toMatchObject({ code: 0 });
  }, 300_000);

  test('writes over no challenge that is there', async () => {
    await challenged();
    const again = await take(pending.offerFile(pending.sheet().checkWord));
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('开办质询.json')]);
  });

  test('is not the candidate of another set-up file, nor of another inbox', async () => {
    const other = await savedInbox('李华');
    const stale = await take(pending.offerFile(pending.sheet().checkWord));
    expect([stale.code, stale.stderr]).toEqual([1, expect.stringContaining('另一个开办文件')]);
    const challenge = join(folder, '开办质询.json');
    await take(other.pending.offerFile(other.pending.sheet().checkWord));
    await expect(pending.answerFile(await readFile(challenge, 'utf8'))).rejects.toThrow();
    const answer = await other.pending.answerFile(await readFile(challenge, 'utf8'));
    const forged = { ...answer, text: answer.text.replace(/"answer":"./, '"answer":"A') };
    expect((await take(forged, '--compared')).code).toBe(1);
    expect(await recipient()).not.toBe(session.recipient);
  });
});
