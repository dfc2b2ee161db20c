/**
 * How far an exchange of the office's key has come. `offered`: a new key was named. `proved`: whoever named it has it, saved and
 * on paper. `retired`: nothing is sealed to the former key any more, and every device has the new one.
 */
export type ExchangeStep = 'offered' | 'proved' | 'retired';

/** An exchange of the office's key. It is carried out once the office's recipient is `recipient`. */
export interface OfficeExchange {
  readonly recipient: string;
  /** The recipient that the office had when it was begun. */
  readonly former: string;
  /** The id of the device that exchanges. */
  readonly device: string;
  /** The Beijing day on which it was begun, `YYYY-MM-DD`. */
  readonly since: string;
  readonly step: ExchangeStep;
}

/** A device with its certificate by the new key, as JSON. */
export interface CertifiedAnew {
  readonly device: string;
  readonly certificate: string;
}

/** The part of the store by which an open inbox exchanges the office's key. */
export interface ExchangeStore {
  /** The exchange that was begun last; null for none. */
  exchange(): Promise<OfficeExchange | null>;
  /**
   * Begins an exchange on behalf of a clerk's device, in the place of one that is over, or that the same device began or one that was
   * revoked since, and that was not carried out. The key beside the data is moved by a set-up, not exchanged.
   * @returns `taken`: another is under way; `refused`: this device may not, or the office's key is being moved.
   */
  beginExchange(
    exchange: Omit<OfficeExchange, 'step'>,
    challengeHash: string,
  ): Promise<'begun' | 'taken' | 'refused'>;
  /** Notes that the device that exchanges has the new key, if this is its answer's hash. @returns whether it is noted. */
  proveExchange(device: string, challengeHash: string): Promise<boolean>;
  /** Gives up an exchange that was not carried out, on behalf of a clerk's device. @returns whether it is gone. */
  cancelExchange(recipient: string, by: string): Promise<boolean>;
  /** Stores certificates by the key that is to be the office's: they count from the moment that it is. */
  certifyAnew(recipient: string, certified: readonly CertifiedAnew[]): Promise<void>;
  /**
   * Gives the office the new key, if its device proved it and is a clerk's, and every active device is certified by it. From then on
   * nothing is stored any more that was sealed to the former one. Repeated it changes nothing.
   * @returns whether the office has it now.
   */
  switchOffice(recipient: string, device: string): Promise<boolean>;
  /** The ids of active devices that have not confirmed that they have the new key. */
  unconfirmed(recipient: string): Promise<string[]>;
  /** Stores the hash of the answer to the challenge that a device was given. @returns false for one that has none to answer. */
  challengeDevice(recipient: string, device: string, challengeHash: string): Promise<boolean>;
  /** Notes that a device has the new key, if this is its answer's hash. @returns whether it is noted. */
  confirmDevice(recipient: string, device: string, challengeHash: string): Promise<boolean>;
  /** Ends an exchange, if every active device has confirmed and nothing is sealed to another key. @returns whether it is over. */
  retireExchange(recipient: string): Promise<boolean>;
}
