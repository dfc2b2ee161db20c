import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bech32 } from '@scure/base';
import { Decrypter, Encrypter } from 'age-encryption';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generateOfficeKey, recipientOf } from '#lib/feedback/crypto/sealing';
import { recipientOfScalar, x25519Recipient } from '#lib/feedback/crypto/x25519-recipient';

/** A point of low order (RFC 7748, 6.1): whatever is agreed with it is zero. */
const LOW_ORDER = bech32.encodeFromBytes('age', new Uint8Array(32));

async function sealed(text: string, recipient: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(x25519Recipient(recipient));
  return encrypter.encrypt(text);
}

describe('a recipient of age by OpenSSL', () => {
  test('seals what age-encryption opens with the identity, and with no other', async () => {
    const [key, stranger] = [await generateOfficeKey(), await generateOfficeKey()];
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        const bytes = await sealed(text, key.recipient);
        const [own, other] = [new Decrypter(), new Decrypter()];
        own.addIdentity(key.identity);
        other.addIdentity(stranger.identity);
        expect(await own.decrypt(bytes, 'text')).toBe(text);
        await expect(other.decrypt(bytes, 'text')).rejects.toThrow();
      }),
      { numRuns: 25 },
    );
  });

  test('seals what the program age opens', async () => {
    const key = await generateOfficeKey();
    const folder = await mkdtemp(join(tmpdir(), 'disclosure-age-'));
    try {
      await writeFile(join(folder, 'key.txt'), `${key.identity}\n`);
      await writeFile(join(folder, 'sealed.age'), await sealed('请核查第五项', key.recipient));
      const args = ['--decrypt', '--identity', join(folder, 'key.txt'), join(folder, 'sealed.age')];
      expect((await promisify(execFile)('age', args)).stdout).toBe('请核查第五项');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('seals with another key of its own each time', async () => {
    const { recipient } = await generateOfficeKey();
    const shares = await Promise.all(
      [1, 2, 3].map(
        async () =>
          Buffer.from(await sealed('', recipient))
            .toString('latin1')
            .split('\n')[1],
      ),
    );
    expect(new Set(shares).size).toBe(3);
  });

  test('refuses a recipient for which every secret is zero', async () => {
    await expect(sealed('', LOW_ORDER)).rejects.toThrow();
  });

  test.each([
    ['of another length', bech32.encodeFromBytes('age', new Uint8Array(31))],
    ['with a slip', 'age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq'],
  ])('refuses a text %s', (_, text) => {
    expect(() => x25519Recipient(text)).toThrow();
  });

  test('leaves recipients of other types to age-encryption', () => {
    expect(x25519Recipient('age1pq1qqqq')).toBe('age1pq1qqqq');
  });

  test('names the recipient of a private key as age-encryption does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 32, maxLength: 32 }), async (scalar) => {
        const identity = bech32.encodeFromBytes('AGE-SECRET-KEY-', scalar).toUpperCase();
        expect(recipientOfScalar(scalar)).toBe(await recipientOf(identity));
      }),
    );
  });
});
