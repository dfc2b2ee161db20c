import { base64 } from '@scure/base';
import { z } from 'zod';
import { sealJson, unsealJson } from '#lib/feedback/crypto/sealing';
import { base64urlBytes, SECRET_BYTES } from '#lib/office/values';

/** What a challenge holds, and nothing else: 32 random bytes, base64url. */
const challengeSchema = z.strictObject({ challenge: base64urlBytes(SECRET_BYTES) });

/**
 * Seals a challenge to a recipient (age), base64: only whoever has the identity can answer with it.
 * @param challenge 32 random bytes, base64url.
 */
export async function sealChallenge(challenge: string, recipient: string): Promise<string> {
  return base64.encode(await sealJson({ challenge }, [recipient]));
}

/**
 * Opens a challenge, and gives what to answer with. Nothing else that the identity opens is given: a server that sends a
 * submission for a challenge learns nothing of it.
 * @throws UnsealError when it cannot be opened, or is no challenge.
 */
export async function openChallenge(sealed: string, identity: string): Promise<string> {
  return (await unsealJson(challengeSchema, base64.decode(sealed), [identity])).challenge;
}
