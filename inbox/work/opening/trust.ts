import { base64 } from '@scure/base';
import { sha256Base64url } from '#lib/feedback/crypto/json-hash';
import type { SealedWords, WordsSignature } from '#lib/feedback/crypto/sealed-words';
import type { EntryKind } from '#lib/feedback/store/entry';
import { addDays } from '#lib/model/date';
import { type ActHead, parseHead, signedHead } from '#lib/office/act';
import { type Certificate, isCertified, isValidOn } from '#lib/office/certificate';
import type { ListedDevice, RowEntry } from '#lib/office/protocol';
import type { SignedBytes } from '#lib/office/signing';
import { signedWords } from '#lib/office/words-signature';
import type { EntryTrust, InboxDevice } from '../inbox-types';
import type { Verifier } from './web-crypto';

/** The words that each kind of entry may have: others were moved there. */
const WORDS_OF: Readonly<Record<EntryKind, SealedWords['kind']>> = {
  state: 'reply',
  answer: 'reply',
  addition: 'addition',
  rating: 'rating',
  internal: 'internal',
  entered: 'internal',
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

/** What vouches for entries. */
export interface Vouching {
  /** The certificates that the office signed, by the device's id. */
  readonly devices: ReadonlyMap<string, Certificate>;
  readonly verify: Verifier;
}

/**
 * Tells how far an entry of a submission is vouched for. Its device signed a head, which names the sealed bytes by their hash:
 * then the words are its own. After everything was sealed anew the hash fits no longer; then the words must be signed too.
 * @param words what was opened of it; null where it has none, or they do not open.
 */
export async function vouchedFor(
  entry: RowEntry,
  submission: string,
  words: SealedWords | null,
  { devices, verify }: Vouching,
): Promise<Vouched> {
  const isWriters = entry.kind === 'addition' || entry.kind === 'rating';
  const isUnsigned = entry.device === null && entry.signed === null && entry.signature === null;
  const said = words?.kind === 'reply' || words?.kind === 'internal' ? words : null;
  if (isWriters) return isUnsigned ? { trust: 'writer', by: null } : UNVOUCHED;
  if (isUnsigned && !said?.by) return { trust: 'server', by: null };
  const device = devices.get(entry.device ?? said?.by?.device ?? '');
  if (device === undefined || device.role !== 'clerk') return UNVOUCHED;
  if (said?.by && !areWordsIn(said.by, entry, device)) return UNVOUCHED;
  const isIn = async (signed: SignedBytes | null) =>
    signed !== null && (await verify(signed, device.verifyKey));
  const vouched: Vouched = { trust: 'vouched', by: device.name };
  if (isUnsigned) return (await isIn(said && signedWords(said))) ? vouched : UNVOUCHED;
  const head = entry.signed === null ? null : parseHead(entry.signed);
  if (!head || !isHeadOf(head, entry, submission) || !isTimely(head, entry, device)) return UNVOUCHED;
  if (!(await isIn(signedHead(head, entry.signature ?? '')))) return UNVOUCHED;
  const isAsSealed = head.sealed === (entry.sealed && sha256Base64url(base64.decode(entry.sealed)));
  return isAsSealed || (await isIn(said && signedWords(said))) ? vouched : UNVOUCHED;
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

function areWordsIn(by: WordsSignature, entry: RowEntry, device: Certificate): boolean {
  return (
    by.device === device.device &&
    by.act === entry.id &&
    by.after === entry.after &&
    by.kind === entry.kind &&
    by.state === entry.state &&
    isTimely(by, entry, device)
  );
}

/** A device that the server lists, as the inbox shows it. @param own the id of this inbox's device. */
export function inboxDevice(device: ListedDevice, office: VouchingOffice, own: string): InboxDevice {
  const { certificate, state } = device;
  return {
    id: certificate.device,
    name: certificate.name,
    role: certificate.role,
    isCertified: isCertified(device, office),
    state,
    isOwn: certificate.device === own,
  };
}
