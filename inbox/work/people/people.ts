import { base64urlnopad } from '@scure/base';
import { sha256Base64url } from '#lib/feedback/crypto/json-hash';
import { UnsealError } from '#lib/feedback/crypto/sealing';
import type { DeviceRole } from '#lib/office/certificate';
import type { InvitationData } from '#lib/office/inbox-file';
import { offeredPassphrase } from '#lib/office/passphrase';
import { deviceNameSchema, SECRET_BYTES } from '#lib/office/values';
import type { Vault } from '#lib/office/vault';
import { createOfficeClient, type OfficeClient } from '../client';
import { invitationFileName } from '../file-name';
import { OfficeError } from '../office-response';
import { openWorkPool, type WorkPool } from '../opening/worker-pool';
import type { Platform } from '../platform';
import type { SavedInbox } from '../set-up-types';
import { candidateOf, makeInboxFile } from './new-vault';
import type { Joining, OfficePeople } from './people-types';

/** Creates what a session does with people. @param load asks the site for its devices. */
export function officePeople(
  { site, office }: Pick<Vault, 'site' | 'office'>,
  platform: Pick<Platform, 'random'>,
  client: Pick<OfficeClient, 'invite' | 'withdraw' | 'revoke'>,
  pool: Pick<WorkPool, 'sealVault'>,
  load: () => Promise<void>,
): OfficePeople {
  return {
    load,
    offer: () => offeredPassphrase(platform.random),
    invite: async (written, role, passphrase) => {
      const name = deviceNameSchema.parse(written);
      const token = base64urlnopad.encode(platform.random(SECRET_BYTES));
      // Sealed first: what the site counts as open can then be saved.
      const sealed = await pool.sealVault(
        { v: 1, kind: 'invitation', site, office, token, name, role },
        passphrase,
      );
      const expires = await client.invite({ tokenHash: sha256Base64url(token), name, role });
      return { fileName: invitationFileName(name), data: { invitation: sealed, name, site }, expires };
    },
    withdraw: async (invitation) => {
      await client.withdraw(invitation);
      await load();
    },
    revoke: async (device) => {
      await client.revoke(device);
      await load();
    },
  };
}

/** The file of an invitation, opened by its temporary passphrase. */
export interface OpenedInvitation {
  readonly name: string;
  readonly role: DeviceRole;
  /** Asks the site whether it can still be used; `void`: it expired, or who invited was revoked. @throws OfficeError. */
  state(): Promise<'open' | 'used' | 'void'>;
  /** Makes the colleague's own inbox file. Nothing is sent. @throws NotEnoughMemory. */
  accept(passphrase: string): Promise<SavedInbox>;
}

/**
 * Opens the file of an invitation. It takes a second or more.
 * @throws WrongPassphrase; NotEnoughMemory; UnsealError where it is damaged, or another site stands beside it than in it.
 */
export async function openInvitationFile(
  platform: Platform,
  { invitation: sealed, site }: InvitationData,
  passphrase: string,
): Promise<OpenedInvitation> {
  const pool = await openWorkPool({ ...platform, workers: 1 });
  try {
    const opened = await pool.openInvitation(sealed, passphrase);
    if (opened.site !== site) throw new UnsealError('the invitation is of another site');
    const { office, name, role, token } = opened;
    const client = createOfficeClient(platform, site, token);
    return {
      name,
      role,
      state: () => client.invitation(token).catch(voidIfUnrecognised),
      accept: (own) =>
        makeInboxFile(platform, { site, office, name, role, setup: null, invitation: token }, own),
    };
  } finally {
    pool.end();
  }
}

function voidIfUnrecognised(error: unknown): 'void' {
  if (error instanceof OfficeError && error.kind === 'unrecognised') return 'void';
  throw error;
}

/** How the file of a colleague joins; null where the vault is of a set-up. */
export function joiningOf(
  { invitation, device, certificate }: Vault,
  client: Pick<OfficeClient, 'step' | 'join'>,
): Joining | null {
  if (invitation === null) return null;
  return {
    join: async () => {
      try {
        await client.step();
        return 'active';
      } catch (error) {
        if (!(error instanceof OfficeError) || error.kind !== 'unrecognised') throw error;
      }
      try {
        await client.join(candidateOf({ device, certificate }), invitation);
        return 'active';
      } catch (error) {
        if (error instanceof OfficeError && error.reason === 'used') return 'used';
        // The office's key was exchanged since: this file has the one before.
        if (error instanceof OfficeError && error.reason === 'other-key') return 'void';
        return voidIfUnrecognised(error);
      }
    },
  };
}
