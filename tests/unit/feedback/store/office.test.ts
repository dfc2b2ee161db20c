import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { SetupCandidate } from '#lib/feedback/store/office/office-store';
import type { FeedbackStore, SealedSubmission } from '#lib/feedback/store/store';
import { systemRandom } from '#lib/random';
import { namedHashes } from '../../../harness/named-hashes';
import { PLACES, type Place, postgresPlace } from './places';

// The office's devices, its set-up, and what happens to what arrives while its key is moved.

const random = () => Buffer.from(systemRandom(8)).toString('hex');

const submission = (changed: Partial<SealedSubmission> = {}): SealedSubmission => ({
  id: random(),
  notice: '2024-district-inspection',
  received: '2024-12-02',
  ...namedHashes(random()),
  sealed: systemRandom(100),
  ...changed,
});

const TABLES = [
  'submission',
  'entry',
  'office',
  'office_former',
  'office_setup',
  'device',
  'pending_erasure',
];

const BEFORE = { recipient: 'age1before', custody: 'beside-data' } as const;
const SETUP = { tokenHash: 'setup', expires: '2024-12-03T00:00:00.000Z', digits: '12345678' };

const candidate = (name: string, recipient = 'age1after'): SetupCandidate => ({
  recipient,
  device: { id: `device ${name}`, tokenHash: `token ${name}`, certificate: `{"of":"${name}"}` },
});

const device = (name: string) =>
  ({
    ...candidate(name).device,
    name,
    role: 'clerk',
    verifyKey: `key ${name}`,
    expires: '2025-03-01',
  }) as const;

describe.each(PLACES)('the office in $name', ({ make }) => {
  let place: Place;
  let store: FeedbackStore;
  let other: FeedbackStore;

  beforeAll(async () => {
    place = await make();
    store = await place.open();
    other = await place.open();
  });
  afterAll(() => place.remove());
  afterEach(async () => {
    for (const table of TABLES) await place.ask(`delete from ${table}`);
  });

  /** Brings a candidate as far as its digits are shown. */
  const prove = async (name: string) => {
    expect(await store.offer('setup', candidate(name), 'answer')).toBe(true);
    expect(await store.prove(`token ${name}`, 'answer', '2024-12-09T00:00:00.000Z')).toBe('12345678');
  };

  test('stores what was sealed to its key, and nothing that was sealed to another', async () => {
    await store.registerOffice(BEFORE);
    const one = submission();
    expect(await store.insert(one, 'age1before')).toEqual({ received: '2024-12-02', form: 'digits' });
    expect(await other.insert(submission(), 'age1other')).toBe(null);
    // What is stored already is heard of, whatever key it was sealed to this time.
    expect(await other.insert({ ...one, id: random() }, 'age1other')).toEqual({
      received: '2024-12-02',
      form: 'digits',
    });
    const entry = { id: 'e1', submission: one.id, after: '', kind: 'addition', day: '2024-12-03' } as const;
    const words = { state: null, sealed: new Uint8Array([1]) };
    expect(await store.append({ ...entry, ...words }, 'age1other')).toBe('other-key');
    expect(await store.append({ ...entry, ...words }, 'age1before')).toBe('applied');
    expect(await store.append({ ...entry, ...words }, 'age1other')).toBe('already');
    expect(await store.list()).toHaveLength(1);
  });

  test('stores nothing sealed to the key before once it has another, however many come at once', async () => {
    await store.registerOffice(BEFORE);
    const one = submission();
    await store.insert(one, 'age1before');
    /** Which stood when the move was known to be done. */
    let standing: string[] = [];
    const arriving = Array.from({ length: 60 }, async (_, index) => {
      const by = index % 2 ? store : other;
      if (index === 30) {
        expect(await store.moveOffice('age1before', 'age1after')).toBe(true);
        standing = (await place.ask('select id from submission')).map(({ id }) => String(id));
        return;
      }
      await by.insert(submission({ id: `before ${index}` }), 'age1before');
      const entry = { id: `e${index}`, submission: one.id, after: '', day: '2024-12-03', state: null };
      await by.append({ ...entry, kind: 'addition', sealed: new Uint8Array([1]) }, 'age1before');
    });
    await Promise.all(arriving);
    const ids = (await place.ask('select id from submission')).map(({ id }) => String(id));
    expect(ids.sort()).toEqual(standing.sort());
    expect(await store.insert(submission(), 'age1before')).toBe(null);
    expect(await store.insert(submission(), 'age1after')).not.toBe(null);
    expect(await other.office()).toEqual({ recipient: 'age1after', custody: 'elsewhere' });
  });

  test('is moved from the key beside the data alone, or where there is none', async () => {
    expect(await store.moveOffice('age1before', 'age1after')).toBe(false);
    expect(await store.office()).toBe(null);
    expect(await store.moveOffice(null, 'age1after')).toBe(true);
    expect(await other.office()).toEqual({ recipient: 'age1after', custody: 'elsewhere' });
    // Done again it stays done.
    expect(await other.moveOffice(null, 'age1after')).toBe(true);
    expect(await other.moveOffice(null, 'age1third')).toBe(false);
    expect(await other.moveOffice('age1after', 'age1third')).toBe(false);
    expect(await store.office()).toEqual({ recipient: 'age1after', custody: 'elsewhere' });
  });

  test('remembers the key before until it is known to be destroyed', async () => {
    await store.registerOffice(BEFORE);
    expect(await store.formerOffice()).toBe(null);
    await store.rememberFormer('age1before', '2024-12-02T00:00:00.000Z');
    await other.rememberFormer('age1before', '2024-12-05T00:00:00.000Z');
    const former = { recipient: 'age1before', since: '2024-12-05T00:00:00.000Z', state: 'resealing' };
    expect(await other.formerOffice()).toEqual(former);
    await store.setFormerState('age1before', 'resealed');
    expect(await other.formerOffice()).toEqual({ ...former, state: 'resealed' });
    await store.setFormerState('age1before', 'destroyed');
    expect(await other.formerOffice()).toBe(null);
  });

  test('forgets the key before only while it is the office’s, and remembers none that it has no more', async () => {
    await store.registerOffice(BEFORE);
    const since = '2024-12-02T00:00:00.000Z';
    await store.rememberFormer('age1before', since);
    await other.forgetFormer('age1before');
    expect(await store.formerOffice()).toBe(null);
    await store.rememberFormer('age1before', since);
    await store.moveOffice('age1before', 'age1after');
    await store.setFormerState('age1before', 'resealed');
    await other.forgetFormer('age1before');
    await other.rememberFormer('age1before', '2024-12-05T00:00:00.000Z');
    expect(await store.formerOffice()).toEqual({ recipient: 'age1before', since, state: 'resealed' });
  });

  test('is set up by one candidate: another is refused, and the same may come again', async () => {
    await store.beginSetup(SETUP);
    expect(await store.offer('another', candidate('a'), 'h')).toBe(false);
    expect(await store.offer('setup', candidate('a'), 'h')).toBe(true);
    expect(await other.offer('setup', candidate('b'), 'h')).toBe(false);
    expect(await other.offer('setup', candidate('a', 'age1third'), 'h')).toBe(false);
    for (const forged of [{ tokenHash: 'of a thief' }, { certificate: 'of a thief' }, { id: 'of a thief' }]) {
      const { device: own, recipient } = candidate('a');
      expect(await other.offer('setup', { recipient, device: { ...own, ...forged } }, 'h')).toBe(false);
    }
    expect(await other.offer('setup', candidate('a'), 'again')).toBe(true);
    expect(await store.setup()).toMatchObject({ ...candidate('a'), step: 'offered', challengeHash: 'again' });
    expect([await store.devices(), await store.deviceByToken('token a')]).toEqual([[], null]);
  });

  test('takes one of two candidates that come at once', async () => {
    await store.beginSetup(SETUP);
    const taken = await Promise.all([
      store.offer('setup', candidate('a'), 'h'),
      other.offer('setup', candidate('b'), 'h'),
    ]);
    expect(taken.sort()).toEqual([false, true]);
  });

  test('gives the digits for the answer to the last challenge, the same each time, and to the candidate alone', async () => {
    const later = '2024-12-09T00:00:00.000Z';
    await store.beginSetup(SETUP);
    await store.offer('setup', candidate('a'), 'first');
    await store.offer('setup', candidate('a'), 'second');
    expect(await store.prove('token a', 'first', later)).toBe(null);
    expect(await store.prove('token b', 'second', later)).toBe(null);
    expect(await store.setup()).toMatchObject({ step: 'offered', expires: SETUP.expires });
    expect(await store.prove('token a', 'second', later)).toBe('12345678');
    expect(await other.prove('token a', 'second', '2099-01-01T00:00:00.000Z')).toBe('12345678');
    expect(await store.setup()).toMatchObject({ step: 'proved', expires: later });
  });

  test('counts wrong digits, up to a limit, and none before they are shown; right ones count for nothing', async () => {
    await store.beginSetup(SETUP);
    expect(await store.countTry('00000000', 5)).toBe(null);
    await prove('a');
    for (const by of [store, other]) expect(await by.countTry('12345678', 5)).toMatchObject({ tries: 0 });
    const counted = await Promise.all(
      Array.from({ length: 8 }, (_, at) => (at % 2 ? store : other).countTry('00000000', 5)),
    );
    expect(counted.filter((one) => one !== null)).toHaveLength(5);
    expect(await store.setup()).toMatchObject({ tries: 5 });
    expect(await store.countTry('12345678', 5)).toBe(null);
  });

  test('confirms the candidate that was proved, and no other that took its place', async () => {
    await store.beginSetup(SETUP);
    await store.offer('setup', candidate('a'), 'h');
    expect(await store.confirmSetup(candidate('a'))).toBe(false);
    await prove2();
    expect(await store.confirmSetup(candidate('a', 'age1third'))).toBe(false);
    expect(await store.confirmSetup(candidate('b'))).toBe(false);
    expect(await store.confirmSetup(candidate('a'))).toBe(true);
    // Broken off after this, it is run again.
    expect(await other.confirmSetup(candidate('a'))).toBe(true);
    expect(await store.offer('setup', candidate('a'), 'h')).toBe(false);
    // Its key may be the office's by now: nothing takes its place until it is through.
    expect(await other.beginSetup({ ...SETUP, tokenHash: 'anew' })).toBe(false);
    expect(await store.setup()).toMatchObject({ tokenHash: 'setup', step: 'confirmed' });
    await store.endSetup('setup');
    expect(await other.setup()).toBe(null);

    async function prove2() {
      expect(await store.prove('token a', 'h', '2024-12-09T00:00:00.000Z')).toBe('12345678');
    }
  });

  test('lets a device in once, and none under another’s id or token', async () => {
    expect(await store.addDevice(device('a'))).toBe(true);
    expect(await other.addDevice({ ...device('a'), expires: '2099-01-01' })).toBe(true);
    expect(await other.addDevice({ ...device('b'), id: 'device a' })).toBe(false);
    expect(await other.addDevice({ ...device('b'), tokenHash: 'token a' })).toBe(false);
    expect(await other.devices()).toEqual([{ ...device('a'), state: 'active', lastVisit: '' }]);
  });

  test('forgets a set-up when another is begun', async () => {
    await store.beginSetup(SETUP);
    await prove('a');
    expect(await other.beginSetup({ ...SETUP, tokenHash: 'anew' })).toBe(true);
    expect(await store.setup()).toMatchObject({ tokenHash: 'anew', step: 'begun', recipient: '', tries: 0 });
    expect(await store.offer('setup', candidate('a'), 'h')).toBe(false);
    expect(await store.prove('token a', 'answer', '2024-12-09T00:00:00.000Z')).toBe(null);
  });

  test('notes a device’s visit once a day, and none before the last, or of one that was revoked or has expired', async () => {
    await store.addDevice(device('a'));
    await store.visit('device a', '2024-12-05', '2025-03-05');
    await other.visit('device a', '2024-12-05', '2099-01-01');
    expect(await store.deviceByToken('token a')).toMatchObject({
      lastVisit: '2024-12-05',
      expires: '2025-03-05',
    });
    await store.visit('device a', '2025-03-06', '2025-06-06');
    expect(await other.devices()).toMatchObject([{ lastVisit: '2024-12-05', expires: '2025-03-05' }]);
    await store.renew('device a', '2025-06-04');
    await store.visit('device a', '2025-03-06', '2025-06-06');
    expect(await other.devices()).toMatchObject([{ lastVisit: '2025-03-06', expires: '2025-06-06' }]);
    await store.visit('device a', '2019-12-31', '2020-03-30');
    expect(await other.devices()).toMatchObject([{ lastVisit: '2025-03-06', expires: '2025-06-06' }]);
    await store.revoke('device a');
    await store.visit('device a', '2025-03-07', '2025-06-07');
    await store.renew('device a', '2099-01-01');
    expect(await other.devices()).toMatchObject([{ state: 'revoked', expires: '2025-06-06' }]);
  });

  test('reads rows with what devices signed, in order, and leaves out what is not there', async () => {
    const [one, two] = [submission({ id: 'a' }), submission({ id: 'b' })];
    for (const each of [one, two]) await store.insert(each);
    const first = {
      id: 'e1',
      submission: 'a',
      after: '',
      kind: 'state',
      day: '2024-12-03',
      state: 'working',
    } as const;
    const second = {
      ...first,
      id: 'e0',
      after: 'e1',
      sealed: new Uint8Array([1]),
      device: 'd',
      signed: 'h',
      signature: 's',
    };
    await store.append({ ...first, sealed: null });
    await store.append(second);
    await store.destroy('b', { day: '2024-12-09', reason: 'junk' }, null);
    expect(await other.readMany(['b', 'nothing', 'a'])).toEqual([
      {
        id: 'a',
        notice: one.notice,
        received: one.received,
        sealed: one.sealed,
        sealedTo: null,
        entries: [
          { ...first, sealed: null, sealedTo: null, device: null, signed: null, signature: null },
          { ...second, sealedTo: null },
        ],
      },
    ]);
    expect(await other.readMany([])).toEqual([]);
  });

  test('reads also what hangs on no entry that is there, where all is asked for', async () => {
    await store.insert(submission({ id: 'a' }));
    const entry = { submission: 'a', after: '', kind: 'addition', day: '2024-12-03', state: null } as const;
    await store.append({ ...entry, id: 'e1', sealed: new Uint8Array([1]) });
    await place.ask("update entry set after_entry = 'nowhere'");
    const ids = async (wanted?: 'all') =>
      (await other.readMany(['a'], wanted)).map(({ entries }) => entries.map(({ id }) => id));
    expect(await ids()).toEqual([[]]);
    expect(await ids('all')).toEqual([['e1']]);
  });

  test('takes an act once, and no other act under its id, nor one after an entry that is not there', async () => {
    const [one, two] = [submission({ id: 'a' }), submission({ id: 'b' })];
    for (const each of [one, two]) await store.insert(each);
    const act = {
      id: 'e1',
      submission: 'a',
      after: '',
      kind: 'state',
      day: '2024-12-03',
      state: 'working',
    } as const;
    const signed = { ...act, sealed: null, device: 'd', signed: 'h', signature: 's' };
    expect(await store.append(signed)).toBe('applied');
    expect(await other.append(signed)).toBe('already');
    expect(await other.append({ ...signed, signature: 't' })).toBe('refused');
    expect(await other.append({ ...signed, device: 'e' })).toBe('refused');
    expect(await other.append({ ...signed, submission: 'b' })).toBe('refused');
    expect(await other.append({ ...signed, id: 'e2', after: 'nothing' })).toBe('changed');
    expect(await other.append({ ...signed, id: 'e2', submission: 'b', after: 'e1' })).toBe('changed');
    expect((await store.read('b'))?.entries).toEqual([]);
  });

  test('takes two hundred acts of devices upon a submission and then no more, but what others do', async () => {
    await store.insert(submission({ id: 'a' }));
    const act = { submission: 'a', kind: 'internal', day: '2024-12-03', state: null } as const;
    const signed = { ...act, sealed: new Uint8Array([1]), device: 'd', signed: 'h', signature: 's' };
    const results = new Set<string>();
    for (let at = 0; at < 200; at += 1)
      results.add(await store.append({ ...signed, id: `e${at}`, after: at ? `e${at - 1}` : '' }));
    expect([...results]).toEqual(['applied']);
    expect(await other.append({ ...signed, id: 'e200', after: 'e199' })).toBe('refused');
    expect(await other.append({ ...signed, id: 'e199', after: 'e198' })).toBe('already');
    expect(await store.append({ ...act, id: 'by hand', after: 'e199', sealed: null })).toBe('applied');
  });

  test('gives a row another version when something is recorded, or loses its words', async () => {
    await store.insert(submission({ id: 'a' }));
    await store.insert(submission({ id: 'b' }));
    const versions = async () =>
      Object.fromEntries((await other.rowVersions()).map(({ id, version }) => [id, version]));
    const seen = [await versions()];
    const rating = {
      id: 'e1',
      submission: 'a',
      after: '',
      kind: 'rating',
      day: '2024-12-03',
      state: null,
    } as const;
    await store.append({ ...rating, sealed: new Uint8Array([1]) });
    seen.push(await versions());
    await store.append({ ...rating, id: 'e2', after: 'e1', sealed: new Uint8Array([2]) });
    await store.destroyRatings('a', 'e2');
    seen.push(await versions());
    expect(new Set(seen.map(({ a }) => a)).size).toBe(3);
    expect(new Set(seen.map(({ b }) => b)).size).toBe(1);
    await store.destroy('a', { day: '2024-12-09', reason: 'junk' }, null);
    expect(Object.keys(await versions())).toEqual(['b']);
  });

  test('replaces sealed bytes where they are still the former ones, and says to whom they are sealed', async () => {
    await store.registerOffice(BEFORE);
    const one = submission({ id: 'a' });
    await store.insert(one);
    const entry = {
      id: 'e1',
      submission: 'a',
      after: '',
      kind: 'addition',
      day: '2024-12-03',
      state: null,
    } as const;
    const before = new Uint8Array([1]);
    await store.append({ ...entry, sealed: before }, 'age1before');
    expect(await other.notSealedTo('age1before')).toEqual(['a']);
    expect(await other.notSealedTo('age1after')).toEqual(['a']);
    const anew = { sealed: new Uint8Array([9]), sealedTo: 'age1after' };
    expect(await store.resealSubmission({ id: 'a', former: new Uint8Array([5]), ...anew })).toBe(false);
    expect(await store.resealEntry({ id: 'e1', former: new Uint8Array([5]), ...anew })).toBe(false);
    expect(await other.read('a')).toMatchObject({ sealed: one.sealed, entries: [{ sealed: before }] });
    const version = await other.rowVersions();
    expect(await store.resealSubmission({ id: 'a', former: one.sealed, ...anew })).toBe(true);
    expect(await other.notSealedTo('age1after')).toEqual(['a']);
    expect(await store.resealEntry({ id: 'e1', former: before, ...anew })).toBe(true);
    expect(await other.notSealedTo('age1after')).toEqual([]);
    expect(await other.readMany(['a'])).toMatchObject([{ ...anew, entries: [anew] }]);
    expect(await other.rowVersions()).not.toEqual(version);
    await store.destroy('a', { day: '2024-12-09', reason: 'junk' }, null);
    expect(await store.resealSubmission({ id: 'a', former: new Uint8Array(), ...anew })).toBe(false);
    expect(await place.ask('select length(sealed) as length from submission')).toEqual([{ length: 0 }]);
    expect(await store.notSealedTo('age1third')).toEqual([]);
  });
});

test('PostgreSQL lets what was sealed to the key before wait while the office is given another, and then stores none of it', async () => {
  const place = await postgresPlace();
  const store = await place.open();
  await store.registerOffice(BEFORE);
  const one = submission();
  await store.insert(one, 'age1before');
  const held = await place.hold();
  await held.ask('begin');
  await held.ask("update office set recipient = 'age1after'");
  const entry = { id: 'e1', submission: one.id, after: '', kind: 'addition', day: '2024-12-03' } as const;
  const arriving = [
    store.insert(submission(), 'age1before'),
    store.append({ ...entry, state: null, sealed: new Uint8Array([1]) }, 'age1before'),
  ];
  const waiting = `select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await expect.poll(() => place.ask(waiting)).toEqual([{ count: 2 }]);
  await held.ask('commit');
  expect(await Promise.all(arriving)).toEqual([null, 'other-key']);
  expect(await store.list()).toHaveLength(1);
  await held.close();
  await place.remove();
});
