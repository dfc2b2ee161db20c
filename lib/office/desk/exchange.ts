import { jcsText, sha256Base64url } from '#lib/feedback/crypto/json-hash';
import type { Device } from '#lib/feedback/store/office/office-store';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { type SignedCertificate, signedCertificateSchema } from '#lib/office/certificate';
import { challengeFor } from '#lib/office/desk/challenge-for';
import {
  declined,
  type InboxResponse,
  MALFORMED,
  type OfficeDeskDependencies,
} from '#lib/office/desk/inbox-request';
import type { ExchangeFacts, SwitchRequest } from '#lib/office/exchange/protocol';

type Parts = Pick<OfficeDeskDependencies, 'store' | 'random' | 'siteUrl'>;

/** How the exchange of the office's key stands; null where there was none. @throws StoreUnavailable. */
export async function exchangeFacts(
  store: Pick<FeedbackStore, 'office' | 'exchange' | 'unconfirmed'>,
): Promise<ExchangeFacts | null> {
  const [exchange, office] = [await store.exchange(), await store.office()];
  if (!exchange) return null;
  const { recipient, former, device, step } = exchange;
  const isSwitched = office?.recipient === recipient;
  // What was begun after another that is over names the key of the moment; what another key replaced since is over too.
  if (!isSwitched && office?.recipient !== former) return null;
  const waiting = isSwitched ? await store.unconfirmed(recipient) : [];
  return { recipient, former, device, step: isSwitched && step === 'proved' ? 'switched' : step, waiting };
}

/** Begins an exchange on behalf of a clerk's device, and challenges it to prove the new key. @throws StoreUnavailable. */
export async function beginExchange(
  { recipient }: { readonly recipient: string },
  device: Pick<Device, 'id' | 'role'>,
  today: string,
  parts: Parts,
): Promise<InboxResponse> {
  const { store } = parts;
  if (device.role !== 'clerk') return declined('refused');
  const standing = await exchangeFacts(store);
  if (standing?.step === 'switched' && standing.recipient === recipient && standing.device === device.id) {
    // Where it broke off between the switch and its record, asking again makes that good.
    await recordSwitch(recipient, device, today, store);
    return { status: 200, json: { challenge: null } };
  }
  const office = await store.office();
  if (!office || office.recipient === recipient) return declined('refused');
  const challenge = await challengeFor('exchange', recipient, device.id, parts);
  if (challenge === null) return MALFORMED;
  const exchange = { recipient, former: office.recipient, device: device.id, since: today };
  const begun = await store.beginExchange(exchange, challenge.hash);
  return begun === 'begun' ? { status: 200, json: { challenge: challenge.sealed } } : declined(begun);
}

/** Checks the answer of the device that exchanges. @throws StoreUnavailable. */
export async function proveExchange(
  { answer }: { readonly answer: string },
  device: Pick<Device, 'id'>,
  { store }: Pick<Parts, 'store'>,
): Promise<InboxResponse> {
  const isProved = await store.proveExchange(device.id, sha256Base64url(answer));
  return isProved ? { status: 200, json: { step: 'proved' } } : declined('wrong');
}

/**
 * Gives the office the new key, with certificates by it that say of each device what those before did. Who signed them only inboxes
 * can tell.
 * @throws StoreUnavailable.
 */
export async function switchOffice(
  { recipient, certificates }: SwitchRequest,
  device: Pick<Device, 'id' | 'role'>,
  today: string,
  { store }: Pick<Parts, 'store'>,
): Promise<InboxResponse> {
  const exchange = await store.exchange();
  if (exchange?.recipient !== recipient || exchange.device !== device.id) return declined('taken');
  const known = new Map((await store.devices()).map((one) => [one.id, one]));
  const isOfKnown = certificates.every((signed) =>
    saysTheSame(signed, known.get(signed.certificate.device), recipient),
  );
  if (!isOfKnown) return MALFORMED;
  const anew = certificates.map((signed) => ({
    device: signed.certificate.device,
    certificate: jcsText(signed),
  }));
  await store.certifyAnew(recipient, anew);
  if (!(await store.switchOffice(recipient, device.id))) return declined('changed');
  await recordSwitch(recipient, device, today, store);
  return { status: 200, json: { step: 'switched' } };
}

/** Records once that the office has a new key. @throws StoreUnavailable. */
async function recordSwitch(
  recipient: string,
  device: Pick<Device, 'id'>,
  today: string,
  store: Pick<FeedbackStore, 'addRecord'>,
): Promise<void> {
  const id = `exchanged:${recipient}`;
  await store.addRecord({ id, day: today, kind: 'key', detail: 'exchanged', device: device.id });
}

/**
 * Whether a certificate by a new key says of a device what the one before did: nobody is given another role or key by it. That of a
 * device whose access ended may end earlier.
 */
function saysTheSame(
  { certificate }: SignedCertificate,
  device: Device | undefined,
  recipient: string,
): boolean {
  if (!device || certificate.office !== recipient) return false;
  const before = signedCertificateSchema.parse(JSON.parse(device.certificate)).certificate;
  const mayEnd = device.state === 'revoked' && certificate.until < before.until;
  const until = mayEnd ? before.until : certificate.until;
  return jcsText({ ...certificate, office: before.office, until }) === jcsText(before);
}

/** Gives up an exchange that was not carried out, on behalf of any clerk's device. @throws StoreUnavailable. */
export async function cancelExchange(
  { recipient }: { readonly recipient: string },
  device: Pick<Device, 'id'>,
  { store }: Pick<Parts, 'store'>,
): Promise<InboxResponse> {
  const isGone = await store.cancelExchange(recipient, device.id);
  return isGone ? { status: 200, json: { step: 'cancelled' } } : declined('refused');
}

/** Challenges a device that was given the new key, or checks its answer: a reader's too. @throws StoreUnavailable. */
export async function confirmExchange(
  { answer }: { readonly answer: string | null },
  device: Pick<Device, 'id'>,
  today: string,
  parts: Parts,
): Promise<InboxResponse> {
  const { store } = parts;
  const exchange = await exchangeFacts(store);
  if (exchange?.step !== 'switched') return declined('refused');
  const { recipient } = exchange;
  if (answer === null) {
    const challenge = await challengeFor('exchange', recipient, device.id, parts);
    const isAsked = challenge && (await store.challengeDevice(recipient, device.id, challenge.hash));
    return isAsked ? { status: 200, json: { challenge: challenge.sealed } } : declined('refused');
  }
  if (!(await store.confirmDevice(recipient, device.id, sha256Base64url(answer)))) return declined('wrong');
  const id = `given:${recipient}:${device.id}`;
  const given = { kind: 'key', detail: 'given', device: exchange.device, subject: device.id } as const;
  await store.addRecord({ id, day: today, ...given });
  await endExchange(store, today);
  return { status: 200, json: { step: 'confirmed' } };
}

/**
 * Ends an exchange that was carried out, once nothing needs the former key any more, and records how far it is.
 * @returns how many rows and templates are still sealed to another key than the office's. @throws StoreUnavailable.
 */
export async function endExchange(
  store: Pick<
    FeedbackStore,
    'office' | 'exchange' | 'unconfirmed' | 'notSealedTo' | 'templates' | 'retireExchange' | 'addRecord'
  >,
  today: string,
): Promise<number> {
  const exchange = await exchangeFacts(store);
  if (exchange?.step !== 'switched' && exchange?.step !== 'retired') return 0;
  const { recipient, device } = exchange;
  const noted = { day: today, kind: 'key', device } as const;
  const retired = { id: `retired:${recipient}`, detail: 'retired', ...noted } as const;
  if (exchange.step === 'retired') {
    // It may have broken off before this.
    await store.addRecord(retired);
    return 0;
  }
  const templates = (await store.templates()).filter(({ sealedTo }) => sealedTo !== recipient);
  const left = (await store.notSealedTo(recipient)).length + templates.length;
  if (left > 0) return left;
  await store.addRecord({ id: `resealed:${recipient}`, detail: 'resealed', ...noted });
  if (await store.retireExchange(recipient)) await store.addRecord(retired);
  return 0;
}
