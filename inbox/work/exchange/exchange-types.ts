import type { RecoverySheet, SavedInbox } from '../set-up-types';

/**
 * How a file stands that holds a key of the office from before. `pending`: its new key is not the office's yet. `given-up`: nor will
 * it be: the exchange was given up, or another replaced it. `waiting`: the site does not know yet that this file has the office's key.
 * `done`: nothing is left for it to do.
 */
export type ExchangeStanding = 'pending' | 'given-up' | 'waiting' | 'done';

/** What was sealed anew, and what is left. */
export interface ResealOutcome {
  /** How many rows and templates are still sealed to another key. */
  readonly left: number;
  /** The ids of submissions and templates of which something opens with none of the keys that this file has. */
  readonly unreadable: readonly string[];
}

/** A new key of the office that this inbox was given. */
export interface GivenKey {
  /** Who gave it, by their certificate; null where it was typed off the recovery sheet. */
  readonly by: string | null;
  /** Digits by which people compare the new key aloud. */
  readonly digits: string;
  /**
   * Makes the file that has the new key, and those before. @param sealed the vault of this file, which its passphrase must open.
   * @throws WrongPassphrase; NotEnoughMemory.
   */
  accept(sealed: string, passphrase: string): Promise<SavedInbox>;
}

/** What an open inbox does to exchange the office's key. Methods that ask the site @throw OfficeError. */
export interface KeyExchange {
  /** Whether this file holds a key from before, so that `standing` is to be asked once it is opened. */
  readonly hasFormerKey: boolean;
  /** Asks the site how this file stands. */
  standing(): Promise<ExchangeStanding>;
  /** What is printed of this file's key, and shown nowhere else. */
  sheet(): RecoverySheet;
  /**
   * Makes a new key, names it to the site, and gives the file that holds both. Nothing is sealed to it yet.
   * @param sealed the vault of this file, which its passphrase must open. @throws WrongPassphrase; NotEnoughMemory.
   */
  begin(sealed: string, passphrase: string): Promise<SavedInbox>;
  /**
   * From the reopened file, once the sheet was printed: proves the new key, certifies every device anew, and makes it the office's.
   * Repeated it changes nothing. @throws WrongCheckWord; UncertifiedDevices.
   */
  carryOut(checkWord: string): Promise<void>;
  /** Gives up an exchange that was not carried out: one's own, or a colleague's. @param recipient the new key that it named. */
  cancel(recipient: string): Promise<void>;
  /** Shows to the site that this file has the office's key. */
  confirm(): Promise<void>;
  /** The file by which a device is given the office's key: its name, and its text. */
  fileFor(device: string): Promise<{ readonly fileName: string; readonly text: string }>;
  /** Opens such a file that a colleague made for this inbox. @throws NoSealedFile; KeyRefused. */
  open(text: string): Promise<GivenKey>;
  /**
   * Takes the office's key as it stands on the new recovery sheet: where the file of whoever exchanged it was lost.
   * @param identity as `parseIdentity` gives it. @throws KeyRefused where it is not the office's.
   */
  typed(identity: string): Promise<GivenKey>;
  /** Seals everything anew that is sealed to another key. Broken off it goes on where it was. @param report how many are left. */
  reseal(report: (left: number) => void): Promise<ResealOutcome>;
}
