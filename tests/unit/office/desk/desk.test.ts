import { base64 } from '@scure/base';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256Base64url } from '#lib/feedback/crypto/json-hash';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import { answerChallenge } from '#lib/office/challenge';
import type { OfficeDesk } from '#lib/office/desk/desk';
import type { InboxRequest } from '#lib/office/desk/inbox-request';
import {
  actsResponseSchema,
  indexSchema,
  ROWS_BYTES,
  rowsResponseSchema,
  setupResponseSchema,
} from '#lib/office/protocol';
import { hashOfRow } from '#lib/office/row-hash';
import { namedHashes } from '../../../harness/named-hashes';
import { newToken, offerOf } from '../../../harness/office-client';
import type { Place } from '../../feedback/store/places';
import { type TestDevice, type TestOffice, testAct, testDevice, testOffice, text64 } from '../fixtures';
import { askDesk, deskOver, letIn, NOW, openOfficePlace } from './open-desk';

const SITE = 'https://www.example.gov.cn';
const DAY = 86_400_000;

let place: Place;
let store: FeedbackStore;
let desk: OfficeDesk;
let office: TestOffice;
let device: TestDevice;
let token: string;
let faults: unknown[];

const reportFault = (error: unknown) => {
  faults.push(error);
};

beforeEach(async () => {
  ({ place, store, office } = await openOfficePlace());
  faults = [];
  desk = deskOver({ store, siteUrl: SITE, reportFault });
  device = await testDevice(office, 1);
  token = await letIn(store, device, '2025-02-01');
  await keep('a');
});
afterEach(() => place.remove());

function keep(id: string, size = 3) {
  const sealed = new Uint8Array(size).fill(7);
  return store.insert(
    { id, notice: 'n', received: '2025-01-10', ...namedHashes(id), sealed },
    office.recipient,
  );
}

/** Asks with the device's token, and a body where there is one. */
function ask(endpoint: string, body?: unknown, but: Partial<InboxRequest> & { by?: OfficeDesk } = {}) {
  const { by = desk, ...request } = but;
  return askDesk(by, token, endpoint, body, request);
}

async function results(...acts: unknown[]) {
  return actsResponseSchema.parse((await ask('acts', { acts }))?.json).results;
}

describe('a device', () => {
  test('is let in for ninety days from each visit, and not a day longer', async () => {
    const at = async (day: number) => (await ask('setup', undefined, { now: NOW + day * DAY }))?.status;
    expect([await at(0), await at(90), await at(180)]).toEqual([200, 200, 200]);
    expect(await store.devices()).toMatchObject([{ lastVisit: '2025-07-14', expires: '2025-10-12' }]);
    expect(await at(271)).toBe(undefined);
  });

  test.each([
    ['a visit', [0, -400, 90]],
    ['its first visit', [-400, 0, 90]],
  ])('is let in as long as ever though the clock was behind at or after %s', async (_, days) => {
    const statuses: unknown[] = [];
    for (const day of days) statuses.push((await ask('setup', undefined, { now: NOW + day * DAY }))?.status);
    expect(statuses).toEqual([200, 200, 200]);
  });

  test('reads although its visit cannot be noted', async () => {
    const visit = () => Promise.reject(new StoreUnavailable('full'));
    const answer = await ask('index', undefined, {
      by: deskOver({ siteUrl: SITE, reportFault, store: { ...store, visit } }),
    });
    expect([answer?.status, faults]).toEqual([200, [new StoreUnavailable('full')]]);
  });

  test('hears while the store is away that it is, if it was known before, and others nothing', async () => {
    let away = false;
    const deviceByToken: FeedbackStore['deviceByToken'] = (hash) =>
      away ? Promise.reject(new StoreUnavailable('gone')) : store.deviceByToken(hash);
    const by = deskOver({ siteUrl: SITE, reportFault, store: { ...store, deviceByToken } });
    expect((await ask('setup', undefined, { by }))?.status).toBe(200);
    away = true;
    expect(await ask('setup', undefined, { by })).toEqual({ status: 503, json: { error: 'unavailable' } });
    const others = { by, authorization: `Bearer ${newToken()}` };
    expect(await ask('setup', undefined, others)).toBe(null);
  });

  test('is no longer told anything once it was revoked, on the next request', async () => {
    expect((await ask('index'))?.status).toBe(200);
    await store.revoke(device.id);
    expect(await ask('index')).toBe(null);
  });

  test('finds itself and every other in the list, with how they stand', async () => {
    await letIn(store, await testDevice(office, 2), '2025-01-14');
    await letIn(store, await testDevice(office, 3, 'reader'), '2025-02-01');
    await store.revoke(text64(16, 3));
    expect((await ask('devices'))?.json).toMatchObject({
      devices: [
        { ...device.signed, state: 'active' },
        { certificate: { device: text64(16, 2) }, state: 'expired' },
        { certificate: { device: text64(16, 3), role: 'reader' }, state: 'revoked' },
      ],
    });
  });
});

test.each([
  ['no JSON', Buffer.from('{')],
  ['another shape', Buffer.from('{"ids":1}')],
  ['more than was asked for', Buffer.from('{"ids":[],"x":1}')],
  ['no UTF-8', Buffer.from([0xff])],
])('a body that is %s is told to be malformed', async (_, bytes) => {
  const body = async () => ({ state: 'whole', bytes }) as const;
  expect(await ask('rows', {}, { body })).toEqual({ status: 400, json: { error: 'malformed' } });
});

test('the body of a request without a valid token is not read', async () => {
  const body = () => Promise.reject(new Error('it was read'));
  expect(await ask('acts', {}, { body, authorization: `Bearer ${newToken()}` })).toBe(null);
  expect(await ask('nothing', {}, { body })).toBe(null);
});

describe('the index', () => {
  const index = async () => indexSchema.parse((await ask('index'))?.json);

  test('names every row by the hash of what is given of it, also after it was changed or sealed anew', async () => {
    const seen = new Set<string>();
    const check = async () => {
      const { rows } = rowsResponseSchema.parse((await ask('rows', { ids: ['a'] }))?.json);
      expect((await index()).rows).toEqual({ a: rows[0] && hashOfRow(rows[0]) });
      seen.add(String((await index()).rows.a));
    };
    await check();
    await results(testAct(device, { submission: 'a' }));
    await check();
    const former = new Uint8Array(3).fill(7);
    const sealed = new Uint8Array(3).fill(8);
    await store.resealSubmission({ id: 'a', former, sealed, sealedTo: 'age1after' });
    await check();
    expect(seen.size).toBe(3);
  });

  test('has another tag when anything in it is another, and the same when nothing is', async () => {
    const tag = async () => (await ask('index'))?.etag;
    const [before, again] = [await tag(), await tag()];
    expect(before).toBe(again);
    await keep('b');
    expect(await tag()).not.toBe(before);
  });

  test('says how many rows are still sealed to a former key, while they are sealed anew', async () => {
    await place.ask(
      "insert into office_former values ('age1before', '2025-01-15T00:00:00.000Z', 'resealing')",
    );
    await store.insert({
      id: 'b',
      notice: 'n',
      received: '2025-01-10',
      ...namedHashes('b'),
      sealed: new Uint8Array(3),
    });
    expect((await index()).resealing).toBe(1);
    await store.setFormerState('age1before', 'resealed');
    expect((await index()).resealing).toBe(0);
  });
});

test('rows are given as many as fit, one at least, with the ids of the others', async () => {
  const size = ROWS_BYTES / 2;
  for (const id of ['b', 'c', 'd']) await keep(id, size);
  const asked = async (ids: string[]) => {
    const { rows, left } = rowsResponseSchema
      .extend({ rows: rowsResponseSchema.shape.rows.element.pick({ id: true }).loose().array() })
      .parse((await ask('rows', { ids }))?.json);
    return { rows: rows.map(({ id }) => id), left };
  };
  expect(await asked(['a', 'nothing', 'b', 'b', 'c', 'd'])).toEqual({ rows: ['a', 'b'], left: ['c', 'd'] });
  expect(await asked(['c', 'd'])).toEqual({ rows: ['c'], left: ['d'] });
});

describe('an act', () => {
  const act = (but: Parameters<typeof testAct>[1] = {}, sealed?: Uint8Array) =>
    testAct(device, { submission: 'a', ...but }, sealed);

  test('stands with the server’s day, and with all that the device signed', async () => {
    const signed = act({ day: '2024-11-01' });
    expect(await results(signed)).toEqual([{ id: signed.head.id, result: 'applied' }]);
    const [row] = await store.readMany(['a']);
    expect(row?.entries).toMatchObject([
      { day: '2025-01-15', device: device.id, signature: signed.signature, sealed: null, sealedTo: null },
    ]);
    expect(JSON.parse(row?.entries[0]?.signed ?? '')).toEqual(signed.head);
  });

  test('is refused with a day of long ago or of the future, or with words that it does not have', async () => {
    const words = new Uint8Array([1]);
    const refused = [
      act({ day: '2024-10-16' }),
      act({ day: '2025-01-17' }),
      act({ state: 'refused' }),
      act({ kind: 'answer', state: 'answered' }),
      act({ kind: 'answer', state: 'closed' }, words),
      act({ kind: 'internal' }, words),
      { ...act({}, words), sealed: base64.encode(new Uint8Array([2])) },
      { ...act(), signature: text64(64, 9) },
      act({ device: text64(16, 9) }),
    ];
    const given = await results(...refused);
    expect(given.map(({ result }) => result)).toEqual(refused.map(() => 'refused'));
    expect((await store.read('a'))?.entries).toEqual([]);
  });

  test('that was made for another key than the office has is told so, and nothing is stored', async () => {
    const other = await testOffice();
    const [given] = await results(act({ office: other.recipient }, new Uint8Array([1])));
    expect(given?.result).toBe('other-key');
    expect((await store.read('a'))?.entries).toEqual([]);
  });

  test('upon a history that went on is not carried out, and the row is given as it is now', async () => {
    await results(act({ id: text64(16, 60) }));
    const [given] = await results(act({ id: text64(16, 61) }));
    expect(given).toMatchObject({ result: 'changed', row: { id: 'a', entries: [{ id: text64(16, 60) }] } });
  });

  test('gives the rows that changed until they fill a response, and of the others only that they did', async () => {
    await keep('b', ROWS_BYTES);
    await keep('c', ROWS_BYTES);
    const ids = ['b', 'c', 'a'];
    let read = 0;
    const readMany: FeedbackStore['readMany'] = (...args) => {
      read += 1;
      return store.readMany(...args);
    };
    const acts = ids.map((submission, at) => act({ submission, id: text64(16, 70 + at), after: 'nothing' }));
    const answer = await ask(
      'acts',
      { acts },
      { by: deskOver({ siteUrl: SITE, reportFault, store: { ...store, readMany } }) },
    );
    expect(answer?.json).toEqual({
      results: [
        { id: text64(16, 70), result: 'changed', row: expect.objectContaining({ id: 'b' }) },
        { id: text64(16, 71), result: 'changed' },
        { id: text64(16, 72), result: 'changed' },
      ],
    });
    expect(read).toBe(1);
  });

  test('follows another of the same request', async () => {
    const [first, second] = [text64(16, 60), text64(16, 61)];
    const note = act({ id: second, after: first, kind: 'internal', state: null }, new Uint8Array([1]));
    expect((await results(act({ id: first }), note)).map(({ result }) => result)).toEqual([
      'applied',
      'applied',
    ]);
  });

  test('of a reader is refused, and one for which the disk has no room waits', async () => {
    const reader = await testDevice(office, 3, 'reader');
    token = await letIn(store, reader, '2025-02-01');
    expect(await results(testAct(reader, { submission: 'a' }))).toMatchObject([{ result: 'refused' }]);
    const by = deskOver({ store, siteUrl: SITE, reportFault, hasRoom: async () => false });
    expect(await ask('acts', { acts: [] }, { by })).toEqual({ status: 503, json: { error: 'unavailable' } });
  });
});

describe('a set-up', () => {
  let setupToken: string;
  let candidate: TestDevice;
  let candidateToken: string;
  beforeEach(async () => {
    await place.ask('delete from office');
    setupToken = newToken();
    const tokenHash = sha256Base64url(setupToken);
    await store.beginSetup({ tokenHash, expires: new Date(NOW + DAY).toISOString(), digits: '12345678' });
    candidate = await testDevice(office, 6);
    candidateToken = newToken();
  });
  const offer = (but: Partial<ReturnType<typeof offerOf>> = {}, now = NOW) =>
    ask(
      'setup',
      { ...offerOf(candidate, candidateToken), ...but },
      { authorization: `Bearer ${setupToken}`, now },
    );
  const asCandidate = (endpoint: string, body?: unknown, now = NOW) =>
    ask(endpoint, body, { authorization: `Bearer ${candidateToken}`, now });
  const answerTo = async (offered: Awaited<ReturnType<typeof offer>>) => {
    const { challenge } = setupResponseSchema.parse(offered?.json);
    return answerChallenge(challenge, office.identity, { for: 'setup', site: SITE, device: candidate.id });
  };

  test('gives the digits to who has the key, the same each time, and knows how far it is', async () => {
    expect(await asCandidate('setup')).toBe(null);
    const answer = await answerTo(await offer());
    expect((await asCandidate('setup'))?.json).toEqual({ step: 'offered' });
    expect((await asCandidate('setup/proof', { answer: text64(32, 9) }))?.json).toEqual({ error: 'wrong' });
    const proved = { step: 'proved', digits: '12345678' };
    expect((await asCandidate('setup/proof', { answer }))?.json).toEqual(proved);
    expect((await asCandidate('setup/proof', { answer }))?.json).toEqual(proved);
    expect((await asCandidate('setup'))?.json).toEqual({ step: 'proved' });
  });

  test('takes the same candidate again, with another challenge, and the answer to the former is wrong', async () => {
    const former = await answerTo(await offer());
    await offer();
    expect((await asCandidate('setup/proof', { answer: former }))?.status).toBe(409);
  });

  test('is open for a day, and once the key was proved for a week', async () => {
    expect(await offer({}, NOW + DAY)).toBe(null);
    const answer = await answerTo(await offer());
    expect(await asCandidate('setup', undefined, NOW + DAY)).toBe(null);
    await asCandidate('setup/proof', { answer });
    expect((await asCandidate('setup', undefined, NOW + 7 * DAY - 1))?.status).toBe(200);
    expect(await asCandidate('setup', undefined, NOW + 7 * DAY)).toBe(null);
  });

  test('tells a computer whose clock is wrong which day it is', async () => {
    const answer = await offer({}, NOW + 3 * DAY - 1);
    expect(answer).toBe(null);
    await store.beginSetup({
      tokenHash: sha256Base64url(setupToken),
      expires: new Date(NOW + 30 * DAY).toISOString(),
      digits: '12345678',
    });
    expect(await offer({}, NOW + 2 * DAY)).toEqual({
      status: 400,
      json: { error: 'clock', today: '2025-01-17' },
    });
    expect((await offer({}, NOW + DAY))?.status).toBe(200);
  });

  test('takes no certificate of another device, office or role, nor what is no recipient', async () => {
    const other = await testDevice(office, 7);
    const reader = await testDevice(office, 6, 'reader');
    const stranger = await testDevice(await testOffice(), 6);
    const wrong = office.recipient.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q'));
    const certificate = {
      ...candidate.signed,
      certificate: { ...candidate.signed.certificate, office: wrong },
    };
    for (const but of [
      { certificate: other.signed },
      { certificate: reader.signed },
      { certificate: stranger.signed },
      { recipient: wrong, certificate },
    ])
      expect(await offer(but)).toEqual({ status: 400, json: { error: 'malformed' } });
    expect(await store.setup()).toMatchObject({ step: 'begun', recipient: '' });
  });

  test('touches no device that is in already, by whose id or token somebody offers', async () => {
    const offered = offerOf(candidate, candidateToken);
    const before = await store.devices();
    const asOwn = await testDevice(office, 1);
    expect(
      (await offer({ device: { ...offered.device, id: device.id }, certificate: asOwn.signed }))?.json,
    ).toEqual({
      error: 'used',
    });
    expect((await offer({ device: { id: candidate.id, tokenHash: sha256Base64url(token) } }))?.json).toEqual({
      error: 'used',
    });
    expect(await store.devices()).toEqual(before);
  });

  test('is refused with another key where the office’s is kept elsewhere, and open to the same', async () => {
    await store.registerOffice({ recipient: (await testOffice()).recipient, custody: 'elsewhere' });
    expect((await offer())?.json).toEqual({ error: 'other-key' });
    await place.ask('delete from office');
    await store.registerOffice({ recipient: office.recipient, custody: 'elsewhere' });
    expect((await offer())?.status).toBe(200);
  });

  test('changes nothing of what everything is sealed to, until the server’s command confirms it', async () => {
    const before = { recipient: (await testOffice()).recipient, custody: 'beside-data' } as const;
    await store.registerOffice(before);
    await asCandidate('setup/proof', { answer: await answerTo(await offer()) });
    expect([await store.office(), await store.devices()]).toMatchObject([before, [{ id: device.id }]]);
    expect(await asCandidate('index')).toBe(null);
  });

  test('stores neither the challenge nor its answer, nor any token', async () => {
    const offered = await offer();
    const answer = await answerTo(offered);
    await asCandidate('setup/proof', { answer });
    const rows = JSON.stringify(await place.ask('select * from office_setup'));
    expect(rows).toContain(candidate.id);
    for (const secret of [answer, setupToken, candidateToken]) expect(rows).not.toContain(secret);
  });
});
