import { base64 } from '@scure/base';
import type { Instant } from '#lib/clock';
import type { Device } from '#lib/feedback/store/office/office-store';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { dayOf } from '#lib/model/date';
import { signedCertificateSchema } from '#lib/office/certificate';
import { exchangeFacts } from '#lib/office/desk/exchange';
import type { OfficeDevices } from '#lib/office/people-protocol';
import type { ListedDevice, OfficeIndex, SiteFacts } from '#lib/office/protocol';

/** How a device stands on a Beijing day (`YYYY-MM-DD`). */
export function deviceState({ state, expires }: Pick<Device, 'state' | 'expires'>, today: string) {
  return state === 'active' && expires < today ? 'expired' : state;
}

/** Every device that there ever was, with its certificate: each may have acted. @throws StoreUnavailable. */
export async function listedDevices(
  store: Pick<FeedbackStore, 'devices'>,
  today: string,
): Promise<ListedDevice[]> {
  const devices = await store.devices();
  return devices.map((device) => ({
    ...signedCertificateSchema.parse(JSON.parse(device.certificate)),
    state: deviceState(device, today),
  }));
}

/** Every device, and who is invited. @throws StoreUnavailable. */
export async function listedPeople(
  store: Pick<FeedbackStore, 'devices' | 'invitations'>,
  now: Instant,
): Promise<OfficeDevices> {
  const invitations = await store.invitations(new Date(now).toISOString());
  return {
    devices: await listedDevices(store, dayOf(now)),
    invitations: invitations.map(({ device: _, ...open }) => open),
  };
}

/**
 * All that an index gives but the rows: how the office stands, and what was destroyed; null where there is no office.
 * @throws StoreUnavailable.
 */
export async function officeFacts(
  store: Pick<
    FeedbackStore,
    'office' | 'formerOffice' | 'notSealedTo' | 'listDestroyed' | 'recordHead' | 'receiptSalt'
  > &
    Parameters<typeof exchangeFacts>[0],
  now: Instant,
  site: SiteFacts,
): Promise<Omit<OfficeIndex, 'rows'> | null> {
  const office = await store.office();
  if (!office) return null;
  const former = await store.formerOffice();
  const exchange = await exchangeFacts(store);
  const isResealing = former?.state === 'resealing' || exchange?.step === 'switched';
  return {
    office: office.recipient,
    custody: office.custody,
    resealing: isResealing ? (await store.notSealedTo(office.recipient)).length : 0,
    today: dayOf(now),
    destroyed: await store.listDestroyed(),
    site,
    exchange,
    record: await store.recordHead(),
    receiptSalt: base64.encode(await store.receiptSalt()),
  };
}
