import type { DestroyedSubmission } from '#lib/feedback/store/store';
import type { Act } from '#lib/office/act';
import type { DeviceRole } from '#lib/office/certificate';
import type { ExchangeFacts } from '#lib/office/exchange/protocol';
import type { ListedInvitation } from '#lib/office/people-protocol';
import type { SiteFacts } from '#lib/office/protocol';
import type { ActDoing, ActOutcome, ActRequest, QueuedAct } from './acts/act-types';
import type { OfficeEntering } from './entering/entering-types';
import type { KeyExchange } from './exchange/exchange-types';
import type { Joining, OfficePeople } from './people/people-types';
import type { DestroyProposal, InboxRecord, OfficeRecord } from './record/record-types';
import type { PendingSetUp } from './set-up-types';
import type { InboxSubmission } from './submission-types';
import type { OfficeTemplates } from './templates/template-types';

export type {
  ActDoing,
  ActHindrance,
  ActOutcome,
  ActRequest,
  EnterRequest,
  QueuedAct,
} from './acts/act-types';
export type { EntryTrust, InboxEntry, InboxSubmission, SubmissionDoubt } from './submission-types';

/** A device that the server lists. */
export interface InboxDevice {
  readonly id: string;
  readonly name: string;
  readonly role: DeviceRole;
  /** Whether the office's key signed its certificate. */
  readonly isCertified: boolean;
  readonly state: 'active' | 'revoked' | 'expired';
  /** Whether it is the one that this file is. */
  readonly isOwn: boolean;
}

/**
 * Whether the site can be reached. `refused`: it is there, and does not know this device: not yet, not any more, or an older
 * backup was restored. `disturbed`: what came is none of the protocol's responses.
 */
export type Connection = 'unknown' | 'online' | 'offline' | 'refused' | 'disturbed';

/** All that an unlocked inbox knows: a new object with every change. */
export interface InboxSnapshot {
  readonly connection: Connection;
  /** How many visits to the site succeeded in this session. */
  readonly visits: number;
  /** How much is loaded and opened, while that is under way. */
  readonly progress: {
    readonly phase: 'loading' | 'opening';
    readonly done: number;
    readonly total: number;
  } | null;
  /** By day, the newest first. */
  readonly submissions: readonly InboxSubmission[];
  readonly destroyed: readonly DestroyedSubmission[];
  /** Ids that were there before in this session, or stand in the index, and of which the server gives nothing. */
  readonly vanished: readonly string[];
  /** Null until something was loaded. */
  readonly site: SiteFacts | null;
  readonly devices: readonly InboxDevice[];
  /** Who is invited and has not come yet, as of the last `people.load`. */
  readonly invitations: readonly ListedInvitation[];
  /** Null until something was loaded. */
  readonly office: OfficeStanding | null;
  readonly record: InboxRecord;
  /** What is to be destroyed once a second device consents. */
  readonly proposals: readonly DestroyProposal[];
  readonly queue: readonly QueuedAct[];
  /** What became of acts that were not carried out, until `dismiss`: so that no words are lost. */
  readonly undone: readonly ActOutcome[];
}

/** How the server says that the office stands, as of the last visit or file. */
export interface OfficeStanding {
  /** Whether the server seals to this inbox's own key. Where not, what is new cannot be opened, and no act is made. */
  readonly isOwnKey: boolean;
  /** Whether the server says that the key lies beside the data. */
  readonly isKeyBesideData: boolean;
  /** How many rows are still sealed to a former key. */
  readonly resealing: number;
  /** How the exchange of the office's key stands; null where there was none. */
  readonly exchange: ExchangeFacts | null;
  /** The salt of receipts (`receiptSalt`), base64; null where the site cannot take what the office enters. */
  readonly receiptSalt: string | null;
  /** The day that the server gives as today, where that is not believed: acts are dated by the device's clock then. */
  readonly unlikelyDay: string | null;
}

/** What stays in memory while the inbox is locked: sealed and signed acts, and a sealed draft. Nothing in it can be read. */
export interface LeftBehind {
  readonly acts: readonly Act[];
  /** Acts that were not carried out: none of them is sent before the clerk decides so. */
  readonly undone: readonly { readonly act: Act; readonly result: ActOutcome['result'] }[];
  /** Sealed to the office, base64; null for none. */
  readonly draft: string | null;
  /** The digest of the record's end, to be written down: twelve digits; null where none was loaded. */
  readonly digest: string | null;
}

/** An unlocked inbox. */
export interface InboxSession {
  readonly name: string;
  readonly role: DeviceRole;
  readonly site: string;
  /** The recipient of the office. */
  readonly recipient: string;
  /** The Beijing day, by the server's clock unless that is not believed, `YYYY-MM-DD`. */
  today(): string;
  /** Digits by which people compare the recipient aloud. */
  readonly recipientDigits: string;
  /** Where the file is of a set-up; null otherwise. It is finished once its step is `active`. */
  readonly pending: PendingSetUp | null;
  /** Where the file is of a colleague who was invited; null otherwise. */
  readonly joining: Joining | null;
  readonly people: OfficePeople;
  readonly exchange: KeyExchange;
  readonly templates: OfficeTemplates;
  readonly entering: OfficeEntering;
  readonly record: OfficeRecord;
  snapshot(): InboxSnapshot;
  /** Calls `listener` after every change; returns what ends that. */
  subscribe(listener: () => void): () => void;
  /**
   * Sends what is queued, then loads and opens what is new. How that went stands in the snapshot: it never rejects because of
   * the site. What came before the call is in it, also where another visit is under way.
   */
  sync(): Promise<void>;
  /** Opens what was carried here by hand. @throws NoSealedFile. */
  openRows(file: string): Promise<void>;
  /**
   * Does something to a submission, upon its version `seen`: at once, or queued where the site cannot be reached.
   * @throws ActNotAllowed.
   */
  act(request: ActRequest, seen: InboxSubmission): Promise<ActOutcome>;
  /** Does something to each of several submissions, as `act` does, and sends all of it together. @throws ActNotAllowed. */
  actAll(doings: readonly ActDoing[]): Promise<ActOutcome[]>;
  /**
   * Takes an act out of the queue, with those made upon it, once nothing is being sent; false: it was not in the queue any
   * more, since it was sent meanwhile.
   */
  dropQueued(id: string): Promise<boolean>;
  /** Forgets what became of an act that was not carried out. */
  dismiss(id: string): void;
  /** The queue as a file, for `npm run office -- import`, or for `takeActs` later. */
  actsFile(): { readonly fileName: string; readonly text: string };
  /** Puts the acts of a file into the queue, if this device made them. Gives how many. @throws NoSealedFile. */
  takeActs(file: string): Promise<number>;
  /** What the clerk was writing when the session before was locked; null for nothing. */
  readonly draft: string | null;
  /**
   * Drops the vault, the identities, every opened word and the workers: the session is of no use after. Gives what `unlock`
   * may go on with. @param draft what the clerk is writing, in whichever form; it is sealed to the office.
   */
  lock(draft?: string): Promise<LeftBehind>;
}
