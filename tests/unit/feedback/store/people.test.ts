import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { PLACES, type Place } from './places';

// By which devices let others in, and end their access, also when several ask at once.

const NOW = '2025-01-15T00:00:00.000Z';
const LATER = '2025-01-22T00:00:00.000Z';
const TODAY = '2025-01-15';

const identity = (name: string) => ({
  id: `device ${name}`,
  tokenHash: `token ${name}`,
  certificate: `{"of":"${name}"}`,
});

const invitation = (name: string, inviter = 'device a') =>
  ({ tokenHash: `invitation ${name}`, name, role: 'clerk', expires: LATER, inviter }) as const;

describe.each(PLACES)('people in $name', ({ make }) => {
  let place: Place;
  let store: FeedbackStore;
  let other: FeedbackStore;

  const letIn = (name: string, role: 'clerk' | 'reader' = 'clerk', expires = '2025-03-01') =>
    store.addDevice({ ...identity(name), name, role, verifyKey: `key ${name}`, expires });

  beforeAll(async () => {
    place = await make();
    store = await place.open();
    other = await place.open();
  });
  afterAll(() => place.remove());
  beforeEach(async () => {
    await store.registerOffice({ recipient: 'age1office', custody: 'elsewhere' });
    await letIn('a');
  });
  afterEach(async () => {
    for (const table of ['office', 'device', 'office_invitation']) await place.ask(`delete from ${table}`);
  });

  test('an invitation stands until it expires, and is forgotten with the next one', async () => {
    expect(await store.invite(invitation('b'), NOW, 2)).toBe('invited');
    expect(await other.invite({ ...invitation('b'), name: 'other' }, NOW, 2)).toBe('invited');
    expect(await other.invitation('invitation b', NOW)).toEqual({ ...invitation('b'), device: '' });
    expect(await store.invitations(NOW)).toEqual([{ ...invitation('b'), device: '' }]);
    expect(await store.invitation('invitation b', LATER)).toBe(null);
    await store.invite({ ...invitation('c'), expires: '2025-02-01T00:00:00.000Z' }, LATER, 2);
    expect(await place.ask('select token_hash from office_invitation')).toEqual([
      { token_hash: 'invitation c' },
    ]);
  });

  test('no more invitations are open than may be, however many are made at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        (index % 2 ? store : other).invite(invitation(`at once ${index}`), NOW, 3),
      ),
    );
    expect(made.filter((result) => result === 'invited')).toHaveLength(3);
    expect(await store.invitations(NOW)).toHaveLength(3);
  });

  test('a reader and a device that was revoked invite nobody', async () => {
    await letIn('reader', 'reader');
    expect(await store.invite(invitation('b', 'device reader'), NOW, 3)).toBe('refused');
    await store.revoke('device a');
    expect(await store.invite(invitation('b'), NOW, 3)).toBe('refused');
  });

  test('an invitation by a device that was revoked since is worth nothing', async () => {
    await store.invite(invitation('b'), NOW, 3);
    await other.revoke('device a');
    expect([await store.invitation('invitation b', NOW), await store.invitations(NOW)]).toEqual([null, []]);
    expect(await store.takeInvitation('invitation b', identity('b'), NOW)).toBe(false);
  });

  test('of two that take an invitation at once one has it, again and again', async () => {
    await store.invite(invitation('b'), NOW, 3);
    const take = (by: FeedbackStore, name: string) => by.takeInvitation('invitation b', identity(name), NOW);
    const taken = await Promise.all([take(store, 'b'), take(other, 'thief')]);
    expect(taken.filter(Boolean)).toHaveLength(1);
    const winner = taken[0] ? 'b' : 'thief';
    expect(await take(other, winner)).toBe(true);
    expect(await take(store, winner === 'b' ? 'thief' : 'b')).toBe(false);
    expect(await store.invitation('invitation b', NOW)).toMatchObject({ device: `device ${winner}` });
    expect(await store.invitations(NOW)).toEqual([]);
  });

  test('a clerk’s device ends others, and itself while another clerk stands', async () => {
    await letIn('reader', 'reader');
    await letIn('expired', 'clerk', '2025-01-14');
    expect(await store.revokeBut('device a', 'device a', TODAY)).toBe('last-clerk');
    expect(await store.revokeBut('device a', 'device reader', TODAY)).toBe('refused');
    expect(await store.revokeBut('device nothing', 'device a', TODAY)).toBe('unknown');
    expect(await store.revokeBut('device reader', 'device a', TODAY)).toBe('revoked');
    await letIn('b');
    expect(await store.revokeBut('device a', 'device a', TODAY)).toBe('revoked');
    expect(await store.revokeBut('device b', 'device a', TODAY)).toBe('refused');
    const states = (await store.devices()).map(({ name, state }) => [name, state]);
    expect(states).toEqual([
      ['a', 'revoked'],
      ['b', 'active'],
      ['expired', 'active'],
      ['reader', 'revoked'],
    ]);
  });

  test('of two clerks who end each other at once one stays', async () => {
    await letIn('b');
    const results = await Promise.all([
      store.revokeBut('device b', 'device a', TODAY),
      other.revokeBut('device a', 'device b', TODAY),
    ]);
    expect(results.sort()).toEqual(['refused', 'revoked']);
  });
});
