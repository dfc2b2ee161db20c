import { base64 } from '@scure/base';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sha256Base64url } from '#lib/feedback/crypto/json-hash';
import { sealWords, unsealWords } from '#lib/feedback/crypto/sealed-words';
import { generateOfficeKey, seal, unseal } from '#lib/feedback/crypto/sealing';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { instantOf } from '#lib/model/date';
import { checkWordOf } from '#lib/office/check-word';
import { OfficeDesk } from '#lib/office/desk/desk';
import { KeyRefused } from '#lib/office/exchange/key-file';
import type { VaultData } from '#lib/office/inbox-file';
import { NoSealedFile } from '#lib/office/sealed-file';
import { sealVault, type Vault, WrongPassphrase } from '#lib/office/vault';
import { createOfficeClient } from '../../../inbox/work/client';
import type { InboxSession } from '../../../inbox/work/inbox-types';
import { openWorkPool } from '../../../inbox/work/opening/worker-pool';
import { openInvitationFile } from '../../../inbox/work/people/people';
import type { Platform } from '../../../inbox/work/platform';
import { openSession } from '../../../inbox/work/session';
import { WrongCheckWord } from '../../../inbox/work/set-up';
import { unlock } from '../../../inbox/work/unlock';
import { namedHashes } from '../../harness/named-hashes';
import { PLACES, type Place } from '../feedback/store/places';
import { type TestOffice, testDevice, testOffice, testVault, text64 } from '../office/fixtures';
import { SITE, TODAY } from './fake-office';
import { testPlatform, WORK_FACTOR } from './open-inbox';

// The office's key is exchanged by the program, against the server's own answers.

const OWN = '1029 3847 5665 7483 9201 1123';
const NEXT = '3917 5520 8846 0173 6692 4418';

let place: Place;
let store: FeedbackStore;
let office: TestOffice;
let platform: Platform;
let file: VaultData;
let clerk: InboxSession;
let colleague: { data: VaultData; session: InboxSession };
let sent: string;
/** Alters what the server answers at an endpoint; `null`: it cannot be reached. */
let meddle: Map<string, ((answer: unknown, body: string) => unknown) | null>;

let theirFile: VaultData;
let vaults: { clerk: Vault; colleague: Vault };

beforeAll(async () => {
  office = await testOffice();
  const made = testVault(office, await testDevice(office, 1, 'clerk', '王芳'), SITE);
  const other = testVault(office, await testDevice(office, 2, 'clerk', '李华'), SITE);
  vaults = {
    clerk: made,
    colleague: { ...other, device: { ...other.device, token: text64(32, 78) } },
  };
  file = { vault: await sealVault(vaults.clerk, OWN, WORK_FACTOR), name: '王芳', site: SITE };
  theirFile = { vault: await sealVault(vaults.colleague, NEXT, WORK_FACTOR), name: '李华', site: SITE };
});

/** Lets a device in, and opens a session of its vault. */
async function letIn(vault: Vault): Promise<InboxSession> {
  const { name, role, verifyKey } = vault.certificate.certificate;
  await store.addDevice({
    id: vault.device.id,
    tokenHash: sha256Base64url(vault.device.token),
    ...{ name, role, verifyKey, expires: '2025-03-01' },
    certificate: JSON.stringify(vault.certificate),
  });
  const client = createOfficeClient(platform, SITE, vault.device.token);
  const pool = await openWorkPool(platform);
  return openSession({ vault, recipient: office.recipient, platform, client, pool }, null);
}

beforeEach(async () => {
  const first = PLACES[0];
  if (!first) throw new Error('no place');
  place = await first.make();
  store = await place.open();
  sent = '';
  meddle = new Map();
  await store.registerOffice({ recipient: office.recipient, custody: 'elsewhere' });
  const desk = new OfficeDesk({
    store,
    random: testPlatform({ fetch }).random,
    siteUrl: SITE,
    hasRoom: async () => true,
    reportFault: () => undefined,
  });
  platform = testPlatform({
    fetch: async (input, init) => {
      const endpoint = new URL(String(input)).pathname.replace('/office/v1/', '');
      const change = meddle.get(endpoint);
      if (change === null) throw new TypeError('Failed to fetch');
      const body = typeof init?.body === 'string' ? init.body : '';
      sent += body;
      const answer = await desk.answer({
        method: init?.method ?? 'GET',
        endpoint,
        authorization: new Headers(init?.headers).get('authorization'),
        now: instantOf(`${TODAY}T09:00:00+08:00`),
        facts: async () => ({ notices: [], answerWithin: null }),
        items: async () => null,
        body: async () => ({ state: 'whole', bytes: Buffer.from(body) }),
      });
      const json = change ? change(answer?.json, body) : answer?.json;
      return new Response(JSON.stringify(json), { status: answer?.status ?? 404 });
    },
  });
  clerk = await letIn(vaults.clerk);
  colleague = { data: theirFile, session: await letIn(vaults.colleague) };
  await receive('before', '以前的一件');
  await colleague.session.sync();
  await clerk.sync();
});
afterEach(() => place.remove());

async function receive(id: string, message: string, reply = ''): Promise<void> {
  const recipient = (await store.office())?.recipient ?? '';
  const written = reply === '' ? (await generateOfficeKey()).recipient : reply;
  const submission = { notice: 'n', kind: 'opinion', item: null, message, name: '', contact: '' } as const;
  const sealed = await seal({ ...submission, reply: written, id, received: TODAY }, recipient);
  await store.insert({ id, notice: 'n', received: TODAY, ...namedHashes(id), sealed }, recipient);
}

async function begin() {
  const saved = await clerk.exchange.begin(file.vault, OWN);
  return { saved, reopened: await unlock(platform, saved.data, OWN) };
}

async function exchangeWhole(): Promise<InboxSession> {
  const { reopened } = await begin();
  await reopened.exchange.carryOut(reopened.exchange.sheet().checkWord);
  return reopened;
}

async function give(from: InboxSession) {
  const id = from.snapshot().devices.find(({ name }) => name === '李华')?.id ?? '';
  const { text, fileName } = await from.exchange.fileFor(id);
  expect(fileName).toBe('给李华的新密钥.json');
  return text;
}

const messages = (session: InboxSession) =>
  session.snapshot().submissions.map(({ submission }) => submission?.message ?? null);
const officeNow = async () => (await store.office())?.recipient;
const step = (session: InboxSession) => session.snapshot().office?.exchange?.step;

describe('an exchange of the key', () => {
  test('is carried out by the reopened file alone, given to a colleague, and everything is sealed anew', async () => {
    const { saved, reopened } = await begin();
    expect(saved.fileName).toBe('王芳的收件箱（新密钥）.html');
    expect(await officeNow()).toBe(office.recipient);
    await colleague.session.sync();
    expect(step(colleague.session)).toBe('offered');
    expect(await reopened.exchange.standing()).toBe('pending');
    await expect(reopened.exchange.carryOut('错的')).rejects.toThrow(WrongCheckWord);
    await expect(reopened.exchange.carryOut(checkWordOf(office.identity))).rejects.toThrow(WrongCheckWord);
    expect(await officeNow()).toBe(office.recipient);
    await receive('meanwhile', '更换时的一件');
    const { checkWord } = reopened.exchange.sheet();
    await reopened.exchange.carryOut(checkWord);
    await reopened.exchange.carryOut(checkWord);
    expect(await officeNow()).toBe(reopened.recipient);
    expect(await reopened.exchange.standing()).toBe('done');
    await colleague.session.sync();
    // Digits that were written down with the old key are known to the new one.
    const noted = colleague.session.record.digest() ?? '';
    expect(await reopened.record.compare(noted)).toMatchObject({ kind: 'latest' });
    await receive('after', '更换后的一件');

    const given = await colleague.session.exchange.open(await give(reopened));
    expect([given.by, given.digits]).toEqual(['王芳', reopened.recipientDigits]);
    const renewed = await given.accept(colleague.data.vault, NEXT);
    const theirs = await unlock(platform, renewed.data, NEXT);
    expect(await theirs.exchange.standing()).toBe('waiting');
    await theirs.exchange.confirm();
    expect(await theirs.exchange.standing()).toBe('done');

    const left: number[] = [];
    expect(await reopened.exchange.reseal((count) => left.push(count))).toEqual({ left: 0, unreadable: [] });
    expect(left.at(-1)).toBe(0);
    expect(step(reopened)).toBe('retired');
    for (const session of [reopened, theirs]) {
      await session.sync();
      expect(messages(session).sort()).toEqual(['以前的一件', '更换后的一件', '更换时的一件'].sort());
      expect(session.snapshot().devices.map(({ isCertified }) => isCertified)).toEqual([true, true]);
    }
    // The new key alone opens everything that is stored.
    const { identity } = reopened.exchange.sheet();
    for (const row of await store.readMany(['before', 'meanwhile', 'after']))
      expect((await unseal(row.sealed, [identity])).message).toMatch(/件$/);
    expect(sent).not.toContain('AGE-SECRET-KEY');
    await reopened.record.check();
    expect(reopened.snapshot().record.problems).toEqual([]);
    const recorded = reopened.snapshot().record.entries.filter(({ kind }) => kind === 'key');
    expect(recorded.map(({ detail }) => detail)).toEqual(
      expect.arrayContaining(['exchanged', 'given', 'resealed', 'retired']),
    );
    expect(recorded.some(({ signed }) => signed?.includes(reopened.recipient))).toBe(true);
  });

  test('needs the passphrase of the file, and leaves no trace where it is wrong', async () => {
    await expect(clerk.exchange.begin(file.vault, NEXT)).rejects.toThrow(WrongPassphrase);
    expect(await store.exchange()).toBe(null);
  });

  test('broken off at each step loses nothing: the old file goes on, and the exchange can go on or be begun again', async () => {
    meddle.set('exchange', null);
    await expect(clerk.exchange.begin(file.vault, OWN)).rejects.toMatchObject({ kind: 'offline' });
    meddle.clear();
    const lost = await begin();
    const { reopened } = await begin();
    expect(await lost.reopened.exchange.standing()).toBe('given-up');
    const { checkWord } = reopened.exchange.sheet();
    for (const endpoint of ['exchange', 'exchange/proof', 'devices', 'exchange/switch']) {
      meddle.set(endpoint, null);
      await expect(reopened.exchange.carryOut(checkWord)).rejects.toMatchObject({ kind: 'offline' });
      meddle.clear();
      expect(await officeNow()).toBe(office.recipient);
      await clerk.sync();
      expect(messages(clerk)).toContain('以前的一件');
    }
    meddle.set('record', null);
    await expect(reopened.exchange.carryOut(checkWord)).rejects.toMatchObject({ kind: 'offline' });
    meddle.clear();
    expect(await officeNow()).toBe(reopened.recipient);
    await reopened.exchange.carryOut(checkWord);
    meddle.set('reseal', null);
    await expect(reopened.exchange.reseal(() => undefined)).rejects.toMatchObject({ kind: 'offline' });
    meddle.clear();
    expect((await reopened.exchange.reseal(() => undefined)).left).toBe(0);
    expect(step(reopened)).toBe('switched');
  });

  test('is given up by a colleague until it is carried out; then the new file says so and the old one goes on', async () => {
    const { reopened } = await begin();
    await colleague.session.exchange.cancel(reopened.recipient);
    expect(await reopened.exchange.standing()).toBe('given-up');
    await clerk.sync();
    expect(clerk.snapshot().office).toMatchObject({ isOwnKey: true, exchange: null });
  });

  test('keeps what devices did vouched for, also those whose access ended, and answers readable to their writers', async () => {
    const writer = await generateOfficeKey();
    await receive('asked', '问一件事', writer.recipient);
    await colleague.session.sync();
    const seen = colleague.session.snapshot().submissions.find(({ id }) => id === 'asked');
    if (!seen) throw new Error('no submission');
    await colleague.session.act({ kind: 'answer', submission: 'asked', text: '答复' }, seen);
    await clerk.people.load();
    await clerk.people.revoke(clerk.snapshot().devices.find(({ name }) => name === '李华')?.id ?? '');
    const reopened = await exchangeWhole();
    await reopened.exchange.reseal(() => undefined);
    expect(step(reopened)).toBe('retired');
    const answered = reopened.snapshot().submissions.find(({ id }) => id === 'asked');
    expect(answered?.entries).toMatchObject([{ kind: 'answer', trust: 'vouched', by: '李华' }]);
    const ended = (await store.devices()).find(({ name }) => name === '李华');
    expect(JSON.parse(ended?.certificate ?? '')).toMatchObject({ certificate: { until: TODAY } });
    const [row] = await store.readMany(['asked']);
    const sealed = row?.entries[0]?.sealed ?? new Uint8Array();
    expect(await unsealWords(sealed, 'asked', [writer.identity])).toMatchObject({ text: '答复' });
  });

  test('whose new file was lost once it was carried out goes on from the sheet, in an inbox that has the old key', async () => {
    const lost = await exchangeWhole();
    const { identity } = lost.exchange.sheet();
    await expect(colleague.session.exchange.typed(office.identity)).rejects.toMatchObject({
      why: 'not-office',
    });
    const typed = await colleague.session.exchange.typed(identity);
    expect([typed.by, typed.digits]).toEqual([null, lost.recipientDigits]);
    const { data } = await typed.accept(colleague.data.vault, NEXT);
    const theirs = await unlock(platform, data, NEXT);
    expect(await theirs.exchange.standing()).toBe('waiting');
    await theirs.exchange.confirm();
    expect((await theirs.exchange.reseal(() => undefined)).left).toBe(0);
    expect(messages(theirs)).toEqual(['以前的一件']);
    expect(step(theirs)).toBe('retired');
  });

  test('makes invitations from before void: who takes one is told so, and nothing of a set-up', async () => {
    const invited = await clerk.people.invite('赵敏', 'reader', NEXT);
    const { data } = await (await openInvitationFile(platform, invited.data, NEXT)).accept(NEXT);
    await exchangeWhole();
    const late = await unlock(platform, data, NEXT);
    expect(await late.joining?.join()).toBe('void');
    expect((await store.devices()).map(({ name }) => name).sort()).toEqual(['李华', '王芳']);
  });

  test('tells what was queued under the old key again in the new file, with its words', async () => {
    const [seen] = clerk.snapshot().submissions;
    if (!seen) throw new Error('no submission');
    meddle.set('acts', null);
    await clerk.act({ kind: 'internal', submission: seen.id, note: '记一笔' }, seen);
    meddle.clear();
    const reopened = await exchangeWhole();
    await clerk.sync();
    expect(clerk.snapshot().undone).toMatchObject([{ result: 'other-key' }]);
    expect(await reopened.takeActs(clerk.actsFile().text)).toBe(1);
    expect(reopened.snapshot().undone).toMatchObject([{ result: 'other-key', request: { note: '记一笔' } }]);
  });
});

describe('the file of a new key', () => {
  test('is taken by its own device alone, and by nobody who has another key before it', async () => {
    const reopened = await exchangeWhole();
    const text = await give(reopened);
    await expect(clerk.exchange.open(text)).rejects.toThrow(KeyRefused);
    await expect(clerk.exchange.open('{}')).rejects.toThrow(NoSealedFile);
    const { data } = await (await colleague.session.exchange.open(text)).accept(colleague.data.vault, NEXT);
    const theirs = await unlock(platform, data, NEXT);
    await expect(theirs.exchange.open(text)).rejects.toMatchObject({ why: 'not-former' });
    expect(text).not.toContain('AGE-SECRET-KEY');
  });

  test('that a server changes, or moves to another device, is not taken', async () => {
    const reopened = await exchangeWhole();
    const text = await give(reopened);
    const parsed = JSON.parse(text);
    const bytes = base64.decode(parsed.sealed);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    const changed = JSON.stringify({ ...parsed, sealed: base64.encode(bytes) });
    await expect(colleague.session.exchange.open(changed)).rejects.toThrow(KeyRefused);
    const moved = JSON.stringify({ ...parsed, device: text64(16, 1) });
    await expect(clerk.exchange.open(moved)).rejects.toThrow(KeyRefused);
  });
});

describe('a server that tampers', () => {
  test('and lists a device of its own gets no certificate for it: the exchange stops', async () => {
    const stranger = await testDevice(await testOffice(), 9, 'clerk', '陌生人');
    const { reopened } = await begin();
    meddle.set('devices', (answer) => ({
      devices: [...deviceList(answer), { ...stranger.signed, state: 'active' }],
    }));
    await expect(reopened.exchange.carryOut(reopened.exchange.sheet().checkWord)).rejects.toMatchObject({
      names: ['陌生人'],
    });
    expect(await officeNow()).toBe(office.recipient);
  });

  test('and moves an answer under a submission of its own learns nothing of it by the sealing anew', async () => {
    const spy = await generateOfficeKey();
    await receive('forged', '伪造的一件', spy.recipient);
    const answer = await sealWords({ kind: 'reply', submission: 'before', text: '给别人的答复' }, [
      office.recipient,
    ]);
    const reopened = await exchangeWhole();
    let moved = false;
    meddle.set('reseal/next', (next) => {
      const rows = rowsIn(next).map((row) => ({
        ...row,
        entries: [{ id: 'moved', sealed: base64.encode(answer), sealedTo: null }],
      }));
      moved ||= rows.length > 0;
      return { rows, templates: [], left: rows.length };
    });
    const before = sent.length;
    await reopened.exchange.reseal(() => undefined);
    expect(moved).toBe(true);
    const resealed = Array.from(sent.slice(before).matchAll(/"of":"entry".*?"sealed":"([^"]+)"/g), (found) =>
      base64.decode(found[1] ?? ''),
    );
    expect(resealed.length).toBeGreaterThan(0);
    const { identity } = reopened.exchange.sheet();
    for (const bytes of resealed) {
      await expect(unsealWords(bytes, 'before', [spy.identity])).rejects.toThrow();
      expect(await unsealWords(bytes, 'before', [identity])).toMatchObject({ text: '给别人的答复' });
    }
  });

  test('and sends a submission for the challenge gets no answer', async () => {
    const { reopened } = await begin();
    const stored = await store.readMany(['before']);
    meddle.set('exchange', () => ({ challenge: base64.encode(stored[0]?.sealed ?? new Uint8Array()) }));
    await expect(reopened.exchange.carryOut(reopened.exchange.sheet().checkWord)).rejects.toThrow();
    expect(await officeNow()).toBe(office.recipient);
  });

  test('and says for ever that rows are left, or goes back, is not followed', async () => {
    const reopened = await exchangeWhole();
    meddle.set('reseal/next', (next) => ({ ...Object(next), left: 5 }));
    meddle.set('reseal', () => ({ replaced: 0, left: 5 }));
    expect((await reopened.exchange.reseal(() => undefined)).left).toBe(5);
  });
});

function deviceList(answer: unknown): readonly unknown[] {
  return Array.isArray(Object(answer).devices) ? Object(answer).devices : [];
}

function rowsIn(answer: unknown): readonly object[] {
  return Array.isArray(Object(answer).rows) ? Object(answer).rows : [];
}
