import { base64 } from '@scure/base';
import type { Device } from '#lib/feedback/store/office/office-store';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { type Act, headText, isActAllowed, isActSignedBy } from '#lib/office/act';
import { storeEntered } from '#lib/office/desk/enter';
import { appendRecorded } from '#lib/office/desk/recorded';
import { wireRow } from '#lib/office/desk/rows';
import { isEnteringOf } from '#lib/office/entering/entering';
import { type ActResult, ROWS_BYTES, type SiteFacts } from '#lib/office/protocol';

/** The part of the store by which acts are carried out. */
type ActStore = Pick<FeedbackStore, 'append' | 'readMany' | 'addRecord' | 'insert' | 'find'>;

/** When and for which site acts are carried out. */
export interface ActContext {
  /** The server's Beijing day, `YYYY-MM-DD`. */
  readonly today: string;
  /** What is public of the site: what answers none of its notices is not entered. */
  readonly site: Pick<SiteFacts, 'notices'>;
}

/**
 * Carries out acts of a device, in order. Of what changed meanwhile the row is given, until those fill a response: the others are
 * to be asked for. @throws StoreUnavailable.
 */
export async function carryOutActs(
  acts: readonly Act[],
  device: Pick<Device, 'id' | 'role' | 'verifyKey'>,
  store: ActStore,
  context: ActContext,
): Promise<ActResult[]> {
  const results: ActResult[] = [];
  let size = 0;
  for (const act of acts) {
    const result = await carryOutAct(act, device, store, context, size <= ROWS_BYTES);
    size += result.row ? JSON.stringify(result.row).length : 0;
    results.push(result);
  }
  return results;
}

/**
 * Carries out an act of a device, as an entry in its submission's history: with the server's own day, and with what the device
 * signed, so that every inbox can verify it.
 * @param givesRow whether the row is read where it changed meanwhile.
 * @throws StoreUnavailable.
 */
export async function carryOutAct(
  act: Act,
  device: Pick<Device, 'id' | 'role' | 'verifyKey'>,
  store: ActStore,
  { today, site }: ActContext,
  givesRow: boolean,
): Promise<ActResult> {
  const { head, signature, sealed, enters } = act;
  const { id, submission } = head;
  const isOwn = head.device === device.id && isActSignedBy(act, device.verifyKey);
  if (!isOwn || !isActAllowed(act, device.role, today)) return { id, result: 'refused' };
  if (enters) {
    if (!isEnteringOf(act, enters, today)) return { id, result: 'refused' };
    const hindered = await storeEntered(head, enters, store, site);
    if (hindered) return { id, result: hindered };
  }
  const { after, kind, state } = head;
  const words = sealed === null ? null : base64.decode(sealed);
  const entry = { id, submission, after, kind, day: today, state, sealed: words };
  const mark = { device: device.id, signed: headText(head), signature };
  const result = await appendRecorded(store, entry, mark, head.office);
  if (result !== 'changed' || !givesRow) return { id, result };
  const [now] = await store.readMany([submission]);
  return now ? { id, result, row: wireRow(now) } : { id, result: 'gone' };
}
