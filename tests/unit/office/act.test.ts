import { base64 } from '@scure/base';
import { describe, expect, test } from 'vitest';
import {
  ACT_SEALED_BYTES,
  type ActHead,
  actSchema,
  headText,
  isActAllowed,
  isActSignedBy,
  isHeadSignedBy,
  parseHead,
} from '#lib/office/act';
import { bytes, testAct, testDevice, testOffice, text64 } from './fixtures';

const office = await testOffice();
const device = await testDevice(office, 1);
const sealed = bytes(64, 9);
const TODAY = '2025-01-15';

describe('a signed act', () => {
  test('is its device’s, as it comes over the wire', () => {
    const act = testAct(device, { kind: 'answer', state: 'answered' }, sealed);
    const sent = actSchema.parse(JSON.parse(JSON.stringify(act)));
    expect(isActSignedBy(sent, device.key.verifyKey)).toBe(true);
  });

  test.each<[string, Partial<ActHead>]>([
    ['moved to another submission', { submission: 'another' }],
    ['taken to another office', { office: `age1${'q'.repeat(58)}` }],
    ['made upon another history', { after: 'x' }],
    ['made upon another row', { upon: text64(32, 3) }],
    ['of another device', { device: text64(16, 5) }],
    ['under another id', { id: text64(16, 6) }],
    ['of another kind', { kind: 'answer' }],
    ['of another day', { day: '2025-01-16' }],
    ['with another state', { state: 'closed' }],
    ['with another hash of words', { sealed: text64(32, 4) }],
    ['without its words', { sealed: null }],
  ])('is nobody’s once it is %s', (_, changed) => {
    const act = testAct(device, {}, sealed);
    const head = { ...act.head, ...changed };
    expect(isHeadSignedBy(head, act.signature, device.key.verifyKey)).toBe(false);
    expect(isActSignedBy({ ...act, head }, device.key.verifyKey)).toBe(false);
  });

  test('is nobody’s with other words than it names', () => {
    const act = testAct(device, {}, sealed);
    for (const other of [base64.encode(bytes(64, 8)), null])
      expect(isActSignedBy({ ...act, sealed: other }, device.key.verifyKey)).toBe(false);
  });

  test('is not another device’s', async () => {
    const other = await testDevice(office, 2);
    expect(isActSignedBy(testAct(device), other.key.verifyKey)).toBe(false);
  });
});

describe('the head of an act', () => {
  const { head } = testAct(device, {}, sealed);

  test('is stored as it was signed, and read from that', () => {
    expect(parseHead(headText(head))).toEqual(head);
  });

  test.each(['', 'null', '{}', JSON.stringify({ ...head, v: 2 }), ` ${headText(head)}`])(
    'is not %j',
    (text) => expect(parseHead(text)).toBeNull(),
  );
});

describe('an act that may be done', () => {
  const allowed = (
    but: Partial<ActHead>,
    words: Uint8Array | null = null,
    role: 'clerk' | 'reader' = 'clerk',
  ) => isActAllowed(testAct(device, but, words), role, TODAY);

  test.each<[string, boolean, Partial<ActHead>, (Uint8Array | null)?]>([
    ['a state', true, {}],
    ['a state with a reason', true, {}, sealed],
    ['a refusal with a reason', true, { state: 'refused' }, sealed],
    ['a refusal without one', false, { state: 'refused' }],
    ['no state', false, { state: null }],
    ['an answer', true, { kind: 'answer', state: 'answered' }, sealed],
    ['an answer without words', false, { kind: 'answer', state: 'answered' }],
    ['an answer with another state', false, { kind: 'answer', state: 'closed' }, sealed],
    ['a note', true, { kind: 'internal', state: null }, sealed],
    ['a note without words', false, { kind: 'internal', state: null }],
    ['a note that gives a state', false, { kind: 'internal', state: 'closed' }, sealed],
    ['of ninety days before, from a stick', true, { day: '2024-10-17' }],
    ['of longer ago', false, { day: '2024-10-16' }],
    ['of tomorrow, by a clock that is ahead', true, { day: '2025-01-16' }],
    ['of the day after', false, { day: '2025-01-17' }],
  ])('%s: %s', (_, expected, but, words) => expect(allowed(but, words)).toBe(expected));

  test('is none of a reader', () => expect(allowed({}, null, 'reader')).toBe(false));
});

describe('what comes for an act', () => {
  const act = testAct(device, {}, sealed);

  test.each<[string, object]>([
    ['sealed words that are too long', { sealed: base64.encode(new Uint8Array(ACT_SEALED_BYTES + 3)) }],
    ['sealed words that are no base64', { sealed: '你好' }],
    ['an id of fewer bits', { head: { ...act.head, id: text64(15, 3) } }],
    ['an id that another text stands for too', { head: { ...act.head, id: 'AAAAAAAAAAAAAAAAAAAAAB' } }],
    ['a day that is none', { head: { ...act.head, day: '2025-02-30' } }],
    ['a kind of the writer', { head: { ...act.head, kind: 'addition' } }],
    ['something besides', { more: 1 }],
    ['something besides in its head', { head: { ...act.head, more: 1 } }],
  ])('with %s is none', (_, changed) => {
    expect(actSchema.safeParse({ ...act, ...changed }).success).toBe(false);
  });

  test('may have the most words that there can be', () => {
    const long = testAct(device, {}, new Uint8Array(ACT_SEALED_BYTES));
    expect(actSchema.safeParse(long).success).toBe(true);
  });
});
