import { base64 } from '@scure/base';
import { describe, expect, test } from 'vitest';
import { ACT_SEALED_BYTES, type Act, actSchema, isActAllowed, isActSignedBy, signAct } from '#lib/office/act';
import { bytes, testAct, testDevice, testOffice, text64 } from './fixtures';

const office = await testOffice();
const device = await testDevice(office, 1);
const sealed = base64.encode(bytes(64, 9));
const TODAY = '2025-01-15';

describe('a signed act', () => {
  test('is its device’s, as it comes over the wire', () => {
    const act = testAct(device, { kind: 'answer', state: 'answered', sealed });
    const sent = actSchema.parse(JSON.parse(JSON.stringify(act)));
    expect(isActSignedBy(sent, device.key.verifyKey)).toBe(true);
  });

  test.each<[string, Partial<Act>]>([
    ['moved to another submission', { submission: 'another' }],
    ['made upon another history', { after: 'x' }],
    ['of another device', { device: text64(16, 5) }],
    ['under another id', { id: text64(16, 6) }],
    ['of another kind', { kind: 'answer' }],
    ['of another day', { day: '2025-01-16' }],
    ['with another state', { state: 'closed' }],
    ['with other words', { sealed: base64.encode(bytes(64, 8)) }],
    ['without its words', { sealed: null }],
  ])('is nobody’s once it is %s', (_, changed) => {
    const act = { ...testAct(device, { sealed }), ...changed };
    expect(isActSignedBy(act, device.key.verifyKey)).toBe(false);
  });

  test('is not another device’s', async () => {
    const other = await testDevice(office, 2);
    expect(isActSignedBy(testAct(device), other.key.verifyKey)).toBe(false);
  });
});

describe('an act that may be done', () => {
  const allowed = (but: Parameters<typeof testAct>[1], role: 'clerk' | 'reader' = 'clerk') =>
    isActAllowed(testAct(device, but), role, TODAY);

  test.each<[string, boolean, Parameters<typeof testAct>[1]]>([
    ['a state', true, {}],
    ['a state with a reason', true, { sealed }],
    ['a refusal with a reason', true, { state: 'refused', sealed }],
    ['a refusal without one', false, { state: 'refused' }],
    ['no state', false, { state: null }],
    ['an answer', true, { kind: 'answer', state: 'answered', sealed }],
    ['an answer without words', false, { kind: 'answer', state: 'answered' }],
    ['an answer with another state', false, { kind: 'answer', state: 'closed', sealed }],
    ['a note', true, { kind: 'internal', state: null, sealed }],
    ['a note without words', false, { kind: 'internal', state: null }],
    ['a note that gives a state', false, { kind: 'internal', state: 'closed', sealed }],
    ['of yesterday', true, { day: '2025-01-14' }],
    ['of tomorrow', true, { day: '2025-01-16' }],
    ['of the day before', false, { day: '2025-01-13' }],
    ['of the day after', false, { day: '2025-01-17' }],
  ])('%s: %s', (_, expected, but) => expect(allowed(but)).toBe(expected));

  test('is none of a reader', () => expect(allowed({}, 'reader')).toBe(false));
});

describe('what comes for an act', () => {
  const act = testAct(device, { sealed });

  test.each<[string, object]>([
    ['sealed words that are too long', { sealed: base64.encode(new Uint8Array(ACT_SEALED_BYTES + 3)) }],
    ['sealed words that are no base64', { sealed: '你好' }],
    ['an id of other bits', { id: text64(15, 3) }],
    ['a day that is none', { day: '2025-02-30' }],
    ['a kind of the writer', { kind: 'addition' }],
    ['something besides', { more: 1 }],
  ])('with %s is none', (_, changed) => {
    expect(actSchema.safeParse({ ...act, ...changed }).success).toBe(false);
  });

  test('may have the most words that there can be', () => {
    const long = signAct({ ...act, sealed: base64.encode(new Uint8Array(ACT_SEALED_BYTES)) }, device.key);
    expect(actSchema.safeParse(long).success).toBe(true);
  });
});
