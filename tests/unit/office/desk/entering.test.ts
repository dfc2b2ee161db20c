import { base64 } from '@scure/base';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createReceiptSecrets, hashReceipt } from '#lib/feedback/crypto/receipt-hash';
import { unseal } from '#lib/feedback/crypto/sealing';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { type Act, signAct } from '#lib/office/act';
import type { OfficeDesk } from '#lib/office/desk/desk';
import { hashOfEnteredRow } from '#lib/office/entering/entering';
import { actsResponseSchema } from '#lib/office/protocol';
import { systemRandom } from '#lib/random';
import { makeEntering } from '../../../../inbox/work/entering/make-entering';
import type { Place } from '../../feedback/store/places';
import { type TestDevice, type TestOffice, testDevice, testOffice } from '../fixtures';
import { askDesk, deskOver, letIn, openOfficePlace } from './open-desk';

// What an inbox enters, as the server takes it: for a clerk, upon a notice with a window, once.

let place: Place;
let store: FeedbackStore;
let desk: OfficeDesk;
let office: TestOffice;
let device: TestDevice;
let clerk: string;
let reader: string;

beforeEach(async () => {
  ({ place, store, office } = await openOfficePlace());
  desk = deskOver({ store });
  device = await testDevice(office, 1);
  clerk = await letIn(store, device);
  reader = await letIn(store, await testDevice(office, 3, 'reader'));
});
afterEach(() => place.remove());

const SAID = { kind: 'opinion', item: null, message: '路灯坏了。', name: '', contact: '' } as const;
const FACTS = {
  notices: [
    { slug: 'n', title: '通报', hasWindow: true },
    { slug: 'plain', title: '公告', hasWindow: false },
  ],
  answerWithin: null,
};

/** What a clerk entered, but for what is named. */
async function entering(notice = 'n', received = '2025-01-10', of = device, today = '2025-01-15') {
  const actor = {
    ...{ device: of.id, key: of.key, office: office.recipient, random: systemRandom },
    today: () => today,
  };
  const salt = base64.encode(await store.receiptSalt());
  const call = { received, channel: 'phone', consent: 'agreed', said: { notice, ...SAID } } as const;
  return makeEntering(call, salt, actor);
}

/** Asks for an act; gives what became of it. */
async function result(act: Act, token = clerk): Promise<string | undefined> {
  const answered = await askDesk(desk, token, 'acts', { acts: [act] }, { facts: async () => FACTS });
  return actsResponseSchema.parse(answered?.json).results[0]?.result;
}

test('a submission is entered once, found by its receipt, and recorded', async () => {
  const { act, receipt } = await entering();
  expect(await result(act)).toBe('applied');
  expect(await result(act)).toBe('already');
  const written = { form: 'digits', text: receipt } as const;
  const found = await store.lookUp(await hashReceipt(written, createReceiptSecrets(store)));
  expect(found).toMatchObject({ id: act.head.submission, notice: 'n', received: '2025-01-10' });
  // Of the office's own words a writer's look-up reads nothing.
  expect(found?.entries).toMatchObject([{ kind: 'entered', sealed: null }]);
  const stored = await store.read(act.head.submission);
  expect(await unseal(stored?.sealed ?? new Uint8Array(), [office.identity])).toMatchObject({
    message: '路灯坏了。',
  });
  const records = (await store.records(0, 10)).map(({ entry }) => entry);
  expect(records).toMatchObject([{ kind: 'entered', submission: act.head.submission, device: device.id }]);
});

test('what broke off after it was stored is finished by asking again', async () => {
  const { act } = await entering();
  const broken = deskOver({ store: { ...store, append: () => Promise.reject(new Error('broken off')) } });
  await expect(
    askDesk(broken, clerk, 'acts', { acts: [act] }, { facts: async () => FACTS }),
  ).rejects.toThrow();
  expect((await store.read(act.head.submission))?.entries).toEqual([]);
  expect(await result(act)).toBe('applied');
});

test('nothing is entered upon a notice that the site does not show, or that has no window', async () => {
  for (const notice of ['plain', 'elsewhere'])
    expect(await result((await entering(notice)).act)).toBe('no-notice');
  expect(await store.list()).toEqual([]);
});

test('nothing is entered by a reader, or with the signature of another', async () => {
  const { act } = await entering();
  expect(await result(act, reader)).toBe('refused');
  expect(await result({ ...act, signature: act.signature.replace(/^./, 'A') })).toBe('refused');
  expect(await store.list()).toEqual([]);
});

test.each([
  ['that has not come', '2025-01-16'],
  ['of more than a year ago', '2024-01-14'],
])('nothing is entered as having come on a day %s', async (_, received) => {
  expect(await result((await entering('n', received)).act)).toBe('refused');
});

test('what was signed is entered, and no other row or hash put beside it', async () => {
  const { act } = await entering();
  const other = await entering();
  const { enters } = act;
  if (!enters || !other.act.enters) throw new Error('nothing is entered');
  for (const changed of [
    { ...enters, notice: 'plain' },
    { ...enters, received: '2025-01-09' },
    { ...enters, sealed: other.act.enters.sealed },
    { ...enters, digitsHash: other.act.enters.digitsHash },
    { ...enters, tokenHash: other.act.enters.tokenHash },
  ])
    expect(await result({ ...act, enters: changed })).toBe('refused');
  const { enters: _, ...bare } = act;
  expect(await result(bare)).toBe('refused');
});

test('nothing is entered under the id of something that is there', async () => {
  const { act } = await entering();
  await result(act);
  const { enters } = (await entering()).act;
  if (!enters) throw new Error('nothing is entered');
  const { v: _, sealed: __, ...head } = act.head;
  const stolen = { ...head, upon: hashOfEnteredRow(head.submission, enters) };
  expect(await result(signAct(stolen, base64.decode(act.sealed ?? ''), device.key, enters))).toBe('refused');
});

test('what is sealed to another key than the office’s is not entered', async () => {
  const { act } = await entering();
  const { recipient } = await testOffice();
  await store.replaceOffice(office.recipient, { recipient, custody: 'elsewhere' });
  expect(await result(act)).toBe('other-key');
  expect(await store.list()).toEqual([]);
});
