import { base64, base64urlnopad } from '@scure/base';
import { sealWords } from '#lib/feedback/crypto/sealed-words';
import type { Submission } from '#lib/feedback/form/submission';
import { normalizeText } from '#lib/feedback/form/written-text';
import { hasVisibleCharacters } from '#lib/model/text/visible-characters';
import { ACT_SEALED_BYTES, type Act, type ActHead, signAct } from '#lib/office/act';
import { type SigningKey, signingKeyOf } from '#lib/office/signing';
import { CHOSEN_ID_BYTES } from '#lib/office/values';
import type { Vault } from '#lib/office/vault';
import { type OfficeWords, signWords } from '#lib/office/words-signature';
import type { Random } from '#lib/random';
import type { InboxSubmission } from '../submission-types';
import type { ActHindrance, ActRequest, EnterRequest } from './act-types';

/** An act may not be made. */
export class ActNotAllowed extends Error {
  override name = 'ActNotAllowed';

  constructor(readonly hindrance: ActHindrance) {
    super(hindrance);
  }
}

/** Who acts, for which office. */
export interface Actor {
  readonly device: string;
  readonly key: SigningKey;
  /** To whom is sealed. */
  readonly office: string;
  readonly random: Random;
  /** The Beijing day, `YYYY-MM-DD`. */
  today(): string;
}

/** The actor of a vault. @param office the recipient of the vault's office. */
export function actorOf({ device }: Vault, office: string, random: Random, today: () => string): Actor {
  return {
    device: device.id,
    key: signingKeyOf(base64urlnopad.decode(device.seed)),
    office,
    random,
    today,
  };
}

/**
 * Makes an act of what a clerk wants done to a submission: its words are signed and sealed to the office, and those for the
 * writer also to the reply key.
 * @throws ActNotAllowed.
 */
export async function makeAct(
  request: ActRequest,
  seen: InboxSubmission,
  actor: Actor,
): Promise<{ act: Act; words: OfficeWords | null }> {
  const { device, key, office, today } = actor;
  const head = {
    ...{ office, device, submission: seen.id, upon: seen.hash, day: today() },
    id: base64urlnopad.encode(actor.random(CHOSEN_ID_BYTES)),
    after: seen.entries.at(-1)?.id ?? '',
    kind: request.kind,
    state: stateOfRequest(request),
  };
  const words = wordsOf(request);
  if (words === null) return { act: signAct(head, null, key), words };
  const recipients = request.kind === 'internal' || seen.reply === null ? [office] : [office, seen.reply];
  const sealed = await sealWords(signWords(words, head, key), recipients).catch((error: unknown) => {
    // The largest bucket is larger than an act may be: both mean the same to the clerk.
    throw error instanceof RangeError ? new ActNotAllowed('too-long') : error;
  });
  if (sealed.byteLength > ACT_SEALED_BYTES) throw new ActNotAllowed('too-long');
  return { act: signAct(head, sealed, key), words };
}

/**
 * The request that an act was made of.
 * @param words what was opened of it; null where it has none. @param said what was opened of the submission that it enters.
 */
export function requestOf(
  { head, enters }: Act,
  words: OfficeWords | null,
  said?: Submission,
): ActRequest | EnterRequest {
  const { submission, kind, state } = head;
  if (said && enters && words?.kind === 'internal' && words.entered) {
    const { channel, consent } = words.entered;
    return { kind: 'entered', submission, received: enters.received, channel, consent, said };
  }
  if (words?.kind === 'internal') {
    const { note, labels, assignee, junk, into } = words;
    return {
      kind: 'internal',
      submission,
      ...(note !== undefined && { note }),
      ...(labels !== undefined && { labels }),
      ...(assignee !== undefined && { assignee }),
      ...(junk !== undefined && { junk }),
      ...(into !== undefined && { into }),
    };
  }
  const text = words?.text ?? '';
  return kind === 'answer'
    ? { kind, submission, text }
    : { kind: 'state', submission, state: state ?? 'working', text };
}

/** @throws ActNotAllowed where a request is not one that may be done to a submission. */
export function checkRequest(request: ActRequest, seen: InboxSubmission): void {
  if (request.kind === 'internal') {
    const { note = '', labels, assignee, junk, into } = request;
    const says = [labels, assignee, junk, into].some((said) => said !== undefined);
    if (!says && !hasVisibleCharacters(note)) throw new ActNotAllowed('no-words');
    const isFixed = into !== undefined && seen.merge?.isAnswered === true;
    if (into === seen.id || isFixed) throw new ActNotAllowed('merged');
    return;
  }
  const needsWords = request.kind === 'answer' || request.state === 'refused';
  if (needsWords && !hasVisibleCharacters(request.text)) throw new ActNotAllowed('no-words');
  if (request.kind === 'answer' && seen.reply === null) throw new ActNotAllowed('no-reply-key');
}

function stateOfRequest(request: ActRequest): ActHead['state'] {
  if (request.kind === 'internal') return null;
  return request.kind === 'answer' ? 'answered' : request.state;
}

/** The words of a request; null for a state without a reason. */
function wordsOf(request: ActRequest): OfficeWords | null {
  const { submission } = request;
  if (request.kind !== 'internal') {
    const text = normalizeText(request.text).trimEnd();
    return hasVisibleCharacters(text) ? { kind: 'reply', submission, text } : null;
  }
  const { note = '', labels, assignee, junk, into } = request;
  return {
    kind: 'internal',
    submission,
    ...(hasVisibleCharacters(note) && { note: normalizeText(note).trimEnd() }),
    ...(labels !== undefined && { labels: [...labels] }),
    ...(assignee !== undefined && { assignee }),
    ...(junk !== undefined && { junk }),
    ...(into !== undefined && { into }),
  };
}

/** The bytes of an act's sealed words; none where it has none. */
export function sealedBytesOf({ sealed }: Act): Uint8Array | null {
  return sealed === null ? null : base64.decode(sealed);
}
