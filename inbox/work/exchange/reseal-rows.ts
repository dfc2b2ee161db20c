import { base64 } from '@scure/base';
import type { Decrypter } from 'age-encryption';
import { createDecrypter } from '#lib/feedback/crypto/decrypter';
import { sha256Base64url } from '#lib/feedback/crypto/json-hash';
import { type Resealing, resealRow, resealTemplate } from '#lib/feedback/crypto/reseal';
import type { Resealed } from '#lib/feedback/store/office/office-store';
import {
  RESEAL_BODY_BYTES,
  RESEAL_MOST,
  type ResealRequest,
  type ResealRows,
} from '#lib/office/exchange/protocol';
import type { ExchangeClient } from './exchange-client';
import type { ResealOutcome } from './exchange-types';

type Piece = ResealRequest['pieces'][number];

/** Most bytes of pieces in a request, unless a single one has more: a server holds no more of one source at a time. */
const PIECES_BYTES = RESEAL_BODY_BYTES / 2;

/** How often everything is looked through for what came, or was changed, in the pass before. */
const MOST_PASSES = 20;

/** Lets the page draw and take input before the next row. */
const nextTask = () => new Promise((resume) => setTimeout(resume));

/**
 * Seals everything anew that the site says is sealed to another key than the office's, pass after pass until nothing is, or nothing
 * more can be.
 * @param identities the office's, and those before. @param recipient the office's. @throws OfficeError: what was sent stays.
 */
export async function resealWhole(
  client: Pick<ExchangeClient, 'resealNext' | 'reseal'>,
  identities: readonly string[],
  recipient: string,
  report: (left: number) => void,
): Promise<ResealOutcome> {
  const decrypter = await createDecrypter(identities);
  for (let pass = 1; ; pass += 1) {
    const { replaced, unreadable } = await resealOnce(client, decrypter, recipient, report);
    const { left } = await client.reseal({ office: recipient, pieces: [] });
    report(left);
    if (left === 0 || replaced === 0 || pass === MOST_PASSES) return { left, unreadable };
  }
}

/** Goes once through everything that is to be sealed anew. */
async function resealOnce(
  client: Pick<ExchangeClient, 'resealNext' | 'reseal'>,
  decrypter: Decrypter,
  recipient: string,
  report: (left: number) => void,
): Promise<{ replaced: number; unreadable: string[] }> {
  const unreadable = new Set<string>();
  let replaced = 0;
  let after = '';
  for (;;) {
    const next = await client.resealNext(after);
    const pieces: Piece[] = [];
    for (const template of next.templates) {
      const anew = await resealTemplate(bytesOf(template), decrypter, recipient);
      if (anew) pieces.push(pieceOf('template', anew, null));
      else unreadable.add(template.id);
    }
    for (const row of next.rows) {
      const { entries, submission, failed } = await resealRow(rowOf(row), decrypter, recipient);
      if (failed.length > 0) unreadable.add(row.id);
      pieces.push(...entries.map((entry) => pieceOf('entry', entry, row.id)));
      if (submission) pieces.push(pieceOf('submission', submission, null));
      await nextTask();
    }
    for (const batch of batches(pieces)) {
      const sent = await client.reseal({ office: recipient, pieces: batch });
      replaced += sent.replaced;
      report(sent.left);
    }
    const last = next.rows.at(-1);
    // A server that goes back is not followed for ever.
    if (!last || last.id <= after) return { replaced, unreadable: [...unreadable] };
    after = last.id;
  }
}

function rowOf(row: ResealRows['rows'][number]): Resealing {
  return { ...bytesOf(row), entries: row.entries.map(bytesOf) };
}

function bytesOf<
  Part extends { readonly id: string; readonly sealed: string; readonly sealedTo: string | null },
>({ id, sealed, sealedTo }: Part) {
  return { id, sealed: base64.decode(sealed), sealedTo };
}

function pieceOf(of: Piece['of'], { id, former, sealed }: Resealed, submission: string | null): Piece {
  return { of, id, submission, former: sha256Base64url(former), sealed: base64.encode(sealed) };
}

function* batches(pieces: readonly Piece[]): Generator<Piece[]> {
  let batch: Piece[] = [];
  let bytes = 0;
  for (const piece of pieces) {
    const size = JSON.stringify(piece).length;
    if (batch.length > 0 && (batch.length === RESEAL_MOST || bytes + size > PIECES_BYTES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(piece);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}
