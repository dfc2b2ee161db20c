import { base64urlnopad } from '@scure/base';
import { sha256Base64url } from '#lib/feedback/crypto/json-hash';
import { answerTo, type Challenge, sealChallenge } from '#lib/office/challenge';
import type { OfficeDeskDependencies } from '#lib/office/desk/inbox-request';
import { SECRET_BYTES } from '#lib/office/values';

/**
 * A challenge for a device, sealed to a recipient, and the hash that is stored of its answer: whoever reads the database cannot
 * give it. Null for a recipient that is none.
 */
export async function challengeFor(
  purpose: Challenge['for'],
  recipient: string,
  device: string,
  { random, siteUrl }: Pick<OfficeDeskDependencies, 'random' | 'siteUrl'>,
): Promise<{ readonly sealed: string; readonly hash: string } | null> {
  const challenge = base64urlnopad.encode(random(SECRET_BYTES));
  const asked = { for: purpose, site: new URL(siteUrl).origin, device, challenge };
  const sealed = await sealChallenge(asked, recipient).catch(() => null);
  return sealed === null ? null : { sealed, hash: sha256Base64url(answerTo(asked)) };
}
