import { base64 } from '@scure/base';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sha256Base64url } from '#lib/feedback/crypto/json-hash';
import type { FeedbackStore } from '#lib/feedback/store/store';
import type { SignedCertificate } from '#lib/office/certificate';
import { answerChallenge } from '#lib/office/challenge';
import type { OfficeDesk } from '#lib/office/desk/desk';
import {
  confirmResponseSchema,
  exchangeResponseSchema,
  resealRowsSchema,
} from '#lib/office/exchange/protocol';
import { devicesSchema } from '#lib/office/people-protocol';
import { indexSchema } from '#lib/office/protocol';
import { certifyingKeyOf, signJson } from '#lib/office/signing';
import { namedHashes } from '../../../harness/named-hashes';
import type { Place } from '../../feedback/store/places';
import { type TestDevice, type TestOffice, testDevice, testOffice } from '../fixtures';
import { askDesk, deskOver, letIn, openOfficePlace } from './open-desk';

// The exchange of the office's key as the server carries it out.

const SITE = 'https://www.example.gov.cn';

let place: Place;
let store: FeedbackStore;
let desk: OfficeDesk;
let office: TestOffice;
let fresh: TestOffice;
let own: TestDevice;
let colleague: TestDevice;
let reader: TestDevice;
let tokens: { own: string; colleague: string; reader: string };

beforeEach(async () => {
  ({ place, store, office } = await openOfficePlace());
  desk = deskOver({ store });
  fresh = await testOffice();
  own = await testDevice(office, 1);
  colleague = await testDevice(office, 2);
  reader = await testDevice(office, 3, 'reader');
  tokens = {
    own: await letIn(store, own),
    colleague: await letIn(store, colleague),
    reader: await letIn(store, reader),
  };
});
afterEach(() => place.remove());

const ask = (who: keyof typeof tokens, endpoint: string, body?: unknown) =>
  askDesk(desk, tokens[who], endpoint, body);
const conflict = (error: string) => ({ status: 409, json: { error } });
const anew = ({ signed }: TestDevice, but = {}): SignedCertificate => {
  const certificate = { ...signed.certificate, office: fresh.recipient, ...but };
  return {
    certificate,
    signature: signJson('office certificate 1', certificate, certifyingKeyOf(fresh.identity)),
  };
};
const everybody = () => [own, colleague, reader].map((device) => anew(device));
const facts = async () => indexSchema.parse((await ask('own', 'index'))?.json);
const kinds = async () => (await store.records(0, 100)).map(({ entry }) => entry.detail);

async function begin(): Promise<string> {
  const { challenge } = exchangeResponseSchema.parse(
    (await ask('own', 'exchange', { recipient: fresh.recipient }))?.json,
  );
  return answerChallenge(challenge ?? '', fresh.identity, { for: 'exchange', site: SITE, device: own.id });
}
async function carryOut(certificates = everybody()) {
  expect(await ask('own', 'exchange/proof', { answer: await begin() })).toMatchObject({ status: 200 });
  return ask('own', 'exchange/switch', { recipient: fresh.recipient, certificates });
}
async function confirm(who: 'colleague' | 'reader', device: TestDevice) {
  const asked = confirmResponseSchema.parse((await ask(who, 'exchange/confirm', { answer: null }))?.json);
  const answer = await answerChallenge('challenge' in asked ? asked.challenge : '', fresh.identity, {
    ...{ for: 'exchange', site: SITE, device: device.id },
  });
  return ask(who, 'exchange/confirm', { answer });
}
const receive = (id: string, sealed: number[], sealedTo = office.recipient) =>
  store.insert(
    { id, notice: 'n', received: '2025-01-10', ...namedHashes(id), sealed: new Uint8Array(sealed) },
    sealedTo,
  );
const piece = (submission: string, former: number[], sealed: number[]) => ({
  ...{ of: 'submission', id: submission, submission: null, former: sha256Base64url(new Uint8Array(former)) },
  sealed: base64.encode(new Uint8Array(sealed)),
});

test('the old key seals and stays until the new one was proved, and the switch can be asked for again', async () => {
  const answer = await begin();
  expect((await facts()).office).toBe(office.recipient);
  const asked = { recipient: fresh.recipient, certificates: everybody() };
  expect(await ask('own', 'exchange/switch', asked)).toEqual(conflict('changed'));
  await ask('own', 'exchange/proof', { answer });
  expect((await facts()).exchange?.step).toBe('proved');
  for (let times = 0; times < 2; times += 1)
    expect(await ask('own', 'exchange/switch', asked)).toEqual({ status: 200, json: { step: 'switched' } });
  expect((await facts()).office).toBe(fresh.recipient);
  expect(await ask('own', 'exchange', { recipient: fresh.recipient })).toEqual({
    status: 200,
    json: { challenge: null },
  });
  expect(await kinds()).toEqual(['exchanged']);
  expect((await facts()).exchange?.waiting).toEqual([colleague.id, reader.id]);
});

test('certificates by the new key give nobody another role, name or key, and are listed from the switch on', async () => {
  await ask('own', 'exchange/proof', { answer: await begin() });
  for (const but of [
    { role: 'clerk' as const },
    { name: '别人' },
    { until: '2025-02-01' },
    { verifyKey: own.signed.certificate.verifyKey },
  ]) {
    const certificates = [anew(own), anew(colleague), anew(reader, but)];
    expect(await ask('own', 'exchange/switch', { recipient: fresh.recipient, certificates })).toMatchObject({
      status: 400,
    });
  }
  const partly = { recipient: fresh.recipient, certificates: [anew(own), anew(colleague)] };
  expect(await ask('own', 'exchange/switch', partly)).toEqual(conflict('changed'));
  const offices = async () => {
    const { devices } = devicesSchema.parse((await ask('reader', 'devices'))?.json);
    return new Set(devices.map(({ certificate }) => certificate.office));
  };
  expect(await offices()).toEqual(new Set([office.recipient]));
  await ask('own', 'exchange/switch', { ...partly, certificates: everybody() });
  expect(await offices()).toEqual(new Set([fresh.recipient]));
});

test('rows are sealed anew by the clerk who exchanged, and by others once they have the key', async () => {
  await receive('a', [1]);
  await receive('b', [2]);
  await carryOut();
  await receive('c', [3], fresh.recipient);
  for (const who of ['colleague', 'reader'] as const)
    expect(await ask(who, 'reseal/next', { after: '' })).toEqual(conflict('refused'));
  const next = resealRowsSchema.parse((await ask('own', 'reseal/next', { after: '' }))?.json);
  expect([next.rows.map(({ id }) => id), next.left]).toEqual([['a', 'b'], 2]);
  const after = resealRowsSchema.parse((await ask('own', 'reseal/next', { after: 'a' }))?.json);
  expect(after.rows.map(({ id }) => id)).toEqual(['b']);
  const send = (who: keyof typeof tokens, pieces: unknown[], to = fresh.recipient) =>
    ask(who, 'reseal', { office: to, pieces });
  expect(await send('own', [piece('a', [1], [9])], office.recipient)).toEqual(conflict('other-key'));
  expect((await send('own', [piece('a', [7], [9])]))?.json).toEqual({ replaced: 0, left: 2 });
  expect((await send('own', [piece('a', [1], [9])]))?.json).toEqual({ replaced: 1, left: 1 });
  // What is sealed to the office's key already is replaced by nobody.
  expect((await send('own', [piece('a', [9], [8]), piece('c', [3], [8])]))?.json).toEqual({
    replaced: 0,
    left: 1,
  });
  expect(await send('colleague', [piece('b', [2], [9])])).toEqual(conflict('refused'));
  await confirm('colleague', colleague);
  expect((await send('colleague', [piece('b', [2], [9])]))?.json).toEqual({ replaced: 1, left: 0 });
  expect(await kinds()).toEqual(['exchanged', 'given', 'resealed']);
});

test('the old key is retired when everything is sealed anew and each remaining device has confirmed or is revoked', async () => {
  await receive('a', [1]);
  await carryOut();
  expect(await confirm('reader', reader)).toEqual({ status: 200, json: { step: 'confirmed' } });
  expect(await ask('own', 'devices/revoke', { device: colleague.id })).toMatchObject({ status: 200 });
  expect((await facts()).exchange?.step).toBe('switched');
  await ask('own', 'reseal', { office: fresh.recipient, pieces: [piece('a', [1], [9])] });
  expect((await facts()).exchange?.step).toBe('retired');
  expect(await kinds()).toEqual(['exchanged', 'given', 'ended', 'resealed', 'retired']);
  expect(await ask('own', 'exchange', { recipient: (await testOffice()).recipient })).toMatchObject({
    status: 200,
  });
});

test('entries that stand in no history, and templates, are sealed anew too', async () => {
  const sealed = new Uint8Array([1]);
  await receive('a', [1]);
  const template = { id: 'template', version: 'v', sealed, sealedTo: office.recipient };
  await store.putTemplate(template, null, 10);
  const entry = { id: 'lost', submission: 'a', after: '', kind: 'addition', day: '2025-01-10' } as const;
  await store.append({ ...entry, state: null, sealed }, office.recipient);
  await place.ask("update entry set after_entry = 'nothing'");
  await carryOut();
  const next = resealRowsSchema.parse((await ask('own', 'reseal/next', { after: '' }))?.json);
  expect(next).toMatchObject({
    rows: [{ entries: [{ id: 'lost' }] }],
    templates: [{ id: 'template' }],
    left: 2,
  });
  const pieces = [
    piece('a', [1], [9]),
    { ...piece('lost', [1], [8]), of: 'entry', submission: 'a' },
    { ...piece('template', [1], [7]), of: 'template' },
  ];
  const send = (...some: unknown[]) => ask('own', 'reseal', { office: fresh.recipient, pieces: some });
  expect((await send(...pieces.slice(0, 2)))?.json).toEqual({ replaced: 2, left: 1 });
  expect(await kinds()).toEqual(['exchanged']);
  expect((await send(pieces[2]))?.json).toEqual({ replaced: 1, left: 0 });
  expect(await store.templates()).toEqual([
    { ...template, sealed: new Uint8Array([7]), sealedTo: fresh.recipient },
  ]);
  expect(await kinds()).toEqual(['exchanged', 'resealed']);
});

test('another device’s answer to its challenge confirms nothing', async () => {
  await carryOut();
  const asked = confirmResponseSchema.parse(
    (await ask('colleague', 'exchange/confirm', { answer: null }))?.json,
  );
  const answer = await answerChallenge('challenge' in asked ? asked.challenge : '', fresh.identity, {
    ...{ for: 'exchange', site: SITE, device: colleague.id },
  });
  expect(await ask('reader', 'exchange/confirm', { answer })).toEqual(conflict('wrong'));
  expect((await facts()).exchange?.waiting).toContain(reader.id);
});
