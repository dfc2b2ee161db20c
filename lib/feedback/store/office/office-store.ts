import type { ChangeResult, HistoryEntry } from '#lib/feedback/store/entry';

/** What is known of a device from its certificate, and how it is recognised. */
export interface DeviceIdentity {
  /** Random, chosen by the device; base64url. */
  readonly id: string;
  /** The SHA-256 of its token, base64url. */
  readonly tokenHash: string;
  /** Its certificate with the office's signature, as JSON. */
  readonly certificate: string;
}

/** A device of the office: one inbox file, as the server knows it. */
export interface Device extends DeviceIdentity {
  /** Who works with it, as the office calls them. */
  readonly name: string;
  readonly role: 'clerk' | 'reader';
  /** What its acts are verified by (Ed25519), base64url. */
  readonly verifyKey: string;
  /** `revoked`: its token opens nothing any more. */
  readonly state: 'active' | 'revoked';
  /** The last Beijing day on which its token is valid; each visit moves it. */
  readonly expires: string;
  /** The Beijing day of its last visit; empty for none. */
  readonly lastVisit: string;
}

/**
 * How far a set-up has come. `begun`: a file was written. `offered`: a candidate came. `proved`: it has the office's key.
 * `confirmed`: the server's command let it in, and is at work.
 */
export type SetupProgress = 'begun' | 'offered' | 'proved' | 'confirmed';

/** A set-up of the office that is under way, with its candidate. */
export interface OfficeSetup {
  /** The SHA-256 of the token in the set-up file, base64url. */
  readonly tokenHash: string;
  /** Until when it goes on: an ISO instant, `YYYY-MM-DDTHH:MM:SS.sssZ`. */
  readonly expires: string;
  /** The candidate's device; its members are empty for none yet. */
  readonly device: DeviceIdentity;
  /** The candidate's recipient; empty for none yet. */
  readonly recipient: string;
  readonly step: SetupProgress;
  /** The hash of the answer to the challenge that was given last. */
  readonly challengeHash: string;
  /** Eight digits, which the page shows once its key was proved, and the command asks for. */
  readonly digits: string;
  /** How often wrong digits were typed at the command. */
  readonly tries: number;
}

/** Who asks to become the office, or one more device of it. */
export type SetupCandidate = Pick<OfficeSetup, 'device' | 'recipient'>;

/** What a device signed of an entry; null for what none did. */
export interface DeviceMark {
  readonly device: string | null;
  /** The head of its act, as it was signed. */
  readonly signed: string | null;
  readonly signature: string | null;
}

/** An entry of a history with what the device that made it signed. */
export interface MarkedEntry extends HistoryEntry, DeviceMark {
  /** The office's recipient that its words are sealed to; null where it has none, or an earlier program sealed them. */
  readonly sealedTo: string | null;
}

/** A submission as the office's inbox reads it. */
export interface SealedRow {
  readonly id: string;
  /** The notice that it answers. */
  readonly notice: string;
  /** The Beijing day on which it came, `YYYY-MM-DD`. */
  readonly received: string;
  readonly sealed: Uint8Array;
  /** The office's recipient that it is sealed to; null where an earlier program sealed it. */
  readonly sealedTo: string | null;
  /** In order. */
  readonly entries: readonly MarkedEntry[];
}

/** What tells, without any sealed byte, whether a row is still the one that it was. */
export interface RowVersion {
  readonly id: string;
  readonly version: string;
}

/**
 * The result of recording something. `other-key`: the office has another key by now than it was sealed to, and nothing was
 * recorded; `refused`: another entry has its id, or devices made as many upon this submission as they may.
 */
export type AppendResult = ChangeResult | 'other-key' | 'refused';

/** Sealed bytes in a row, and those of the same words sealed anew. */
export interface Resealed {
  /** The id of the submission, or of the entry. */
  readonly id: string;
  readonly former: Uint8Array;
  readonly sealed: Uint8Array;
  /** The recipient of the office that they are sealed to now. */
  readonly sealedTo: string;
}

/**
 * A recipient that the office had before. `resealing`: rows are still sealed to it. `resealed`: none is any more, and its key is
 * to be destroyed. `destroyed`: its key was.
 */
export interface FormerOffice {
  readonly recipient: string;
  /** When the office was given another: an ISO instant. */
  readonly since: string;
  readonly state: 'resealing' | 'resealed' | 'destroyed';
}

/** The part of the store by which an office is set up, and its key moved. */
export interface SetupStore {
  /**
   * Begins a set-up; one that is under way is forgotten, unless it was confirmed: then its key may be the office's already.
   * @returns whether it was begun.
   */
  beginSetup(setup: Pick<OfficeSetup, 'tokenHash' | 'expires' | 'digits'>): Promise<boolean>;
  /** The set-up under way; null for none. It may have expired. */
  setup(): Promise<OfficeSetup | null>;
  /** Ends the set-up with this token. */
  endSetup(tokenHash: string): Promise<void>;
  /**
   * Takes a candidate for the set-up of this token, with a challenge; the same one may come again.
   * @returns false where there is another candidate.
   */
  offer(tokenHash: string, candidate: SetupCandidate, challengeHash: string): Promise<boolean>;
  /**
   * Notes that the candidate with this token proved its key, if this is the answer's hash. Repeated it changes nothing.
   * @param expires until when it may be confirmed from then on.
   * @returns the digits; null for a wrong answer.
   */
  prove(deviceTokenHash: string, challengeHash: string, expires: string): Promise<string | null>;
  /**
   * Compares digits that were typed for a candidate that is proved, and counts them if they are wrong.
   * @returns the set-up; null where `most` wrong ones were typed before, or it is not so far.
   */
  countTry(digits: string, most: number): Promise<OfficeSetup | null>;
  /** Notes that a set-up was confirmed, if it is still this candidate that was proved. @returns whether it is. */
  confirmSetup(candidate: SetupCandidate): Promise<boolean>;
  /** Lets a device in. @returns false where another has its id or token. */
  addDevice(device: Omit<Device, 'state' | 'lastVisit'>): Promise<boolean>;
  /**
   * Remembers the office's recipient as one that is to be replaced, before it is, and when; again where that broke off between.
   * Does nothing where the office has another by now.
   */
  rememberFormer(recipient: string, since: string): Promise<void>;
  /** Forgets one that was not replaced after all; does nothing where the office has another. */
  forgetFormer(recipient: string): Promise<void>;
  /** The recipient before this one of which something is still to be done; null for none. */
  formerOffice(): Promise<FormerOffice | null>;
  setFormerState(recipient: string, state: FormerOffice['state']): Promise<void>;
  /**
   * Gives the office a recipient that is kept elsewhere, in the place of `from`, which is beside the data; null: where there is
   * none. From the moment that this is done nothing is stored any more that was sealed to `from`.
   * @returns whether the office has it now.
   */
  moveOffice(from: string | null, to: string): Promise<boolean>;
}

/** The part of the store that the office's inboxes are answered from, and by which rows are sealed anew. */
export interface InboxStore {
  /** The device with this token; null for none. Whether the token is valid is for the caller to ask. */
  deviceByToken(tokenHash: string): Promise<Device | null>;
  /** Every device that there ever was, by name. */
  devices(): Promise<Device[]>;
  /** Notes a visit of a device that is active and has not expired, and moves its expiry on; once a day, and never back. */
  visit(device: string, day: string, expires: string): Promise<void>;
  /** Ends a device's access. */
  revoke(device: string): Promise<void>;
  /** Gives a device that was not revoked another expiry. */
  renew(device: string, expires: string): Promise<void>;
  /** A version of every submission that was not destroyed, by id. */
  rowVersions(): Promise<RowVersion[]>;
  /**
   * Reads these submissions with their histories; those that are not there, or were destroyed, are left out.
   * @param entries `all`: also those that follow none that is there, which stand in no history; in no order.
   */
  readMany(ids: readonly string[], entries?: 'in-order' | 'all'): Promise<SealedRow[]>;
  /** The ids of submissions of which anything is sealed to another than this recipient, or not known to be sealed to it. */
  notSealedTo(recipient: string): Promise<string[]>;
  /** Replaces a submission's sealed bytes, if they are still the former ones. @returns whether they were. */
  resealSubmission(resealed: Resealed): Promise<boolean>;
  /** Replaces an entry's sealed bytes, if they are still the former ones. @returns whether they were. */
  resealEntry(resealed: Resealed): Promise<boolean>;
  /** Notes that the database's files hold bytes that are to be erased (`eraseDestroyed`), since a Beijing day. */
  expectErasure(day: string, mark: string): Promise<void>;
}

/** The part of the store that knows the office's devices. */
export interface OfficeStore extends SetupStore, InboxStore {}
