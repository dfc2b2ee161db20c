import type { Device, DeviceIdentity } from '#lib/feedback/store/office/office-store';

/** An invitation of one more device. */
export interface Invitation {
  /** The SHA-256 of its token, base64url. */
  readonly tokenHash: string;
  /** Who is invited, as the office calls them, and as what. */
  readonly name: string;
  readonly role: Device['role'];
  /** Until when it is open: an ISO instant, `YYYY-MM-DDTHH:MM:SS.sssZ`. */
  readonly expires: string;
  /** The id of the device that invited. */
  readonly inviter: string;
  /** The id of the device that took it; empty for none yet. */
  readonly device: string;
}

/** The part of the store by which devices let others in, and end their access. An instant `now` is written as `expires`. */
export interface PeopleStore {
  /**
   * Notes an invitation by a clerk's device; repeated it changes nothing. Those that expired are forgotten.
   * @param most how many may be open at a time. @returns `full` where there are so many; `refused`: it is no active clerk's.
   */
  invite(
    invitation: Omit<Invitation, 'device'>,
    now: string,
    most: number,
  ): Promise<'invited' | 'full' | 'refused'>;
  /** The invitation with this token; null for none, for one that expired, and for one by a device that was revoked since. */
  invitation(tokenHash: string, now: string): Promise<Invitation | null>;
  /** The invitations that nobody took yet. */
  invitations(now: string): Promise<Invitation[]>;
  /** Takes an invitation for a device; the same one may come again. @returns false where another took it, or it is not open. */
  takeInvitation(tokenHash: string, device: DeviceIdentity, now: string): Promise<boolean>;
  /**
   * Withdraws an invitation that nobody took yet, on behalf of a clerk's device; one that is not there any more counts as
   * withdrawn.
   * @returns `used` where a device took it; `refused`: `by` is no active clerk's.
   */
  withdrawInvitation(tokenHash: string, by: string): Promise<'withdrawn' | 'used' | 'refused'>;
  /**
   * Ends a device's access, on behalf of a clerk's.
   * @param today the Beijing day, `YYYY-MM-DD`: a clerk whose token expired before it does not stand in for the last.
   * @returns `last-clerk` where no clerk's device would be left; `refused`: `by` is no active clerk's.
   */
  revokeBut(
    device: string,
    by: string,
    today: string,
  ): Promise<'revoked' | 'unknown' | 'last-clerk' | 'refused'>;
}
