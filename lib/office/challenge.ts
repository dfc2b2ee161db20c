import { base64 } from '@scure/base';
import * as z from 'zod';
import { hashOfJson } from '#lib/feedback/crypto/json-hash';
import { sealJson, UnsealError, unsealJson } from '#lib/feedback/crypto/sealing';
import { siteAddressSchema } from '#lib/office/site-address';
import { base64urlBytes, chosenIdSchema, SECRET_BYTES } from '#lib/office/values';

/** The label, with its version, that answers are hashed under. */
const LABEL = 'office proof 1';

/** What a challenge holds, and nothing else. */
const challengeSchema = z.strictObject({
  v: z.literal(1),
  /** What is proved by it: nothing that is answered for the one counts for the other. */
  for: z.enum(['setup', 'exchange']),
  /** The origin of the site that asks. */
  site: siteAddressSchema,
  /** The id of the device that is asked. */
  device: chosenIdSchema,
  /** 32 random bytes, base64url. */
  challenge: base64urlBytes(SECRET_BYTES),
});

export type Challenge = Omit<z.output<typeof challengeSchema>, 'v'>;

/** Seals a challenge to a recipient (age), base64: only whoever has the identity can answer it. */
export async function sealChallenge(challenge: Challenge, recipient: string): Promise<string> {
  return base64.encode(await sealJson(contentOf(challenge), [recipient]));
}

/** What a challenge is answered with: a hash of all that it holds, base64url. */
export function answerTo(challenge: Challenge): string {
  return hashOfJson(LABEL, contentOf(challenge));
}

function contentOf({ for: purpose, site, device, challenge }: Challenge): z.output<typeof challengeSchema> {
  return { v: 1, for: purpose, site, device, challenge };
}

/**
 * Opens a challenge to this device by its own site, and gives the answer. Nothing that the identity opens is ever given, only
 * a hash of a challenge: a server that sends a submission for a challenge, or another device's challenge, learns nothing.
 * @throws UnsealError whatever is wrong with it.
 */
export async function answerChallenge(
  sealed: string,
  identity: string,
  asked: Pick<Challenge, 'for' | 'site' | 'device'>,
): Promise<string> {
  const opened = await unsealJson(challengeSchema, decoded(sealed), [identity]);
  const isAsked = opened.for === asked.for && opened.site === asked.site && opened.device === asked.device;
  if (!isAsked) throw new UnsealError('cannot be opened');
  return answerTo(opened);
}

function decoded(sealed: string): Uint8Array {
  try {
    return base64.decode(sealed);
  } catch (cause) {
    throw new UnsealError('cannot be opened', { cause });
  }
}
