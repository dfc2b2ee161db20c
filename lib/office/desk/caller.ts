import type { Instant } from '#lib/clock';
import { sha256Base64url } from '#lib/feedback/crypto/json-hash';
import type { Device, OfficeSetup } from '#lib/feedback/store/office/office-store';
import type { Invitation } from '#lib/feedback/store/office/people-store';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { dayOf } from '#lib/model/date';
import { officeTokenSchema } from '#lib/office/protocol';

/** Who asks, by the token: a device, the holder of a set-up file, the device that was offered by it, or who is invited. */
export type Caller =
  | { readonly kind: 'device'; readonly device: Device }
  | { readonly kind: 'setup'; readonly setup: OfficeSetup }
  | { readonly kind: 'candidate'; readonly setup: OfficeSetup }
  | { readonly kind: 'invited'; readonly invitation: Invitation };

/** The hash by which the store knows a token (RFC 6750, 2.1: `Bearer`); null for a header that holds none. */
export function tokenHashIn(authorization: string | null): string | null {
  const [, written] = (authorization ?? '').match(/^Bearer ([\w-]+)$/i) ?? [];
  const token = officeTokenSchema.safeParse(written);
  return token.success ? sha256Base64url(token.data) : null;
}

/** Finds out who asks; null for a token that is not valid: unknown, revoked or expired. @throws StoreUnavailable. */
export async function callerOf(
  tokenHash: string,
  store: Pick<FeedbackStore, 'deviceByToken' | 'setup' | 'invitation'>,
  now: Instant,
): Promise<Caller | null> {
  const device = await store.deviceByToken(tokenHash);
  if (device) {
    const isValid = device.state === 'active' && device.expires >= dayOf(now);
    return isValid ? { kind: 'device', device } : null;
  }
  const invitation = await store.invitation(tokenHash, new Date(now).toISOString());
  if (invitation) return { kind: 'invited', invitation };
  const setup = await store.setup();
  if (!setup || Date.parse(setup.expires) <= now) return null;
  if (setup.device.tokenHash === tokenHash) return { kind: 'candidate', setup };
  return setup.tokenHash === tokenHash && setup.step !== 'confirmed' ? { kind: 'setup', setup } : null;
}
