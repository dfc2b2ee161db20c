import { Encrypter, generateHybridIdentity, identityToRecipient } from 'age-encryption';
import { expect, test } from 'vitest';
import { createDecrypter, type KeyImport } from '#lib/feedback/crypto/decrypter';
import { generateOfficeKey } from '#lib/feedback/crypto/sealing';

// An identity is imported once, however much it opens.

const TEXT = '已经修好。';

async function encrypted(recipient: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(TEXT);
}

test('an identity that opens several files is imported once', async () => {
  const { identity, recipient } = await generateOfficeKey();
  const imported: unknown[] = [];
  const importKey = new Proxy(crypto.subtle.importKey, {
    apply: (target, _, parameters) => {
      imported.push(parameters[0]);
      return Reflect.apply(target, crypto.subtle, parameters);
    },
  });
  const counting: KeyImport = { importKey };
  const decrypter = await createDecrypter([identity], counting);
  for (const file of [await encrypted(recipient), await encrypted(recipient)])
    expect(await decrypter.decrypt(file, 'text')).toBe(TEXT);
  expect(imported).toEqual(['pkcs8']);
});

test('identities of both kinds open what is sealed to either', async () => {
  const { identity, recipient } = await generateOfficeKey();
  const hybrid = await generateHybridIdentity();
  const decrypter = await createDecrypter([identity, hybrid]);
  for (const to of [recipient, await identityToRecipient(hybrid)])
    expect(await decrypter.decrypt(await encrypted(to), 'text')).toBe(TEXT);
});

test.each(['', 'AGE-SECRET-KEY-1', 'age1'])('%j is no identity', async (text) => {
  await expect(createDecrypter([text])).rejects.toThrow();
});
