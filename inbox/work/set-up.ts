import { sha256Base64url } from '#lib/feedback/crypto/json-hash';
import { generateOfficeKey, recipientOf } from '#lib/feedback/crypto/sealing';
import { instantOf } from '#lib/model/date';
import { answerChallenge } from '#lib/office/challenge';
import { checkWordOf, isCheckWord } from '#lib/office/check-word';
import type { SetUpData } from '#lib/office/inbox-file';
import { challengeIn, setUpFileText } from '#lib/office/set-up/set-up-files';
import { identitySchema } from '#lib/office/values';
import type { Vault } from '#lib/office/vault';
import type { OfficeClient } from './client';
import { OfficeError } from './office-response';
import { candidateOf, makeInboxFile } from './people/new-vault';
import type { Platform } from './platform';
import type { PendingSetUp, SavedInbox } from './set-up-types';

/** What was typed is not the check word of the recovery sheet. */
export class WrongCheckWord extends Error {
  override name = 'WrongCheckWord';
}

/** What a set-up is begun with. */
export interface SetUpRequest {
  /** What the device will be known by (`deviceNameSchema`). */
  readonly name: string;
  readonly passphrase: string;
  /** The office's identity, where it has one already (`parseIdentity`); null: a new one is made. */
  readonly identity: string | null;
}

/** Whether the token of a set-up file is still valid by this device's clock. */
export function isSetUpOpen(
  { expires }: Pick<SetUpData, 'expires'>,
  { clock }: Pick<Platform, 'clock'>,
): boolean {
  return clock.now() < instantOf(expires);
}

/**
 * Finds the office's identity in a key file, or in what was typed from the recovery sheet: width, case, blanks and hyphens do
 * not count. Null where there is none, or more than one.
 */
export async function parseIdentity(text: string): Promise<string | null> {
  const lines = text
    .normalize('NFKC')
    .split(/\r\n?|\n/)
    .filter((line) => !line.trim().startsWith('#'));
  const joined = lines
    .join(' ')
    .replaceAll(/[\s\p{Pd}\p{Cf}\u2212]/gu, '')
    .toUpperCase();
  const identity = joined.replace(/^AGESECRETKEY1/, 'AGE-SECRET-KEY-1');
  const parsed = identitySchema.safeParse(identity);
  if (!parsed.success) return null;
  return recipientOf(parsed.data).then(
    () => parsed.data,
    () => null,
  );
}

/**
 * Makes the office's key, a device and the inbox file that holds both. Nothing is sent: what follows is done by the saved
 * file, once it was reopened.
 */
export async function setUp(
  platform: Platform,
  { setup, site, expires }: SetUpData,
  { name, passphrase, identity }: SetUpRequest,
): Promise<SavedInbox> {
  const office = { identity: identity ?? (await generateOfficeKey()).identity, former: [] };
  const invited = { name, role: 'clerk', invitation: null } as const;
  return makeInboxFile(platform, { ...invited, site, office, setup: { token: setup, expires } }, passphrase);
}

/** What the reopened file of a set-up does; null where the vault is not of a set-up. @param recipient of the office. */
export function pendingSetUp(vault: Vault, recipient: string, client: OfficeClient): PendingSetUp | null {
  const { setup, site, office, device, certificate, made } = vault;
  if (setup === null) return null;
  const candidate = () => ({ recipient, ...candidateOf({ device, certificate }) });
  const answerOf = (challenge: string) =>
    answerChallenge(challenge, office.identity, { for: 'setup', site, device: device.id });
  const checkTyped = (checkWord: string) => {
    if (!isCheckWord(checkWord, office.identity)) throw new WrongCheckWord('wrong check word');
  };
  return {
    expires: setup.expires,
    sheet: () => ({ identity: office.identity, recipient, checkWord: checkWordOf(office.identity), made }),
    step: () =>
      client.step().catch((error: unknown) => {
        if (error instanceof OfficeError && error.kind === 'unrecognised') return null;
        throw error;
      }),
    prove: async (checkWord) => {
      checkTyped(checkWord);
      return client.proof(await answerOf(await client.setup(candidate(), setup.token)));
    },
    offerFile: (checkWord) => {
      checkTyped(checkWord);
      const which = { v: 1, kind: 'setup-offer', setup: sha256Base64url(setup.token) } as const;
      return { fileName: '开办申请.json', text: setUpFileText({ ...which, ...candidate() }) };
    },
    answerFile: async (challenge) => {
      const answer = await answerOf(challengeIn(challenge));
      const text = setUpFileText({ v: 1, kind: 'setup-answer', device: device.id, answer });
      return { fileName: '开办回答.json', text };
    },
  };
}
