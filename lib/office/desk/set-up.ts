import type { Instant } from '#lib/clock';
import { jcsText, sha256Base64url } from '#lib/feedback/crypto/json-hash';
import type { OfficeSetup } from '#lib/feedback/store/office/office-store';
import { dayOf, daysBetween } from '#lib/model/date';
import { challengeFor } from '#lib/office/desk/challenge-for';
import {
  declined,
  type InboxResponse,
  MALFORMED,
  type OfficeDeskDependencies,
} from '#lib/office/desk/inbox-request';
import type { SetupRequest } from '#lib/office/protocol';

/** How long a candidate that proved its key may wait for the server's command, in milliseconds: over a long week-end. */
const CONFIRMING = 7 * 86_400_000;

type Parts = Pick<OfficeDeskDependencies, 'store' | 'random' | 'siteUrl'>;

/** Takes a candidate for the office, and challenges it to prove that it has the identity. @throws StoreUnavailable. */
export async function offerCandidate(
  { recipient, device, certificate: signed }: SetupRequest,
  setup: OfficeSetup,
  now: Instant,
  { store, random, siteUrl }: Parts,
): Promise<InboxResponse> {
  const { certificate } = signed;
  const today = dayOf(now);
  const isItsOwn = certificate.device === device.id && certificate.office === recipient;
  if (!isItsOwn || certificate.role !== 'clerk' || certificate.until < certificate.from) return MALFORMED;
  if (Math.abs(daysBetween(certificate.from, today)) > 1)
    return { status: 400, json: { error: 'clock', today } };
  const office = await store.office();
  if (office?.custody === 'elsewhere' && office.recipient !== recipient) return declined('other-key');
  const devices = await store.devices();
  if (devices.some(({ id, tokenHash }) => id === device.id || tokenHash === device.tokenHash))
    return declined('used');
  const challenge = await challengeFor('setup', recipient, device.id, { random, siteUrl });
  if (challenge === null) return MALFORMED;
  const candidate = { recipient, device: { ...device, certificate: jcsText(signed) } };
  const isTaken = await store.offer(setup.tokenHash, candidate, challenge.hash);
  return isTaken ? { status: 200, json: { challenge: challenge.sealed } } : declined('used');
}

/** Checks a candidate's answer to its challenge, and gives the digits for the server's command. @throws StoreUnavailable. */
export async function proveCandidate(
  answer: string,
  { device }: OfficeSetup,
  now: Instant,
  { store }: Pick<Parts, 'store'>,
): Promise<InboxResponse> {
  const expires = new Date(now + CONFIRMING).toISOString();
  const digits = await store.prove(device.tokenHash, sha256Base64url(answer), expires);
  return digits === null ? declined('wrong') : { status: 200, json: { step: 'proved', digits } };
}
