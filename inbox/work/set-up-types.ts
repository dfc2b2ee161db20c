import type { VaultData } from '#lib/office/inbox-file';
import type { SetupStep } from '#lib/office/protocol';

/** What is printed for the envelopes. */
export interface RecoverySheet {
  /** What opens everything, for text and QR code. */
  readonly identity: string;
  readonly recipient: string;
  /** It stands on paper alone. */
  readonly checkWord: string;
  /** The Beijing day, `YYYY-MM-DD`. */
  readonly made: string;
}

/** A set-up from the reopened file on: nothing of it was sent before. */
export interface PendingSetUp {
  /** What is printed, and shown nowhere else. */
  sheet(): RecoverySheet;
  /** Until when the token of the set-up file is valid: an ISO instant. */
  readonly expires: string;
  /** Asks the server how far it is; null: it does not know this device (yet, or any more). @throws OfficeError. */
  step(): Promise<SetupStep | null>;
  /**
   * Once the sheet was printed: registers this file as the candidate, proves that it has the office's key, and gives the eight
   * digits for the server's command. Repeated it gives the same.
   * @throws WrongCheckWord; OfficeError.
   */
  prove(checkWord: string): Promise<string>;
  /**
   * The same where the site cannot be reached: the file by which this inbox is registered as the candidate, for the server's command.
   * @throws WrongCheckWord.
   */
  offerFile(checkWord: string): CarriedFile;
  /** Answers the challenge in a file of the server's command. @throws NoSealedFile; UnsealError: it is none to this device. */
  answerFile(challenge: string): Promise<CarriedFile>;
}

/** A file that is carried by hand. */
export interface CarriedFile {
  readonly fileName: string;
  readonly text: string;
}

/** An inbox file to save: its name, and its data. The file's text is made by `OwnFile.withData`. */
export interface SavedInbox {
  readonly fileName: string;
  readonly data: VaultData;
}
