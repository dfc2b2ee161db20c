import { base64 } from '@scure/base';
import { describe, expect, test } from 'vitest';
import { sealWords } from '#lib/feedback/crypto/sealed-words';
import { seal, sealJson, UnsealError } from '#lib/feedback/crypto/sealing';
import { openChallenge, sealChallenge } from '#lib/office/challenge';
import { testOffice, text64 } from './fixtures';

const office = await testOffice();
const CHALLENGE = text64(32, 1);

describe('a challenge', () => {
  test('is answered by whoever has the identity, and by nobody else', async () => {
    const sealed = await sealChallenge(CHALLENGE, office.recipient);
    expect(await openChallenge(sealed, office.identity)).toBe(CHALLENGE);
    await expect(openChallenge(sealed, (await testOffice()).identity)).rejects.toThrow(UnsealError);
  });

  const submission = {
    notice: 'n',
    kind: 'opinion',
    item: null,
    message: '秘密',
    name: '',
    contact: '',
  } as const;
  test.each<[string, () => Promise<Uint8Array>]>([
    ['a submission', () => seal(submission, office.recipient)],
    ['an answer', () => sealWords({ kind: 'reply', submission: 'a', text: '秘密' }, [office.recipient])],
    [
      'a challenge with something besides',
      () => sealJson({ challenge: CHALLENGE, message: 1 }, [office.recipient]),
    ],
    ['a challenge that is no random bits', () => sealJson({ challenge: '秘密' }, [office.recipient])],
    ['a text', () => sealJson(CHALLENGE, [office.recipient])],
  ])('is none where a server sends %s for one: nothing of it is given back', async (_, sealed) => {
    await expect(openChallenge(base64.encode(await sealed()), office.identity)).rejects.toThrow(UnsealError);
  });
});
