import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { createUnsealer, generateOfficeKey, sealJson } from '#lib/feedback/crypto/sealing';
import { signedBytes, signingKeyOf, signJson } from '#lib/office/signing';
import { createVerifier } from '../../../inbox/work/opening/web-crypto';
import { bytes } from '../office/fixtures';

const refuse = () => Promise.reject(new DOMException('no', 'NotSupportedError'));
const NONE = { importKey: refuse, verify: refuse };
const KEY = signingKeyOf(bytes(32, 1));
const VALUE = { text: '已经修好。' };
const signature = signJson('l', VALUE, KEY);

describe.each([
  ['with WebCrypto', crypto.subtle],
  ['without it', NONE],
])('%s', (_, subtle) => {
  const verify = createVerifier(subtle);
  const signed = { bytes: signedBytes('l', VALUE), signature };

  test('a signature is its holder’s alone, of what was signed alone', async () => {
    expect(await verify(signed, KEY.verifyKey)).toBe(true);
    expect(await verify(signed, signingKeyOf(bytes(32, 2)).verifyKey)).toBe(false);
    expect(await verify({ ...signed, bytes: signedBytes('l', {}) }, KEY.verifyKey)).toBe(false);
    expect(await verify({ ...signed, bytes: signedBytes('m', VALUE) }, KEY.verifyKey)).toBe(false);
  });

  test.each(['', '你好', 'AA', `${signature}AA`])('%j is no signature, and no key', async (malformed) => {
    expect(await verify({ ...signed, signature: malformed }, KEY.verifyKey)).toBe(false);
    expect(await verify(signed, malformed)).toBe(false);
  });

  test('an identity opens what is sealed to it', async () => {
    const { identity, recipient } = await generateOfficeKey();
    const unsealer = createUnsealer([identity], subtle);
    const sealed = await sealJson(VALUE, [recipient]);
    expect(await unsealer(z.object({ text: z.string() }), sealed)).toEqual(VALUE);
  });
});
