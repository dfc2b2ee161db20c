import { base64 } from '@scure/base';
import type { SealedWords } from '#lib/feedback/crypto/sealed-words';
import type { EntryKind } from '#lib/feedback/store/entry';
import { addDays } from '#lib/model/date';
import { type ActHead, isHeadSignedBy, parseHead } from '#lib/office/act';
import { type Certificate, isCertified, isValidOn } from '#lib/office/certificate';
import type { ListedDevice, RowEntry } from '#lib/office/protocol';
import { sha256Base64url } from '#lib/office/signing';
import { areWordsSignedBy, type OfficeWords } from '#lib/office/words-signature';
import type { EntryTrust } from '../inbox-types';

/** The words that each kind of entry may have: others were moved there. */
const WORDS_OF: Readonly<Record<EntryKind, SealedWords['kind']>> = {
  state: 'reply',
  answer: 'reply',
  addition: 'addition',
  rating: 'rating',
  internal: 'internal',
};

/** Whether words are of the kind that an entry may have. */
export function areWordsOf(kind: EntryKind, words: SealedWords): boolean {
  return WORDS_OF[kind] === words.kind;
}

/** The office that vouches: its recipient, and the public key of its certificates. */
export interface VouchingOffice {
  readonly recipient: string;
  readonly verifyKey: string;
}

/** The certificates among those of the listed devices that the office signed, by the device's id. */
export function certifiedDevices(
  devices: readonly ListedDevice[],
  office: VouchingOffice,
): Map<string, Certificate> {
  const certified = devices.filter((device) => isCertified(device, office));
  return new Map(certified.map(({ certificate }) => [certificate.device, certificate]));
}

/** How far an entry is vouched for, and by whom. */
export interface Vouched {
  readonly trust: Exclude<EntryTrust, 'queued'>;
  /** The name of the device, by its certificate; null where none is vouched for. */
  readonly by: string | null;
}

const UNVOUCHED: Vouched = { trust: 'unvouched', by: null };

/**
 * Tells how far an entry of a submission is vouched for: by the head that its device signed and by the signature within its
 * words. After everything was sealed anew the head fits the sealed bytes no longer; then the words must be signed.
 * @param words what was opened of it; null where it has none, or they do not open.
 */
export function vouchedFor(
  entry: RowEntry,
  submission: string,
  words: SealedWords | null,
  devices: ReadonlyMap<string, Certificate>,
): Vouched {
  const isWriters = entry.kind === 'addition' || entry.kind === 'rating';
  const isUnsigned = entry.device === null && entry.signed === null && entry.signature === null;
  const said = words?.kind === 'reply' || words?.kind === 'internal' ? words : null;
  if (isWriters) return isUnsigned ? { trust: 'writer', by: null } : UNVOUCHED;
  if (isUnsigned && !said?.by) return { trust: 'server', by: null };
  const device = devices.get(entry.device ?? said?.by?.device ?? '');
  if (device === undefined || device.role !== 'clerk') return UNVOUCHED;
  if (said?.by && !areOwnWords(said, entry, device)) return UNVOUCHED;
  if (isUnsigned) return { trust: 'vouched', by: device.name };
  const head = entry.signed === null ? null : parseHead(entry.signed);
  if (!head || !isHeadOf(head, entry, submission) || !isTimely(head, entry, device)) return UNVOUCHED;
  if (!isHeadSignedBy(head, entry.signature ?? '', device.verifyKey)) return UNVOUCHED;
  const isAsSealed = head.sealed === (entry.sealed && sha256Base64url(base64.decode(entry.sealed)));
  return isAsSealed || said?.by ? { trust: 'vouched', by: device.name } : UNVOUCHED;
}

function isHeadOf(head: ActHead, entry: RowEntry, submission: string): boolean {
  return (
    head.submission === submission &&
    head.id === entry.id &&
    head.device === entry.device &&
    head.after === entry.after &&
    head.kind === entry.kind &&
    head.state === entry.state &&
    (head.sealed === null) === (entry.sealed === null)
  );
}

/** Whether the signed day is one on which the device was certified, and the entry's not before it, but for a clock that is ahead. */
function isTimely({ day }: Pick<ActHead, 'day'>, entry: RowEntry, device: Certificate): boolean {
  return isValidOn(device, day) && day <= addDays(entry.day, 1);
}

function areOwnWords(words: OfficeWords, entry: RowEntry, device: Certificate): boolean {
  const { by } = words;
  return (
    by !== undefined &&
    by.device === device.device &&
    by.act === entry.id &&
    by.after === entry.after &&
    by.kind === entry.kind &&
    by.state === entry.state &&
    isTimely(by, entry, device) &&
    areWordsSignedBy(words, device.verifyKey)
  );
}
