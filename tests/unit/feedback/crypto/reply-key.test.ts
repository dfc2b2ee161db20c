import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashOfSecret } from '#lib/feedback/crypto/receipt-derivation';
import { replyRecipientOf } from '#lib/feedback/crypto/receipt-hash';
import { replyIdentityOf } from '#lib/feedback/crypto/reply-key';
import { type SealedWords, sealWords, unsealWords } from '#lib/feedback/crypto/sealed-words';
import { generateOfficeKey, recipientOf, UnsealError } from '#lib/feedback/crypto/sealing';

const secret = fc.uint8Array({ minLength: 32, maxLength: 32 });
const REPLY: SealedWords = { kind: 'reply', submission: 'a1', text: '已经安排。' };

describe('the reply key of a receipt', () => {
  test('is an identity of age, the same for the same receipt and another for any other', async () => {
    await fc.assert(
      fc.asyncProperty(secret, secret, async (one, other) => {
        const identity = replyIdentityOf(one);
        expect(identity).toMatch(/^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/);
        expect(replyRecipientOf(one)).toBe(await recipientOf(identity));
        expect(replyIdentityOf(one)).toBe(identity);
        expect(replyIdentityOf(other) === identity).toBe(Buffer.from(one).equals(Buffer.from(other)));
      }),
    );
  });

  test('is that of these bytes for good: answers that are stored are opened by it', () => {
    expect(replyIdentityOf(new Uint8Array(32))).toMatchInlineSnapshot(
      `"AGE-SECRET-KEY-1S5844XVM3YPTME9E3EL2DJ80TP8JXDW5FE8JY3XNKWUSN7R4XHAQHVMSSL"`,
    );
  });

  test('shares nothing with what is stored of the receipt', () => {
    fc.assert(
      fc.property(secret, (bytes) => {
        expect(replyIdentityOf(bytes)).not.toBe(
          replyIdentityOf(Buffer.from(hashOfSecret(bytes), 'base64url')),
        );
      }),
    );
  });

  test('opens an answer beside the office’s key, and no other does', async () => {
    const [office, stranger] = [await generateOfficeKey(), await generateOfficeKey()];
    const identity = replyIdentityOf(new Uint8Array(32).fill(7));
    const sealed = await sealWords(REPLY, [office.recipient, await recipientOf(identity)]);
    for (const key of [identity, office.identity])
      expect(await unsealWords(sealed, 'a1', [key])).toEqual(REPLY);
    await expect(unsealWords(sealed, 'a1', [stranger.identity])).rejects.toThrow(UnsealError);
  });

  test('opens nothing that was sealed for another submission and moved to this one', async () => {
    const office = await generateOfficeKey();
    const sealed = await sealWords(REPLY, [office.recipient]);
    await expect(unsealWords(sealed, 'b2', [office.identity])).rejects.toThrow(UnsealError);
  });
});
