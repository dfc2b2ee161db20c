import { createHash } from 'node:crypto';
import { base64 } from '@scure/base';
import type { Device, SealedRow } from '#lib/feedback/store/office/office-store';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { endExchange, exchangeFacts } from '#lib/office/desk/exchange';
import { declined, type InboxResponse, MALFORMED } from '#lib/office/desk/inbox-request';
import type { ExchangeFacts, ResealRequest, ResealRows } from '#lib/office/exchange/protocol';
import { ROWS_BYTES } from '#lib/office/protocol';

/** Sealed bytes that take part in an exchange: of a submission, of an entry, or of a template. */
type SealedPart = Pick<SealedRow, 'id' | 'sealed' | 'sealedTo'>;

type Piece = ResealRequest['pieces'][number];

type Asking = Pick<Device, 'id' | 'role'>;

/** Whether a device may seal anew: a clerk's, while the former key is needed, once it has the new one. */
function mayReseal(exchange: ExchangeFacts | null, { id, role }: Asking): exchange is ExchangeFacts {
  return exchange?.step === 'switched' && role === 'clerk' && !exchange.waiting.includes(id);
}

/** Gives rows of which anything is sealed to another key than the office's, as many as fit. @throws StoreUnavailable. */
export async function rowsToReseal(
  { after }: { readonly after: string },
  device: Asking,
  store: FeedbackStore,
): Promise<InboxResponse> {
  const exchange = await exchangeFacts(store);
  // It may have ended with the piece before.
  if (exchange?.step === 'retired' && device.role === 'clerk')
    return { status: 200, json: { rows: [], templates: [], left: 0 } satisfies ResealRows };
  if (!mayReseal(exchange, device)) return declined('refused');
  const ids = await store.notSealedTo(exchange.recipient);
  const templates = (await store.templates()).filter(({ sealedTo }) => sealedTo !== exchange.recipient);
  const rows: ResealRows['rows'] = [];
  let size = 0;
  for (const id of ids.filter((one) => after < one)) {
    const [row] = await store.readMany([id], 'all');
    if (!row) continue;
    const given = rowToReseal(row, exchange.recipient);
    size += JSON.stringify(given).length;
    if (rows.length > 0 && size > ROWS_BYTES) break;
    rows.push(given);
  }
  const response: ResealRows = {
    rows,
    templates: after === '' ? templates.map(sealedPart) : [],
    left: ids.length + templates.length,
  };
  return { status: 200, json: response };
}

/** A row with every entry that has words to seal anew. Its own words always: to whom an answer is sealed stands in them. */
function rowToReseal({ id, sealed, sealedTo, entries }: SealedRow, recipient: string) {
  const others = entries.flatMap((entry) =>
    entry.sealed === null || entry.sealedTo === recipient
      ? []
      : [sealedPart({ ...entry, sealed: entry.sealed })],
  );
  return { ...sealedPart({ id, sealed, sealedTo }), entries: others };
}

function sealedPart({ id, sealed, sealedTo }: SealedPart) {
  return { id, sealed: base64.encode(sealed), sealedTo };
}

/**
 * Replaces bytes that were sealed anew: only those that are sealed to another key than the office's, and still the same. What the
 * new ones hold the server cannot tell.
 * @throws StoreUnavailable.
 */
export async function takeResealed(
  { office, pieces }: ResealRequest,
  device: Asking,
  today: string,
  store: FeedbackStore,
): Promise<InboxResponse> {
  const exchange = await exchangeFacts(store);
  if (exchange?.step === 'switched' && exchange.recipient !== office) return declined('other-key');
  if (exchange?.step === 'retired' && exchange.recipient === office && pieces.length === 0)
    return { status: 200, json: { replaced: 0, left: 0 } };
  if (!mayReseal(exchange, device)) return declined('refused');
  const named = pieces.map(({ of, id, submission }) => JSON.stringify([of, id, submission]));
  if (new Set(named).size < named.length) return MALFORMED;
  // Before and after: files that are rewritten in between hold the bytes before for a while longer.
  const mark = `resealing to ${office}`;
  if (pieces.length > 0) await store.expectErasure(today, `before ${mark}`);
  let replaced = 0;
  for (const piece of pieces) if (await replacePiece(piece, office, store)) replaced += 1;
  if (replaced > 0) await store.expectErasure(today, `after ${mark}`);
  return { status: 200, json: { replaced, left: await endExchange(store, today) } };
}

async function replacePiece(piece: Piece, office: string, store: FeedbackStore): Promise<boolean> {
  const found = await partNow(piece, store);
  if (!found || found.sealedTo === office) return false;
  if (createHash('sha256').update(found.sealed).digest('base64url') !== piece.former) return false;
  const anew = {
    ...{ id: found.id, former: found.sealed },
    ...{ sealed: base64.decode(piece.sealed), sealedTo: office },
  };
  switch (piece.of) {
    case 'submission':
      return store.resealSubmission(anew);
    case 'entry':
      return store.resealEntry(anew);
    case 'template':
      return store.resealTemplate(anew);
  }
}

/** The sealed bytes that a piece names, as they are now; null for none. */
async function partNow({ of, id, submission }: Piece, store: FeedbackStore): Promise<SealedPart | null> {
  if (of === 'template') return (await store.templates()).find((one) => one.id === id) ?? null;
  const [row] = await store.readMany([of === 'submission' ? id : (submission ?? '')], 'all');
  if (of === 'submission' || !row) return row ?? null;
  const entry = row.entries.find((one) => one.id === id);
  return entry?.sealed ? { ...entry, sealed: entry.sealed } : null;
}
