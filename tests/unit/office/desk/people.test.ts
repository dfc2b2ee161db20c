import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { OfficeDesk } from '#lib/office/desk/desk';
import { devicesSchema, invitationResponseSchema } from '#lib/office/people-protocol';
import { sha256Base64url } from '#lib/office/signing';
import { systemRandom } from '#lib/random';
import { newToken } from '../../../harness/office-client';
import { PLACES, type Place } from '../../feedback/store/places';
import { type TestDevice, type TestOffice, testDevice, testOffice, text64 } from '../fixtures';

// How a device invites another, and ends its access.

const NOW = Date.parse('2025-01-15T10:00:00+08:00');
const DAY = 86_400_000;

let place: Place;
let store: FeedbackStore;
let desk: OfficeDesk;
let office: TestOffice;
let clerk: string;
let invited: string;

beforeEach(async () => {
  const first = PLACES[0];
  if (!first) throw new Error('no place');
  place = await first.make();
  store = await place.open();
  desk = new OfficeDesk({
    store,
    random: systemRandom,
    siteUrl: 'https://www.example.gov.cn',
    hasRoom: async () => true,
    reportFault: () => undefined,
  });
  office = await testOffice();
  await store.registerOffice({ recipient: office.recipient, custody: 'elsewhere' });
  clerk = await letIn(await testDevice(office, 1));
  invited = newToken();
});
afterEach(() => place.remove());

async function letIn(device: TestDevice): Promise<string> {
  const token = newToken();
  const { name, role, verifyKey } = device.signed.certificate;
  await store.addDevice({
    id: device.id,
    tokenHash: sha256Base64url(token),
    name,
    role,
    verifyKey,
    certificate: JSON.stringify(device.signed),
    expires: '2025-03-01',
  });
  return token;
}

function ask(token: string, endpoint: string, body?: unknown, now = NOW) {
  return desk.answer({
    method: body === undefined ? 'GET' : 'POST',
    endpoint,
    authorization: `Bearer ${token}`,
    now,
    facts: { notices: [], answerWithin: null },
    body: async () => ({ state: 'whole', bytes: Buffer.from(JSON.stringify(body)) }),
  });
}

const inviteAs = (token: string, but: { name?: string; role?: 'clerk' | 'reader'; token?: string } = {}) =>
  ask(token, 'invitations', {
    tokenHash: sha256Base64url(but.token ?? invited),
    name: but.name ?? '第2台',
    role: but.role ?? 'reader',
  });

const joinRequest = (device: TestDevice, token: string) => ({
  device: { id: device.id, tokenHash: sha256Base64url(token) },
  certificate: device.signed,
});
const conflict = (error: string) => ({ status: 409, json: { error } });

test('an invitation is open for seven days, and is listed as long', async () => {
  const { expires } = invitationResponseSchema.parse((await inviteAs(clerk))?.json);
  expect(Date.parse(expires)).toBe(NOW + 7 * DAY);
  expect(await inviteAs(clerk)).toEqual({ status: 200, json: { expires } });
  const listed = async (now: number) =>
    devicesSchema.parse((await ask(clerk, 'devices', undefined, now))?.json).invitations;
  expect(await listed(NOW)).toEqual([{ name: '第2台', role: 'reader', expires, inviter: text64(16, 1) }]);
  expect(await listed(NOW + 7 * DAY)).toEqual([]);
  expect((await ask(invited, 'join', undefined, NOW + 7 * DAY - 1))?.json).toEqual({ state: 'open' });
  expect(await ask(invited, 'join', undefined, NOW + 7 * DAY)).toBe(null);
});

test('twenty invitations may be open, and no more', async () => {
  for (let count = 0; count < 20; count += 1)
    expect((await inviteAs(clerk, { token: newToken() }))?.status).toBe(200);
  expect(await inviteAs(clerk)).toEqual(conflict('full'));
});

test('a reader invites nobody and ends nobody’s access', async () => {
  const reader = await letIn(await testDevice(office, 3, 'reader'));
  expect(await inviteAs(reader)).toEqual(conflict('refused'));
  expect(await ask(reader, 'devices/revoke', { device: text64(16, 1) })).toEqual(conflict('refused'));
  expect(await ask(invited, 'join')).toBe(null);
});

describe('who is invited', () => {
  let device: TestDevice;
  let token: string;
  beforeEach(async () => {
    device = await testDevice(office, 2, 'reader');
    token = newToken();
    await inviteAs(clerk);
  });

  test('joins by itself, once: again it is told the same, and another that the invitation is used', async () => {
    const request = joinRequest(device, token);
    const active = { status: 200, json: { step: 'active' } };
    expect(await ask(token, 'index')).toBe(null);
    expect([await ask(invited, 'join', request), await ask(invited, 'join', request)]).toEqual([
      active,
      active,
    ]);
    expect((await ask(invited, 'join'))?.json).toEqual({ state: 'used' });
    expect((await ask(token, 'index'))?.status).toBe(200);
    const thief = await testDevice(office, 9, 'reader', '第2台');
    expect(await ask(invited, 'join', joinRequest(thief, newToken()))).toEqual(conflict('used'));
    expect(await store.devices()).toMatchObject([{ role: 'clerk' }, { id: device.id, role: 'reader' }]);
  });

  test('does not come in by another name, role, device or office than was invited', async () => {
    const others = [
      await testDevice(office, 2, 'clerk'),
      await testDevice(office, 2, 'reader', '别人'),
      { ...device, id: text64(16, 8) },
    ];
    for (const other of others)
      expect(await ask(invited, 'join', joinRequest(other, token))).toEqual({
        status: 400,
        json: { error: 'malformed' },
      });
    const stranger = await testDevice(await testOffice(), 2, 'reader');
    expect(await ask(invited, 'join', joinRequest(stranger, token))).toEqual(conflict('other-key'));
    expect(await store.devices()).toHaveLength(1);
    expect((await ask(invited, 'join'))?.json).toEqual({ state: 'open' });
  });

  test('has no certificate of the future, of long ago, or for longer than five years', async () => {
    const { certificate, signature } = device.signed;
    const joined = (but: Partial<typeof certificate>) => {
      const signed = { certificate: { ...certificate, ...but }, signature };
      return ask(invited, 'join', joinRequest({ ...device, signed }, token));
    };
    expect((await joined({ from: '2025-01-17', until: '2030-01-17' }))?.json).toEqual({
      error: 'clock',
      today: '2025-01-15',
    });
    expect((await joined({ from: '2025-01-06', until: '2030-01-06' }))?.status).toBe(400);
    expect((await joined({ until: '2030-01-16' }))?.json).toEqual({ error: 'malformed' });
    expect((await joined({ until: '2025-01-14' }))?.status).toBe(400);
    expect((await joined({ from: '2025-01-07', until: '2030-01-07' }))?.status).toBe(200);
  });

  test('takes nobody’s id or token, and does not come back with its own once it was revoked', async () => {
    const asClerk = { ...(await testDevice(office, 1, 'reader', '第2台')) };
    expect(await ask(invited, 'join', joinRequest(asClerk, token))).toEqual(conflict('used'));
    expect(await ask(invited, 'join', joinRequest(device, clerk))).toEqual(conflict('used'));
    await ask(invited, 'join', joinRequest(device, token));
    expect(await ask(clerk, 'devices/revoke', { device: device.id })).toEqual({
      status: 200,
      json: { state: 'revoked' },
    });
    expect(await ask(token, 'index')).toBe(null);
    expect(await ask(invited, 'join', joinRequest(device, token))).toEqual(conflict('used'));
    expect(await ask(token, 'index')).toBe(null);
  });

  test('cannot come in any more once who invited was revoked', async () => {
    const second = await letIn(await testDevice(office, 5));
    await ask(second, 'devices/revoke', { device: text64(16, 1) });
    expect(await ask(invited, 'join', joinRequest(device, token))).toBe(null);
  });
});

test('the last clerk’s device is not ended, nor one that there is not', async () => {
  await letIn(await testDevice(office, 3, 'reader'));
  expect(await ask(clerk, 'devices/revoke', { device: text64(16, 1) })).toEqual(conflict('last-clerk'));
  expect((await ask(clerk, 'devices/revoke', { device: text64(16, 77) }))?.status).toBe(400);
});
