import { base64 } from '@scure/base';
import { unsealWordsWith } from '#lib/feedback/crypto/sealed-words';
import { createUnsealer, type Unsealer, unsealSubmissionWith } from '#lib/feedback/crypto/sealing';
import type { Submission } from '#lib/feedback/form/submission';
import { type Act, isActSignedBy } from '#lib/office/act';
import type { EnteredRow } from '#lib/office/entering/entered-row';
import { type ActResult, BATCH_MAX, OFFICE_BODY_BYTES } from '#lib/office/protocol';
import type { OfficeClient } from '../client';
import type { ActOutcome } from '../inbox-types';
import { OfficeError } from '../office-response';
import type { OpenedRow, OpeningKeys } from '../opening/open-row';
import type { WorkPool } from '../opening/worker-pool';
import type { QueueItem, StateHolder, UndoneAct } from '../state';
import { requestOf, sealedBytesOf } from './make-act';
import { changedOutcome } from './settle-acts';

/** Most bytes of acts in a request's body; the rest is for the JSON around them. */
const ACTS_BYTES = OFFICE_BODY_BYTES - 64 * 1024;

/** The parts that sending the queue depends on. */
export interface Sending {
  readonly state: StateHolder;
  readonly client: Pick<OfficeClient, 'acts'>;
  readonly pool: Pick<WorkPool, 'openRows'>;
  readonly keys: OpeningKeys;
}

/** Results after which an act stands on the server. */
const CARRIED_OUT: ReadonlySet<ActOutcome['result']> = new Set(['applied', 'already']);

/**
 * Sends the queue, in order, until it is empty. Acts that are carried out leave it; what was not goes to `undone`.
 * @throws OfficeError where the site does not answer: the queue is as it was.
 */
export async function sendQueue(sending: Sending): Promise<void> {
  const { state, client } = sending;
  let most = BATCH_MAX;
  const next = () => firstBatch(state.get().queue, most);
  for (let batch = next(); batch.length > 0; batch = next()) {
    const results = await resultsOf(batch, client);
    if (results === null) {
      // One act that the server takes for none must not hold up the others.
      most = 1;
      continue;
    }
    const byId = new Map(results.map((result) => [result.id, result]));
    const answered = batch.filter(({ act }) => byId.has(act.head.id));
    // A response that names none of them would be asked for again without end.
    if (answered.length === 0) return;
    const outcomes: UndoneAct[] = [];
    for (const item of answered) {
      const result = byId.get(item.act.head.id);
      if (result) outcomes.push({ act: item.act, outcome: await outcomeOf(item, result, sending) });
    }
    const gone = new Set(answered.map(({ act }) => act.head.id));
    const { queue, undone, done } = state.get();
    // What left the queue meanwhile was told, or is not wanted any more.
    const waiting = new Set(queue.map(({ act }) => act.head.id));
    const carriedOut = new Set(
      outcomes.flatMap(({ outcome: { id, result } }) => (CARRIED_OUT.has(result) ? [id] : [])),
    );
    state.change({
      queue: queue.filter(({ act }) => !gone.has(act.head.id)),
      done: [...done, ...answered.filter(({ act }) => carriedOut.has(act.head.id))],
      undone: [
        ...undone,
        ...outcomes.filter(({ outcome: { id } }) => waiting.has(id) && !carriedOut.has(id)),
      ],
    });
  }
}

/** Sends acts and returns their results; null where the server refuses one of several as malformed. @throws OfficeError. */
async function resultsOf(
  batch: readonly QueueItem[],
  client: Sending['client'],
): Promise<readonly ActResult[] | null> {
  try {
    return await client.acts(batch.map(({ act }) => act));
  } catch (error) {
    if (!(error instanceof OfficeError) || error.reason !== 'malformed') throw error;
    return batch.length > 1 ? null : batch.map(({ act }) => ({ id: act.head.id, result: 'refused' }));
  }
}

function firstBatch(queue: readonly QueueItem[], most: number): QueueItem[] {
  const batch: QueueItem[] = [];
  let bytes = 0;
  for (const item of queue.slice(0, most)) {
    bytes += JSON.stringify(item.act).length + 1;
    if (batch.length > 0 && bytes > ACTS_BYTES) break;
    batch.push(item);
  }
  return batch;
}

async function outcomeOf(
  { act, request, seen }: QueueItem,
  { result, row }: ActResult,
  { state, pool, keys }: Sending,
): Promise<ActOutcome> {
  const { id, submission } = act.head;
  if (result !== 'changed') return { id, request, result };
  const [opened] = row ? await pool.openRows([row], keys) : [];
  if (opened?.submission.id === submission) setRow(state, opened);
  return changedOutcome(act, request, seen, state);
}

function setRow(state: StateHolder, row: OpenedRow): void {
  state.change({ rows: new Map(state.get().rows).set(row.submission.id, row) });
}

/** What was said in a submission that an act enters; undefined where it does not open. */
async function saidIn({ sealed }: EnteredRow, unsealer: Unsealer): Promise<Submission | undefined> {
  const opened = await unsealSubmissionWith(unsealer, base64.decode(sealed)).catch(() => undefined);
  if (!opened) return undefined;
  const { reply: _, id: __, received: ___, ...said } = opened;
  return said;
}

/**
 * Makes queue items of acts that lay in a file or in a locked session: those that this device signed, with what their words
 * say, opened with the office's identity.
 */
export async function itemsOf(
  acts: readonly Act[],
  state: StateHolder,
  { identities }: Pick<OpeningKeys, 'identities'>,
  device: { readonly id: string; readonly verifyKey: string },
): Promise<QueueItem[]> {
  const unsealer = createUnsealer(identities);
  const { queue, undone } = state.get();
  const known = new Set([...queue, ...undone].map(({ act }) => act.head.id));
  const items: QueueItem[] = [];
  for (const act of acts) {
    const { id, submission } = act.head;
    const isOwn = act.head.device === device.id && isActSignedBy(act, device.verifyKey);
    if (!isOwn || known.has(id)) continue;
    known.add(id);
    const sealed = sealedBytesOf(act);
    const opened = sealed && (await unsealWordsWith(unsealer, sealed, submission).catch(() => null));
    const words = opened?.kind === 'reply' || opened?.kind === 'internal' ? opened : null;
    const said = act.enters && (await saidIn(act.enters, unsealer));
    items.push({ act, words, request: requestOf(act, words, said), seen: null });
  }
  return items;
}
