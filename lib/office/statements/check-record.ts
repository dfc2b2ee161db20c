import { hashOfRecordEntry } from '#lib/feedback/store/office/record-chain';
import type { ChainedRecord, RecordEntry } from '#lib/feedback/store/office/record-store';
import type { DestroyedSubmission } from '#lib/feedback/store/store';
import { actOfRecordId, checkChain, recordIdOfAct } from '#lib/office/record';
import { isEntrySignedBy, recordedStatement } from '#lib/office/statements/signature';

/** The rest of the database, which the record is compared with. */
export interface StandingOffice {
  /** The public key of each device (Ed25519, base64url), by its id. */
  readonly devices: ReadonlyMap<string, { readonly name: string; readonly verifyKey: string }>;
  /** The submissions that stand, with the ids of entries in their histories and whether a device made them. */
  readonly submissions: ReadonlyMap<
    string,
    ReadonlyMap<string, { readonly day: string; readonly isDevices: boolean }>
  >;
  readonly destroyed: readonly DestroyedSubmission[];
}

/** Names, in Chinese, what does not fit in the record by itself: the chain, its signatures, and what devices knew of it. */
export function problemsOfChain(
  records: readonly ChainedRecord[],
  { devices }: Pick<StandingOffice, 'devices'>,
): string[] {
  return [
    ...problemsOfLinks(records.map(({ entry }) => entry)),
    ...records.flatMap((record) => problemsOfEntry(record, records, devices)),
  ];
}

/** Names, in Chinese, where the record's entries do not follow each other. */
export function problemsOfLinks(entries: readonly RecordEntry[]): string[] {
  const { brokenAt } = checkChain(entries);
  return brokenAt === null ? [] : [`链从第 ${brokenAt} 条起接不上：有记录被改过、删过或者调换过。`];
}

/**
 * Names, in Chinese, what does not fit in one entry: its hash, its device, its signature, and what that device knew of the record.
 * @param records all of the record. @param devices those that may have made entries, by their id.
 */
export function problemsOfEntry(
  { entry, hash }: ChainedRecord,
  records: readonly ChainedRecord[],
  devices: StandingOffice['devices'],
): string[] {
  const problems: string[] = [];
  const at = `第 ${entry.number} 条（${entry.day}）`;
  if (hashOfRecordEntry(entry) !== hash) problems.push(`${at}的内容与它的校验值不符。`);
  const device = devices.get(entry.device ?? '');
  if (entry.device !== null && !device) problems.push(`${at}写的收件箱，不是办公室登记的。`);
  if (entry.signed !== null && device && !isEntrySignedBy(entry, device.verifyKey))
    problems.push(`${at}的签名不是 ${device.name} 的。`);
  const upon = recordedStatement(entry)?.upon;
  if (upon && records[upon.number - 1]?.hash !== upon.hash)
    problems.push(`${at}签名时看到的记录与现在的不同：第 ${upon.number} 条或者它以前的被换过。`);
  return problems;
}

/** Names, in Chinese, what of the record is not in the database, or was done without it. */
export function problemsOfOffice(
  entries: readonly RecordEntry[],
  { submissions, destroyed }: Pick<StandingOffice, 'submissions' | 'destroyed'>,
): string[] {
  const [first] = entries;
  if (!first) return [];
  const gone = new Set(destroyed.map(({ id }) => id));
  const problems = new Set<string>();
  const recorded = new Set(entries.map(({ id }) => id));
  for (const { id, submission, day, kind } of entries) {
    if (submission === null || gone.has(submission)) continue;
    const history = submissions.get(submission);
    if (!history) problems.add(`${submission} 不见了：记录里有它，没有写它已经删除。`);
    else if (kind === 'destroy') problems.add(`${submission} 记着 ${day} 已经删除，可是还在。`);
    else if (isMissingFrom(history, actOfRecordId(id)))
      problems.add(`${submission} 在 ${day} 办的一件事不见了。`);
  }
  // What was done before there was a record stands in none.
  for (const [submission, history] of submissions)
    for (const [id, { day, isDevices }] of history)
      if (isDevices && day > first.day && !recorded.has(recordIdOfAct(id)))
        problems.add(`${submission} 在 ${day} 办的一件事没有记进记录。`);
  const isRecorded = new Set(
    entries.flatMap(({ kind, submission }) =>
      kind === 'destroy' && submission !== null ? [submission] : [],
    ),
  );
  for (const { id, day, reason } of destroyed)
    if ((reason === 'junk' || reason === 'decided') && day > first.day && !isRecorded.has(id))
      problems.add(`${id} 在 ${day} 被删除，没有记进记录。`);
  return [...problems];
}

function isMissingFrom(history: ReadonlyMap<string, unknown>, act: string | null): boolean {
  return act !== null && !history.has(act);
}
