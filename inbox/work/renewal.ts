import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { editionIn, INBOX_EDITION } from '#lib/office/edition/inbox-edition';
import { NoInboxFile, renewInbox, type VaultData } from '#lib/office/inbox-file';
import type { OwnFile } from './own-file';

/** A bare inbox that somebody chose, to be taken in the place of the program that runs. */
export interface Renewal {
  /** Its SHA-256, hexadecimal, to be compared with the one that is published elsewhere. */
  readonly hash: string;
  /** Whether it is the program that runs already. */
  readonly isSame: boolean;
  /** The day of its edition, as it says itself, `YYYY-MM-DD`; null for one from before editions. */
  readonly edition: string | null;
  /**
   * How that compares with the program that runs. `same-edition`: another program of the same day, such as a trial build.
   */
  readonly age: 'later' | 'same-edition' | 'earlier';
  /** The text of the inbox file with the new program. */
  readonly text: string;
}

/**
 * Reads a bare inbox, and makes an inbox file of it. Nothing of it is run here, and nothing of the vault leaves this page.
 * @throws NoInboxFile where it is none, or not bare, or no UTF-8.
 */
export function readRenewal(bytes: Uint8Array, own: Pick<OwnFile, 'bareHash'>, data: VaultData): Renewal {
  const hash = bytesToHex(sha256(bytes));
  const bare = textOf(bytes);
  const edition = editionIn(bare);
  return {
    ...{ hash, edition, isSame: hash === own.bareHash(), age: ageOf(edition) },
    text: renewInbox(bare, data),
  };
}

function ageOf(edition: string | null): Renewal['age'] {
  if (edition === null || edition < INBOX_EDITION) return 'earlier';
  return edition === INBOX_EDITION ? 'same-edition' : 'later';
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new NoInboxFile('not UTF-8', { cause });
  }
}
