import type { Instant } from '#lib/clock';
import { jcsText } from '#lib/feedback/crypto/json-hash';
import type { Device } from '#lib/feedback/store/office/office-store';
import type { Invitation } from '#lib/feedback/store/office/people-store';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { addDays, dayAfter, dayOf } from '#lib/model/date';
import { isValidOn, yearsAfter } from '#lib/office/certificate';
import { endExchange } from '#lib/office/desk/exchange';
import {
  declined,
  expiryFrom,
  type InboxResponse,
  MALFORMED,
  type OfficeDeskDependencies,
} from '#lib/office/desk/inbox-request';
import { recordPeople } from '#lib/office/desk/recorded';
import type { InvitationRequest, JoinRequest } from '#lib/office/people-protocol';

/** For how many days an invitation is open. */
const OPEN_DAYS = 7;

/** Most invitations that are open at a time. */
const OPEN_MOST = 20;

/** Notes whom a device invites. @throws StoreUnavailable. */
export async function invite(
  request: InvitationRequest,
  device: Pick<Device, 'id'>,
  now: Instant,
  store: Pick<FeedbackStore, 'invite' | 'invitation' | 'addRecord'>,
): Promise<InboxResponse> {
  const expires = new Date(now + OPEN_DAYS * 86_400_000).toISOString();
  const at = new Date(now).toISOString();
  const result = await store.invite({ ...request, expires, inviter: device.id }, at, OPEN_MOST);
  if (result !== 'invited') return declined(result);
  const standing = await store.invitation(request.tokenHash, at);
  const isIt =
    standing?.inviter === device.id && standing.name === request.name && standing.role === request.role;
  if (!isIt) return declined('used');
  await recordPeople(store, `invited:${request.tokenHash}`, dayOf(now), 'invited', device.id, null);
  return { status: 200, json: { expires: standing.expires } };
}

/**
 * Lets the device in that takes an invitation, if its certificate says what the invitation does. Who signed the certificate only
 * inboxes can tell.
 * @throws StoreUnavailable.
 */
export async function joinOffice(
  { device, certificate: signed }: JoinRequest,
  { tokenHash, name, role, inviter }: Invitation,
  now: Instant,
  { store }: Pick<OfficeDeskDependencies, 'store'>,
): Promise<InboxResponse> {
  const { certificate } = signed;
  const today = dayOf(now);
  const isInvited =
    certificate.device === device.id && certificate.name === name && certificate.role === role;
  if (!isInvited || certificate.until > yearsAfter(certificate.from)) return MALFORMED;
  // It was made when the invitation was opened, and may be shown days after.
  const isTimely = addDays(today, -OPEN_DAYS - 1) <= certificate.from && certificate.from <= dayAfter(today);
  if (!isTimely || !isValidOn(certificate, dayAfter(today)))
    return { status: 400, json: { error: 'clock', today } };
  if ((await store.office())?.recipient !== certificate.office) return declined('other-key');
  const isOther = (one: Device) =>
    (one.id === device.id) !== (one.tokenHash === device.tokenHash) ||
    (one.id === device.id && one.state === 'revoked');
  if ((await store.devices()).some(isOther)) return declined('used');
  const candidate = { ...device, certificate: jcsText(signed) };
  if (!(await store.takeInvitation(tokenHash, candidate, new Date(now).toISOString())))
    return declined('used');
  const { verifyKey } = certificate;
  const isIn = await store.addDevice({ ...candidate, name, role, verifyKey, expires: expiryFrom(today) });
  if (!isIn) return declined('used');
  if ((await store.office())?.recipient !== certificate.office) {
    // The office's key was exchanged in between: no certificate by the new one knows it.
    await store.revoke(device.id);
    return declined('other-key');
  }
  await recordPeople(store, `joined:${device.id}`, today, 'joined', inviter, device.id);
  return { status: 200, json: { step: 'active' } };
}

/** Withdraws an invitation that nobody took yet. @throws StoreUnavailable. */
export async function withdrawInvitation(
  { tokenHash }: { readonly tokenHash: string },
  by: Pick<Device, 'id'>,
  today: string,
  store: Pick<FeedbackStore, 'withdrawInvitation' | 'addRecord'>,
): Promise<InboxResponse> {
  const result = await store.withdrawInvitation(tokenHash, by.id);
  if (result !== 'withdrawn') return declined(result);
  await recordPeople(store, `withdrawn:${tokenHash}`, today, 'withdrawn', by.id, null);
  return { status: 200, json: { state: result } };
}

/** Ends a device's access on behalf of another. @throws StoreUnavailable. */
export async function revokeDevice(
  { device }: { readonly device: string },
  by: Pick<Device, 'id'>,
  today: string,
  store: FeedbackStore,
): Promise<InboxResponse> {
  const result = await store.revokeBut(device, by.id, today);
  if (result === 'unknown') return MALFORMED;
  if (result !== 'revoked') return declined(result);
  await recordPeople(store, `ended:${device}`, today, 'ended', by.id, device);
  // It may have been the last that had not confirmed an exchange.
  await endExchange(store, today);
  return { status: 200, json: { state: 'revoked' } };
}
