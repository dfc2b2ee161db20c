import { base64 } from '@scure/base';
import type { Device } from '#lib/feedback/store/office/office-store';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { type Act, headText, isActAllowed, isActSignedBy } from '#lib/office/act';
import { appendRecorded } from '#lib/office/desk/recorded';
import { wireRow } from '#lib/office/desk/rows';
import { type ActResult, ROWS_BYTES } from '#lib/office/protocol';

/**
 * Carries out acts of a device, in order. Of what changed meanwhile the row is given, until those fill a response: the others are
 * to be asked for.
 * @param today the server's Beijing day, `YYYY-MM-DD`. @throws StoreUnavailable.
 */
export async function carryOutActs(
  acts: readonly Act[],
  device: Pick<Device, 'id' | 'role' | 'verifyKey'>,
  store: Pick<FeedbackStore, 'append' | 'readMany' | 'addRecord'>,
  today: string,
): Promise<ActResult[]> {
  const results: ActResult[] = [];
  let size = 0;
  for (const act of acts) {
    const result = await carryOutAct(act, device, store, today, size <= ROWS_BYTES);
    size += result.row ? JSON.stringify(result.row).length : 0;
    results.push(result);
  }
  return results;
}

/**
 * Carries out an act of a device, as an entry in its submission's history: with the server's own day, and with what the device
 * signed, so that every inbox can verify it.
 * @param today the server's Beijing day, `YYYY-MM-DD`.
 * @param givesRow whether the row is read where it changed meanwhile.
 * @throws StoreUnavailable.
 */
export async function carryOutAct(
  act: Act,
  device: Pick<Device, 'id' | 'role' | 'verifyKey'>,
  store: Pick<FeedbackStore, 'append' | 'readMany' | 'addRecord'>,
  today: string,
  givesRow: boolean,
): Promise<ActResult> {
  const { head, signature, sealed } = act;
  const { id, submission } = head;
  const isOwn = head.device === device.id && isActSignedBy(act, device.verifyKey);
  if (!isOwn || !isActAllowed(act, device.role, today)) return { id, result: 'refused' };
  const { after, kind, state } = head;
  const words = sealed === null ? null : base64.decode(sealed);
  const entry = { id, submission, after, kind, day: today, state, sealed: words };
  const mark = { device: device.id, signed: headText(head), signature };
  const result = await appendRecorded(store, entry, mark, head.office);
  if (result !== 'changed' || !givesRow) return { id, result };
  const [now] = await store.readMany([submission]);
  return now ? { id, result, row: wireRow(now) } : { id, result: 'gone' };
}
