import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { namedHashes } from '../../../harness/named-hashes';
import { PLACES, type Place } from './places';

// The exchange of the office's key as the store carries it out, also when several ask at once.

const TODAY = '2025-01-15';
const begun = (name: string, recipient = `new ${name}`) => ({
  ...{ recipient, former: 'old', device: `device ${name}`, since: TODAY },
});

describe.each(PLACES)('an exchange in $name', ({ make }) => {
  let place: Place;
  let store: FeedbackStore;
  let other: FeedbackStore;

  const letIn = (name: string, role: 'clerk' | 'reader' = 'clerk') =>
    store.addDevice({
      ...{ id: `device ${name}`, tokenHash: `token ${name}`, certificate: `old ${name}` },
      ...{ name, role, verifyKey: `key ${name}`, expires: '2025-03-01' },
    });
  const certify = (recipient: string, ...names: string[]) =>
    store.certifyAnew(
      recipient,
      names.map((name) => ({ device: `device ${name}`, certificate: `${recipient} ${name}` })),
    );
  const receive = (id: string, sealedTo: string) =>
    store.insert(
      { id, notice: 'n', received: TODAY, ...namedHashes(id), sealed: new Uint8Array([1]) },
      sealedTo,
    );
  const proved = async () => {
    await store.beginExchange(begun('a'), 'answer');
    await store.proveExchange('device a', 'answer');
    await certify('new a', 'a', 'b', 'reader');
  };

  beforeAll(async () => {
    place = await make();
    store = await place.open();
    other = await place.open();
  });
  afterAll(() => place.remove());
  beforeEach(async () => {
    await store.registerOffice({ recipient: 'old', custody: 'elsewhere' });
    for (const name of ['a', 'b']) await letIn(name);
    await letIn('reader', 'reader');
  });
  afterEach(async () => {
    for (const table of [
      ...['office', 'office_former', 'device', 'office_exchange', 'office_exchange_device', 'submission'],
    ])
      await place.ask(`delete from ${table}`);
  });

  test('is begun once, however many clerks begin one at once, and by its own device as often as it wants', async () => {
    const results = await Promise.all([
      store.beginExchange(begun('a'), 'answer a'),
      other.beginExchange(begun('b'), 'answer b'),
    ]);
    expect([...results].sort()).toEqual(['begun', 'taken']);
    const first = results[0] === 'begun' ? 'a' : 'b';
    expect(await other.beginExchange(begun(first, 'another'), 'again')).toBe('begun');
    expect(await store.exchange()).toEqual({ ...begun(first, 'another'), step: 'offered' });
  });

  test('is begun by no reader, no revoked device, and not while the key lies beside the data or is being moved', async () => {
    expect(await store.beginExchange(begun('reader'), 'x')).toBe('refused');
    await store.revoke('device b');
    expect(await store.beginExchange(begun('b'), 'x')).toBe('refused');
    expect(await store.beginExchange({ ...begun('a'), former: 'another' }, 'x')).toBe('refused');
    await store.rememberFormer('old', '2025-01-15T00:00:00.000Z');
    expect(await store.beginExchange(begun('a'), 'x')).toBe('refused');
    await store.forgetFormer('old');
    await place.ask("update office set custody = 'beside-data'");
    expect(await store.beginExchange(begun('a'), 'x')).toBe('refused');
    expect(await store.exchange()).toBe(null);
  });

  test('may be given up by any clerk until it is carried out, and taken over once its device was revoked', async () => {
    await store.beginExchange(begun('a'), 'answer');
    expect(await other.cancelExchange('new a', 'device reader')).toBe(false);
    expect(await other.cancelExchange('new a', 'device b')).toBe(true);
    await store.beginExchange(begun('a'), 'answer');
    await store.revoke('device a');
    expect(await store.beginExchange(begun('b'), 'answer')).toBe('begun');
    await place.ask("update office set recipient = 'replaced'");
    await letIn('late');
    expect(await store.beginExchange({ ...begun('late'), former: 'replaced' }, 'answer')).toBe('begun');
  });

  test('needs the proof, a clerk’s active device, and a certificate for every active device', async () => {
    await store.beginExchange(begun('a'), 'answer');
    await certify('new a', 'a', 'b', 'reader');
    expect(await store.switchOffice('new a', 'device a')).toBe(false);
    expect(await store.proveExchange('device a', 'another answer')).toBe(false);
    expect(await store.proveExchange('device a', 'answer')).toBe(true);
    await letIn('late');
    expect(await store.switchOffice('new a', 'device a')).toBe(false);
    await certify('new a', 'late');
    expect(await store.switchOffice('new a', 'device b')).toBe(false);
    expect((await store.devices()).map(({ certificate }) => certificate)).toContain('old b');
    expect(await store.switchOffice('new a', 'device a')).toBe(true);
    expect(await other.switchOffice('new a', 'device a')).toBe(true);
    expect(await store.office()).toEqual({ recipient: 'new a', custody: 'elsewhere' });
    expect((await other.devices()).map(({ certificate }) => certificate)).toEqual(
      ['a', 'b', 'late', 'reader'].map((name) => `new a ${name}`),
    );
    expect(await other.deviceByToken('token b')).toMatchObject({ certificate: 'new a b' });
  });

  test('cannot be given up, begun anew or certified otherwise once it was carried out', async () => {
    await proved();
    await store.switchOffice('new a', 'device a');
    expect(await other.cancelExchange('new a', 'device b')).toBe(false);
    expect(await other.beginExchange({ ...begun('b'), former: 'new a' }, 'x')).toBe('taken');
    await certify('new a', 'forged');
    await store.certifyAnew('new a', [{ device: 'device b', certificate: 'forged' }]);
    expect(await other.deviceByToken('token b')).toMatchObject({ certificate: 'new a b' });
  });

  test('takes nothing any more that was sealed to the former key, and loses nothing that was', async () => {
    await receive('before', 'old');
    await proved();
    expect(await receive('meanwhile', 'old')).not.toBe(null);
    await store.switchOffice('new a', 'device a');
    expect(await receive('late', 'old')).toBe(null);
    await receive('after', 'new a');
    expect(await store.notSealedTo('new a')).toEqual(['before', 'meanwhile']);
  });

  test('is over once every active device has confirmed and everything is sealed anew, and not before', async () => {
    await receive('before', 'old');
    await proved();
    expect(await store.retireExchange('new a')).toBe(false);
    await store.switchOffice('new a', 'device a');
    expect(await store.unconfirmed('new a')).toEqual(['device b', 'device reader']);
    expect(await store.confirmDevice('new a', 'device reader', '')).toBe(false);
    await store.revoke('device reader');
    expect(await store.challengeDevice('new a', 'device b', 'answer b')).toBe(true);
    expect(await store.confirmDevice('new a', 'device b', 'wrong')).toBe(false);
    await other.revoke('device b');
    expect(await store.unconfirmed('new a')).toEqual([]);
    expect(await store.retireExchange('new a')).toBe(false);
    const sealed = { former: new Uint8Array([1]), sealed: new Uint8Array([2]), sealedTo: 'new a' };
    await store.resealSubmission({ id: 'before', ...sealed });
    expect(await store.retireExchange('new a')).toBe(true);
    expect(await other.beginExchange({ ...begun('a', 'newer'), former: 'new a' }, 'x')).toBe('begun');
  });
});
