import type { DestroyReason, EntryKind, OfficeState } from '#lib/feedback/store/entry';
import type { MailState } from '#lib/feedback/store/mail-store';
import type { ExchangeStep } from '#lib/feedback/store/office/exchange-store';
import type { Device, FormerOffice, SetupProgress } from '#lib/feedback/store/office/office-store';
import type { RecordDetail, RecordKind } from '#lib/feedback/store/office/record-store';
import type { CountPurpose } from '#lib/feedback/store/store';

/**
 * The tables as Kysely types. Beside sealed bytes nothing of a submission stands in the clear but a random id,
 * the notice, the Beijing day, hashes by which its receipt and its token find it, and of each entry in its history the kind,
 * the Beijing day and the state: no time finer than the day, and nothing that tells in which order submissions came.
 */
export interface Tables {
  submission: {
    id: string;
    /** Empty once it was destroyed. */
    notice: string;
    /** Once it was destroyed: the day of that. */
    received: string;
    /** Programs of earlier schemas write `new`; what the office did stands in `entry`. */
    state: 'new' | 'destroyed';
    /** Of the token's receipt of letters, in every row: programs of the first schema know no other column. */
    receipt_hash: string;
    /** Empty once it was destroyed. */
    sealed: Uint8Array;
    /** Of the token's bits; null in what a program of the first schema stored. */
    token_hash: string | null;
    /** Of the receipt of digits; null likewise: its writer was shown the receipt of letters. */
    digits_hash: string | null;
    /** Why it was destroyed; null while it stands. */
    destroyed_reason: DestroyReason | null;
    /** The office's recipient that it is sealed to; null in what programs of earlier schemas stored. */
    sealed_to: string | null;
  };
  /** What was recorded of submissions: each entry once after another, so that of two made at once one is refused. */
  entry: {
    id: string;
    submission: string;
    after_entry: string;
    kind: EntryKind;
    day: string;
    state: OfficeState | null;
    sealed: Uint8Array | null;
    /** Likewise; null also where it has no words. */
    sealed_to: string | null;
    /** Which device made it, what it signed, and its signature; null for what the command line and writers record. */
    device: string | null;
    signed: string | null;
    signature: string | null;
  };
  /** At most one row, while the files may hold what was destroyed: since which Beijing day, and a mark that tells rows apart. */
  pending_erasure: { id: number; day: string; mark: string };
  /** One row, made with the table. */
  receipt_salt: { id: number; salt: Uint8Array };
  /** Which tables the database has (`migrate`): one row, in every version of this program. */
  schema_version: { id: number; version: number };
  /** At most one row. */
  office: { id: number; recipient: string; custody: 'beside-data' | 'elsewhere' };
  /** The recipients before that were replaced by a set-up. */
  office_former: { recipient: string; since: string; state: FormerOffice['state'] };
  /** The office's devices. */
  device: {
    id: string;
    token_hash: string;
    name: string;
    role: Device['role'];
    verify_key: string;
    certificate: string;
    state: Device['state'];
    expires: string;
    last_visit: string;
  };
  /** At most one row, while an office is being set up. */
  office_setup: {
    id: number;
    token_hash: string;
    expires: string;
    /** The candidate; empty for none yet. */
    device: string;
    device_token_hash: string;
    certificate: string;
    recipient: string;
    step: SetupProgress;
    challenge_hash: string;
    digits: string;
    tries: number;
  };
  /** Invitations of more devices, until they expire. */
  office_invitation: {
    token_hash: string;
    name: string;
    role: Device['role'];
    expires: string;
    /** The device that invited. */
    inviter: string;
    /** The device that took it; empty for none yet. */
    device: string;
    device_token_hash: string;
    certificate: string;
  };
  /** At most one row: the exchange of the office's key that was begun last. */
  office_exchange: {
    id: number;
    recipient: string;
    former: string;
    device: string;
    since: string;
    step: ExchangeStep;
    /** The hash of the answer to the challenge that was given last. */
    challenge_hash: string;
  };
  /** The certificates of devices by the recipients that the office was given by exchanges, and whether each device has the key. */
  office_exchange_device: {
    recipient: string;
    device: string;
    certificate: string;
    step: 'waiting' | 'confirmed';
    challenge_hash: string;
  };
  /** The office's record (`RecordEntry`): rows are only ever added. */
  office_record: {
    number: number;
    id: string;
    before_hash: string;
    hash: string;
    day: string;
    kind: RecordKind;
    detail: RecordDetail | null;
    device: string | null;
    submission: string | null;
    subject: string | null;
    reason: DestroyReason | null;
    signed: string | null;
    signature: string | null;
    /** How many submissions it is about. */
    concerned: number | null;
  };
  /** Templates of answers, sealed to the office; of its words nothing stands in the clear. */
  office_template: { id: string; version: string; sealed: Uint8Array; sealed_to: string };
  /** At most one row: the minute at which the clock was last found right (`RetentionStore`). */
  clock_mark: { id: number; moment: string };
  /** The outbox: what each day's mail says, whether it was sent, and the moment before which it is not to be tried (again). */
  mail: {
    day: string;
    is_new: number;
    is_overdue: number;
    tries: number;
    state: MailState;
    since: string;
    not_before: string;
  };
  /** At most one row: the day of the last nightly backup, the minute at which one was begun last, and since when they fail; empty for never. */
  backup_night: { id: number; day: string; claimed: string; failing_since: string };
  daily_key: { purpose: 'token' | 'source'; day: string; secret: Uint8Array };
  /** Of a source in an hour; `rows`: of a device on a day, by its last hour. */
  source_count: { purpose: CountPurpose | 'rows'; source: string; hour: string; count: number };
}
