import { sha256Base64url } from '#lib/feedback/crypto/json-hash';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { OfficeDesk } from '#lib/office/desk/desk';
import type { InboxRequest, OfficeDeskDependencies } from '#lib/office/desk/inbox-request';
import { systemRandom } from '#lib/random';
import { newToken } from '../../../harness/office-client';
import { PLACES, type Place } from '../../feedback/store/places';
import { type TestDevice, type TestOffice, testOffice } from '../fixtures';

/** The moment at which desks are asked, unless another is named. */
export const NOW = Date.parse('2025-01-15T10:00:00+08:00');

/** A database with an office in it. */
export interface OfficePlace {
  place: Place;
  store: FeedbackStore;
  office: TestOffice;
}

/** Opens a store of a test's own, in the first of the databases, and gives it an office. */
export async function openOfficePlace(): Promise<OfficePlace> {
  const first = PLACES[0];
  if (!first) throw new Error('no place');
  const place = await first.make();
  const store = await place.open();
  const office = await testOffice();
  await store.registerOffice({ recipient: office.recipient, custody: 'elsewhere' });
  return { place, store, office };
}

/** A desk over a store, but for what is named. */
export function deskOver(
  parts: Pick<OfficeDeskDependencies, 'store'> & Partial<OfficeDeskDependencies>,
): OfficeDesk {
  return new OfficeDesk({
    random: systemRandom,
    siteUrl: 'https://www.example.gov.cn',
    hasRoom: async () => true,
    reportFault: () => undefined,
    ...parts,
  });
}

/** Lets a device in, and gives its token. */
export async function letIn(
  store: FeedbackStore,
  device: TestDevice,
  expires = '2025-03-01',
): Promise<string> {
  const token = newToken();
  const { name, role, verifyKey } = device.signed.certificate;
  const certificate = JSON.stringify(device.signed);
  const known = { id: device.id, tokenHash: sha256Base64url(token), name, role, verifyKey, certificate };
  await store.addDevice({ ...known, expires });
  return token;
}

/** Asks a desk with a token, and a body where there is one. */
export function askDesk(
  desk: OfficeDesk,
  token: string | undefined,
  endpoint: string,
  body?: unknown,
  but: Partial<InboxRequest> = {},
) {
  return desk.answer({
    method: body === undefined ? 'GET' : 'POST',
    endpoint,
    authorization: `Bearer ${token}`,
    now: NOW,
    facts: async () => ({ notices: [], answerWithin: null }),
    items: async () => null,
    body: async () => ({ state: 'whole', bytes: Buffer.from(JSON.stringify(body ?? null)) }),
    ...but,
  });
}
