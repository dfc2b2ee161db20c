import { generateKeyPairSync, hkdfSync, sign, verify } from 'node:crypto';
import { bech32 } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashOfJson, sha256Base64url } from '#lib/feedback/crypto/json-hash';
import { certifyingKeyOf, isSignedBy, signingKeyOf, signJson } from '#lib/office/signing';
import { bytes, testOffice } from './fixtures';

const key = signingKeyOf(bytes(32, 1));
const value = { b: [1, null, '字'], a: { z: false } };

describe('a signature', () => {
  test('is Ed25519’s over the label, a line feed and the value’s RFC 8785 JSON, as Node verifies it', () => {
    const signature = signJson('office act 1', value, key);
    const bytesSigned = Buffer.from('office act 1\n{"a":{"z":false},"b":[1,null,"字"]}');
    const publicKey = { key: { kty: 'OKP', crv: 'Ed25519', x: key.verifyKey }, format: 'jwk' } as const;
    expect(verify(null, bytesSigned, publicKey, Buffer.from(signature, 'base64url'))).toBe(true);
  });

  test('made by Node is verified', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const { x = '' } = publicKey.export({ format: 'jwk' });
    const signature = sign(null, Buffer.from('l\n{"a":1}'), privateKey).toString('base64url');
    expect(isSignedBy('l', { a: 1 }, signature, x)).toBe(true);
  });

  test('does not depend on the order in which keys were written', () => {
    expect(signJson('l', { a: 1, b: 2 }, key)).toBe(signJson('l', { b: 2, a: 1 }, key));
  });

  test('of one thing is none of another, nor of another label', () => {
    const signature = signJson('l', value, key);
    expect(isSignedBy('l', value, signature, key.verifyKey)).toBe(true);
    expect(isSignedBy('m', value, signature, key.verifyKey)).toBe(false);
    expect(isSignedBy('l', { ...value, a: 1 }, signature, key.verifyKey)).toBe(false);
    expect(isSignedBy('l', value, signature, signingKeyOf(bytes(32, 2)).verifyKey)).toBe(false);
  });

  test('that is malformed is none', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (signature, verifyKey) => {
        expect(isSignedBy('l', value, signature, key.verifyKey)).toBe(false);
        expect(isSignedBy('l', value, signJson('l', value, key), verifyKey)).toBe(false);
      }),
    );
  });
});

describe('the office’s signing key', () => {
  test('follows from its identity alone, however that is written', async () => {
    const { identity, certifyingKey } = await testOffice();
    expect(certifyingKeyOf(identity)).toEqual(certifyingKey);
    expect(certifyingKeyOf(identity.toLowerCase())).toEqual(certifyingKey);
    expect(certifyingKeyOf((await testOffice()).identity).verifyKey).not.toBe(certifyingKey.verifyKey);
  });

  test('is derived from its 32 bytes by HKDF-SHA256 under a label of its own', async () => {
    const { identity, certifyingKey } = await testOffice();
    const { bytes: ikm } = bech32.decodeToBytes(identity);
    const seed = hkdfSync('sha256', ikm, '', 'office: certificates', 32);
    expect(certifyingKey).toEqual(signingKeyOf(new Uint8Array(seed)));
  });
});

describe('a hash', () => {
  test('is SHA-256 as base64url without padding, of JSON in its canonical form', () => {
    expect(sha256Base64url('')).toBe('47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU');
    expect(hashOfJson('l', { b: 1, a: 2 })).toBe(sha256Base64url('l\n{"a":2,"b":1}'));
  });
});
