import type { DeviceRole } from '#lib/office/certificate';
import type { InvitationData } from '#lib/office/inbox-file';

/** The file of an invitation to save: its name, its data, and until when it can be used, an ISO instant. */
export interface SavedInvitation {
  readonly fileName: string;
  readonly data: InvitationData;
  readonly expires: string;
}

/** What a clerk does with the office's people. Every method @throws OfficeError. */
export interface OfficePeople {
  /** Draws a temporary passphrase to offer: six groups of four digits. */
  offer(): string;
  /** Asks who is there and who is invited: it stands in the snapshot. */
  load(): Promise<void>;
  /**
   * Invites somebody: their file holds the office's key, sealed by a temporary passphrase.
   * @param name what the device will be known by (`deviceNameSchema`). @throws NotEnoughMemory.
   */
  invite(name: string, role: DeviceRole, passphrase: string): Promise<SavedInvitation>;
  /** Withdraws an invitation that nobody took yet. @param invitation the hash of its token, as it is listed. */
  withdraw(invitation: string): Promise<void>;
  /** Ends a device's access to the site. */
  revoke(device: string): Promise<void>;
}

/** What the file of a colleague does when it is opened, until the site knows it. */
export interface Joining {
  /**
   * Joins by the invitation, if the site does not know this device yet. `used`: another file took the invitation, or this device
   * was revoked; `void`: the invitation expired, the office's key was exchanged since, or this device was revoked long ago.
   * @throws OfficeError.
   */
  join(): Promise<'active' | 'used' | 'void'>;
}
