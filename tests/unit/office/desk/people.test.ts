import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256Base64url } from '#lib/feedback/crypto/json-hash';
import type { FeedbackStore } from '#lib/feedback/store/store';
import type { OfficeDesk } from '#lib/office/desk/desk';
import { devicesSchema, invitationResponseSchema } from '#lib/office/people-protocol';
import { newToken } from '../../../harness/office-client';
import type { Place } from '../../feedback/store/places';
import { type TestDevice, type TestOffice, testDevice, testOffice, text64 } from '../fixtures';
import { askDesk, deskOver, letIn, NOW, openOfficePlace } from './open-desk';

// How a device invites another, and ends its access.

const DAY = 86_400_000;

let place: Place;
let store: FeedbackStore;
let desk: OfficeDesk;
let office: TestOffice;
let clerk: string;
let invited: string;

beforeEach(async () => {
  ({ place, store, office } = await openOfficePlace());
  desk = deskOver({ store });
  clerk = await letIn(store, await testDevice(office, 1));
  invited = newToken();
});
afterEach(() => place.remove());

const ask = (token: string, endpoint: string, body?: unknown, now = NOW) =>
  askDesk(desk, token, endpoint, body, { now });

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
  const tokenHash = sha256Base64url(invited);
  expect(await listed(NOW)).toEqual([
    { tokenHash, name: '第2台', role: 'reader', expires, inviter: text64(16, 1) },
  ]);
  expect(await listed(NOW + 7 * DAY)).toEqual([]);
  expect((await ask(invited, 'join', undefined, NOW + 7 * DAY - 1))?.json).toEqual({ state: 'open' });
  expect(await ask(invited, 'join', undefined, NOW + 7 * DAY)).toBe(null);
});

test('an invitation is withdrawn by any clerk, once, before anybody took it', async () => {
  await inviteAs(clerk);
  const tokenHash = sha256Base64url(invited);
  const reader = await letIn(store, await testDevice(office, 3, 'reader'));
  const other = await letIn(store, await testDevice(office, 4));
  expect(await ask(reader, 'invitations/withdraw', { tokenHash })).toEqual(conflict('refused'));
  expect((await ask(invited, 'join'))?.json).toEqual({ state: 'open' });
  const withdrawn = { status: 200, json: { state: 'withdrawn' } };
  expect(await ask(other, 'invitations/withdraw', { tokenHash })).toEqual(withdrawn);
  expect(await ask(clerk, 'invitations/withdraw', { tokenHash })).toEqual(withdrawn);
  expect(await ask(invited, 'join')).toBe(null);
  expect(devicesSchema.parse((await ask(clerk, 'devices'))?.json).invitations).toEqual([]);
  const details = (await store.records(0, 9)).map(({ entry }) => entry.detail);
  expect(details).toEqual(['invited', 'withdrawn']);
});

test('an invitation that was taken is not withdrawn', async () => {
  await inviteAs(clerk);
  const device = await testDevice(office, 2, 'reader');
  expect((await ask(invited, 'join', joinRequest(device, newToken())))?.status).toBe(200);
  const tokenHash = sha256Base64url(invited);
  expect(await ask(clerk, 'invitations/withdraw', { tokenHash })).toEqual(conflict('used'));
});

test('twenty invitations may be open, and no more', async () => {
  for (let count = 0; count < 20; count += 1)
    expect((await inviteAs(clerk, { token: newToken() }))?.status).toBe(200);
  expect(await inviteAs(clerk)).toEqual(conflict('full'));
});

test('a reader invites nobody and ends nobody’s access', async () => {
  const reader = await letIn(store, await testDevice(office, 3, 'reader'));
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
    const second = await letIn(store, await testDevice(office, 5));
    await ask(second, 'devices/revoke', { device: text64(16, 1) });
    expect(await ask(invited, 'join', joinRequest(device, token))).toBe(null);
  });
});

test('the last clerk’s device is not ended, nor one that there is not', async () => {
  await letIn(store, await testDevice(office, 3, 'reader'));
  expect(await ask(clerk, 'devices/revoke', { device: text64(16, 1) })).toEqual(conflict('last-clerk'));
  expect((await ask(clerk, 'devices/revoke', { device: text64(16, 77) }))?.status).toBe(400);
});
