import { base64urlnopad } from '@scure/base';
import { sha256Base64url } from '#lib/feedback/crypto/json-hash';
import { generateOfficeKey, recipientOf } from '#lib/feedback/crypto/sealing';
import { dayOf } from '#lib/model/date';
import { certify, type DeviceRole } from '#lib/office/certificate';
import { certifyingKeyOf, SEED_BYTES, signingKeyOf } from '#lib/office/signing';
import { CHOSEN_ID_BYTES, deviceNameSchema, SECRET_BYTES } from '#lib/office/values';
import type { Vault } from '#lib/office/vault';
import { inboxFileName } from '../file-name';
import { openWorkPool } from '../opening/worker-pool';
import type { Platform } from '../platform';
import type { SavedInbox } from '../set-up-types';

/** For whom a vault is made, and by what its file becomes a device of the office. */
export interface NewVault extends Pick<Vault, 'site' | 'office' | 'setup' | 'invitation'> {
  /** What the device will be known by (`deviceNameSchema`). */
  readonly name: string;
  readonly role: DeviceRole;
}

/**
 * Makes a device, a certificate of the office for it, and the inbox file that holds both, sealed by a passphrase. Nothing is
 * sent: what follows is done by the saved file, once it was opened.
 * @throws NotEnoughMemory.
 */
export async function makeInboxFile(
  platform: Platform,
  { name, role, ...made }: NewVault,
  passphrase: string,
): Promise<SavedInbox> {
  const { office, site } = made;
  const receiving = await generateOfficeKey();
  const seed = platform.random(SEED_BYTES);
  const id = base64urlnopad.encode(platform.random(CHOSEN_ID_BYTES));
  const today = dayOf(platform.clock.now());
  const device = { id, name: deviceNameSchema.parse(name), role };
  const certificate = certify(
    {
      ...{ device: id, name: device.name, role },
      recipient: receiving.recipient,
      verifyKey: signingKeyOf(seed).verifyKey,
      office: await recipientOf(office.identity),
    },
    today,
    certifyingKeyOf(office.identity),
  );
  const vault: Vault = {
    v: 1,
    ...made,
    device: {
      ...device,
      token: base64urlnopad.encode(platform.random(SECRET_BYTES)),
      identity: receiving.identity,
      seed: base64urlnopad.encode(seed),
    },
    certificate,
    made: today,
  };
  const pool = await openWorkPool({ ...platform, workers: 1 });
  try {
    return {
      fileName: inboxFileName(device.name),
      data: { vault: await pool.sealVault(vault, passphrase), name: device.name, site },
    };
  } finally {
    pool.end();
  }
}

/** What a vault shows of its device to the site that shall let it in: its token as a hash alone. */
export function candidateOf({ device, certificate }: Pick<Vault, 'device' | 'certificate'>) {
  return { device: { id: device.id, tokenHash: sha256Base64url(device.token) }, certificate };
}
