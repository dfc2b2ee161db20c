import { base64 } from '@scure/base';
import { describe, expect, test } from 'vitest';
import { sealWords } from '#lib/feedback/crypto/sealed-words';
import { seal, sealJson, UnsealError } from '#lib/feedback/crypto/sealing';
import { answerChallenge, answerTo, sealChallenge } from '#lib/office/challenge';
import { testOffice, text64 } from './fixtures';

const office = await testOffice();
const asked = { for: 'setup', site: 'https://office.example', device: text64(16, 1) } as const;
const challenge = { ...asked, challenge: text64(32, 1) };
const whole = { v: 1, ...challenge };

describe('a challenge', () => {
  test('is answered by whoever has the identity, and by nobody else', async () => {
    const sealed = await sealChallenge(challenge, office.recipient);
    expect(await answerChallenge(sealed, office.identity, asked)).toBe(answerTo(challenge));
    const other = await testOffice();
    await expect(answerChallenge(sealed, other.identity, asked)).rejects.toThrow(UnsealError);
  });

  test('is answered with a hash, and with another for each site, device and challenge', () => {
    const answers = [
      challenge,
      { ...challenge, site: 'https://other.example' },
      { ...challenge, device: text64(16, 2) },
      { ...challenge, challenge: text64(32, 2) },
      { ...challenge, for: 'exchange' as const },
    ].map(answerTo);
    expect(new Set(answers).size).toBe(5);
    expect(answers).not.toContain(challenge.challenge);
  });

  test.each([
    ['another site’s', { site: 'https://other.example' }],
    ['another device’s', { device: text64(16, 2) }],
    ['for something else', { for: 'exchange' as const }],
  ])('that is %s is not answered', async (_, changed) => {
    const sealed = await sealChallenge({ ...challenge, ...changed }, office.recipient);
    await expect(answerChallenge(sealed, office.identity, asked)).rejects.toThrow(UnsealError);
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
    ['a challenge with something besides', () => sealJson({ ...whole, message: 1 }, [office.recipient])],
    ['a challenge for something else', () => sealJson({ ...whole, for: 'other' }, [office.recipient])],
    [
      'a challenge that is no random bits',
      () => sealJson({ ...whole, challenge: '秘密' }, [office.recipient]),
    ],
    ['a text', () => sealJson(challenge.challenge, [office.recipient])],
  ])('is none where a server sends %s for one: nothing of it is given back', async (_, sealed) => {
    const sent = base64.encode(await sealed());
    await expect(answerChallenge(sent, office.identity, asked)).rejects.toThrow(UnsealError);
  });
});
