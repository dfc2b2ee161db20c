import { lastEntryId } from '#lib/feedback/store/entry';
import type { Device } from '#lib/feedback/store/office/office-store';
import type { RecordEntry } from '#lib/feedback/store/office/record-store';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { destroyRecorded } from '#lib/office/desk/recorded';
import type { StatementResult } from '#lib/office/statements/protocol';
import {
  isStatementAllowed,
  isStatementSignedBy,
  recordOf,
  type SignedStatement,
} from '#lib/office/statements/statement';

/** The part of the store by which statements are added to the record and carried out. */
type StatementStore = Pick<FeedbackStore, 'addRecord' | 'destroyingOf' | 'destroy' | 'office' | 'readMany'>;

type Signer = Pick<Device, 'id' | 'role' | 'verifyKey'>;

/**
 * Adds a device's signed statements to the record, in order; a submission whose destroying one consents to is destroyed.
 * @param today the server's Beijing day, `YYYY-MM-DD`. @throws StoreUnavailable.
 */
export async function addStatements(
  statements: readonly SignedStatement[],
  device: Signer,
  store: StatementStore,
  today: string,
): Promise<StatementResult[]> {
  const results: StatementResult[] = [];
  for (const signed of statements)
    results.push({ id: signed.statement.id, result: await addStatement(signed, device, store, today) });
  return results;
}

async function addStatement(
  signed: SignedStatement,
  device: Signer,
  store: StatementStore,
  today: string,
): Promise<StatementResult['result']> {
  const { statement } = signed;
  const isOwn = statement.device === device.id && isStatementSignedBy(signed, device.verifyKey);
  if (!isOwn || !isStatementAllowed(statement, device.role, today)) return 'refused';
  if ((await store.office())?.recipient !== statement.office) return 'other-key';
  const { submission } = statement;
  if (submission === null || statement.after === null) return store.addRecord(recordOf(signed, today));
  return agreeUpon(signed, submission, device, store, today);
}

/** Adds what is said of destroying a submission, upon the last that was; carries it out where that was a consent. */
async function agreeUpon(
  signed: SignedStatement,
  submission: string,
  device: Signer,
  store: StatementStore,
  today: string,
): Promise<StatementResult['result']> {
  const { kind, id, subject, reason, after, last } = signed.statement;
  const isConsent = kind === 'destroy-consented';
  const before = await store.destroyingOf(submission);
  const isRepeated = before?.id === id || (isConsent && before?.kind === 'destroy');
  if (!isRepeated) {
    const [row] = await store.readMany([submission]);
    if (!row) return 'gone';
    if ((before?.id ?? '') !== after) return 'changed';
    if (!mayFollow(signed, before)) return 'refused';
    if (isConsent && lastEntryId(row.entries.map((entry) => ({ ...entry, submission }))) !== last)
      return 'changed';
  }
  const added = await store.addRecord(recordOf(signed, today), after);
  if (!isConsent || reason === null || (added !== 'applied' && added !== 'already')) return added;
  // What was retracted after it was consented to is not destroyed by asking again.
  const now = await store.destroyingOf(submission);
  if (now?.id !== id && now?.kind !== 'destroy') return 'changed';
  const by = { device: device.id, subject };
  const destroyed = await destroyRecorded(store, submission, { day: today, reason }, last, by);
  if (destroyed !== 'applied' && destroyed !== 'already') return destroyed;
  return added;
}

/**
 * Whether a statement may follow the last one about its submission: a proposal where none stands, a retraction where one does, and
 * a consent to it by another device than proposed.
 */
function mayFollow({ statement }: SignedStatement, before: RecordEntry | null): boolean {
  const { kind, device, subject, reason } = statement;
  const isOpen = before?.kind === 'destroy-proposed' || before?.kind === 'destroy-consented';
  if (kind === 'destroy-proposed') return !isOpen;
  if (kind === 'destroy-retracted') return isOpen;
  const proposer = before?.kind === 'destroy-proposed' ? before.device : before?.subject;
  return isOpen && proposer === subject && subject !== device && before.reason === reason;
}
