import { describe, expect, test } from 'vitest';
import { sealWords, unsealWords } from '#lib/feedback/crypto/sealed-words';
import { isSignatureOf } from '#lib/office/signing';
import { type OfficeWords, signedWords, signWords } from '#lib/office/words-signature';
import { testAct, testDevice, testOffice, text64 } from './fixtures';

const office = await testOffice();
const device = await testDevice(office, 1);
const act = testAct(device, { kind: 'answer', state: 'answered' }).head;
const areSigned = (words: OfficeWords) => {
  const signed = signedWords(words);
  return signed !== null && isSignatureOf(signed, device.key.verifyKey);
};
const said = signWords({ kind: 'reply', submission: 'submission', text: '已经修好。' }, act, device.key);

describe('words that a device signed', () => {
  test.each<OfficeWords>([
    said,
    signWords(
      { kind: 'internal', submission: 'submission', assignee: null, labels: ['路灯'] },
      act,
      device.key,
    ),
    // Of a program that knows more than this one.
    signWords({ kind: 'internal', submission: 'submission', later: { it: ['says'] } }, act, device.key),
  ])('are its own also after they were sealed, opened and sealed anew: %j', async (words) => {
    const once = await unsealWords(await sealWords(words, [office.recipient]), 'submission', [
      office.identity,
    ]);
    const other = await testOffice();
    const twice = await unsealWords(await sealWords(once, [other.recipient]), 'submission', [other.identity]);
    expect(twice).toEqual(words);
    expect(areSigned(words)).toBe(true);
  });

  test.each<[string, OfficeWords]>([
    ['another text', { ...said, kind: 'reply', text: '没有修。' }],
    ['another submission', { ...said, submission: 'another' }],
    ['another act', { ...said, by: said.by && { ...said.by, act: text64(16, 7) } }],
    ['another place in the history', { ...said, by: said.by && { ...said.by, after: 'x' } }],
    ['another state', { ...said, by: said.by && { ...said.by, state: 'closed' } }],
    ['another day', { ...said, by: said.by && { ...said.by, day: '2024-01-01' } }],
    ['no signature', { ...said, by: undefined }],
  ])('are not with %s', (_, words) => {
    expect(areSigned(words)).toBe(false);
  });
});
