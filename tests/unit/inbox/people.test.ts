import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256Base64url } from '#lib/feedback/crypto/json-hash';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { instantOf } from '#lib/model/date';
import { OfficeDesk } from '#lib/office/desk/desk';
import type { InvitationData, VaultData } from '#lib/office/inbox-file';
import { WrongPassphrase } from '#lib/office/vault';
import { createOfficeClient } from '../../../inbox/work/client';
import type { InboxSession } from '../../../inbox/work/inbox-types';
import { OfficeError } from '../../../inbox/work/office-response';
import { openWorkPool } from '../../../inbox/work/opening/worker-pool';
import { openInvitationFile } from '../../../inbox/work/people/people';
import type { Platform } from '../../../inbox/work/platform';
import { openSession } from '../../../inbox/work/session';
import { unlock } from '../../../inbox/work/unlock';
import { PLACES, type Place } from '../feedback/store/places';
import { type TestOffice, testDevice, testOffice, testVault, text64 } from '../office/fixtures';
import { SITE, TODAY } from './fake-office';
import { testPlatform } from './open-inbox';

// A colleague is invited, joins, and is ended: the program against the server's own answers.

const TEMPORARY = '3917 5520 8846 0173 6692 4418';
const OWN = '1029 3847 5665 7483 9201 1123';

let place: Place;
let store: FeedbackStore;
let office: TestOffice;
let platform: Platform;
let clerk: InboxSession;
let isReachable: boolean;
let now: number;
/** All that was sent to the site. */
let sent: string;

beforeEach(async () => {
  const first = PLACES[0];
  if (!first) throw new Error('no place');
  place = await first.make();
  store = await place.open();
  now = instantOf(`${TODAY}T09:00:00+08:00`);
  isReachable = true;
  sent = '';
  office = await testOffice();
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
      if (!isReachable) throw new TypeError('Failed to fetch');
      const body = typeof init?.body === 'string' ? init.body : '';
      sent += body;
      const answer = await desk.answer({
        method: init?.method ?? 'GET',
        endpoint: new URL(String(input)).pathname.replace('/office/v1/', ''),
        authorization: new Headers(init?.headers).get('authorization'),
        now,
        facts: async () => ({ notices: [], answerWithin: null }),
        items: async () => null,
        body: async () => ({ state: 'whole', bytes: Buffer.from(body) }),
      });
      return new Response(JSON.stringify(answer?.json), { status: answer?.status ?? 404 });
    },
  });
  const device = await testDevice(office, 1, 'clerk', '王芳');
  const vault = testVault(office, device, SITE);
  const { name, role, verifyKey } = device.signed.certificate;
  await store.addDevice({
    id: device.id,
    tokenHash: sha256Base64url(vault.device.token),
    ...{ name, role, verifyKey, expires: '2025-03-01' },
    certificate: JSON.stringify(device.signed),
  });
  clerk = await openSession(
    {
      ...{ vault, recipient: office.recipient, platform },
      client: createOfficeClient(platform, SITE, vault.device.token),
      pool: await openWorkPool(platform),
    },
    null,
  );
});
afterEach(() => place.remove());

async function accept(data: InvitationData): Promise<VaultData> {
  return (await (await openInvitationFile(platform, data, TEMPORARY)).accept(OWN)).data;
}

async function join(data: VaultData) {
  const { joining } = await unlock(platform, data, OWN);
  return joining?.join();
}

describe('a colleague', () => {
  test('gets a file of their own by the temporary passphrase, joins once it is opened, and is certified', async () => {
    const { fileName, data, expires } = await clerk.people.invite('李华', 'reader', TEMPORARY);
    expect([fileName, expires]).toEqual(['李华的收件箱（首次打开）.html', '2025-01-22T01:00:00.000Z']);
    await expect(openInvitationFile(platform, data, OWN)).rejects.toThrow(WrongPassphrase);
    const own = await accept(data);
    expect(own).toMatchObject({ name: '李华', site: SITE });
    await clerk.people.load();
    expect(clerk.snapshot().invitations).toMatchObject([{ name: '李华', role: 'reader' }]);
    const session = await unlock(platform, own, OWN);
    expect([session.role, await session.joining?.join(), await session.joining?.join()]).toEqual([
      'reader',
      'active',
      'active',
    ]);
    await session.sync();
    expect(session.snapshot().connection).toBe('online');
    await clerk.people.load();
    expect(clerk.snapshot().invitations).toEqual([]);
    expect(clerk.snapshot().devices).toMatchObject([
      { name: '李华', role: 'reader', state: 'active', isCertified: true, isOwn: false },
      { name: '王芳', isOwn: true },
    ]);
    expect(await (await openInvitationFile(platform, data, TEMPORARY)).state()).toBe('used');
  });

  test('may break off at each step: nothing is lost, and the file that joins first is the one', async () => {
    const { data } = await clerk.people.invite('李华', 'clerk', TEMPORARY);
    const lost = await accept(data);
    isReachable = false;
    const own = await accept(data);
    await expect(join(own)).rejects.toThrow(OfficeError);
    isReachable = true;
    now += 6 * 86_400_000;
    expect([await join(own), await join(own), await join(lost)]).toEqual(['active', 'active', 'used']);
    now += 30 * 86_400_000;
    expect(await join(own)).toBe('active');
  });

  test('is told that an invitation is too old, and can have another', async () => {
    const { data } = await clerk.people.invite('李华', 'clerk', TEMPORARY);
    const own = await accept(data);
    now += 7 * 86_400_000;
    expect(await (await openInvitationFile(platform, data, TEMPORARY)).state()).toBe('void');
    expect(await join(own)).toBe('void');
    const again = await clerk.people.invite('李华', 'clerk', TEMPORARY);
    expect(await (await openInvitationFile(platform, again.data, TEMPORARY)).state()).toBe('open');
  });

  test('whose device was ended is refused, and does not come back by its invitation', async () => {
    const own = await accept((await clerk.people.invite('李华', 'clerk', TEMPORARY)).data);
    await join(own);
    const [device] = clerk.snapshot().devices.filter(({ name }) => name === '李华');
    expect(device).toBe(undefined);
    await clerk.people.load();
    const colleague = clerk.snapshot().devices.find(({ name }) => name === '李华');
    await clerk.people.revoke(colleague?.id ?? '');
    expect(clerk.snapshot().devices.find(({ name }) => name === '李华')?.state).toBe('revoked');
    expect(await join(own)).toBe('used');
  });
});

test('the site sees neither the office’s identity nor a token, and the file shows nothing of what it holds', async () => {
  const { data } = await clerk.people.invite('李华', 'clerk', TEMPORARY);
  await join(await accept(data));
  const stored = JSON.stringify(await place.ask('select * from office_invitation'));
  const file = Buffer.from(data.invitation, 'base64').toString('latin1');
  expect([sent, stored].every((text) => text.includes('李华'))).toBe(true);
  for (const text of [sent, stored, file]) expect(text).not.toMatch(/AGE-SECRET-KEY/i);
  const hashes = new Set(sent.match(/[\w-]{43}/g));
  for (const one of hashes) expect(stored).not.toContain(sha256Base64url(one));
});

test('the last clerk is not ended', async () => {
  await expect(clerk.people.revoke(text64(16, 1))).rejects.toMatchObject({ reason: 'last-clerk' });
});
