import * as z from 'zod';
import { formatProblem, type Problem } from '#lib/content/problem';
import { attachmentPrivateRule } from '#lib/content/rules/attachments/attachment-private';
import { ledgerPrivate } from '#lib/content/rules/ledger/ledger-private';
import { privateData } from '#lib/content/rules/text/private-data';
import type { NoticeSource } from '#lib/content/source';
import type { DeepReadonly } from '#lib/model/deep-readonly';
import { fingerprintOf } from '#lib/model/fingerprint';
import type { Notice } from '#lib/model/notice';
import type { NoticeRecord } from '#lib/versions/read-record';

/** A notice that was read and checked, with its records and all problems found. */
export interface CheckedNotice {
  source: NoticeSource;
  /** Composed from its files, with the number and the events of its records; null when the files have errors. */
  notice: Notice | null;
  record: NoticeRecord;
  /** Problems of its files. */
  problems: Problem[];
  /** How it differs from its records: what `npm run notice` mends. */
  unrecorded: Problem[];
}

/** The rules that find what may be private. */
const PRIVATE = [privateData.name, attachmentPrivateRule.name, ledgerPrivate.name];

/**
 * Reminds staff, in Chinese, of the possible private data in a notice that is being recorded: what is public is kept for
 * good. Empty where there is none.
 * @param way how to keep it from readers.
 */
export function privateDataReminder({ problems }: Pick<CheckedNotice, 'problems'>, way: string): string[] {
  const found = problems.filter(({ ruleId }) => PRIVATE.includes(ruleId));
  if (found.length === 0) return [];
  return [
    `注意：这份通报里有 ${found.length} 处可能是个人信息。留存的内容公布以后一直保留，收不回来，请逐处核对。${way}。`,
    ...found.map(formatProblem),
  ];
}

const hashed = z.object({ at: z.string(), hash: z.string() });

/** Schema of the hashes of a notice's records, each with its moment, oldest first: what is public of them never changes. */
export const recordHashesSchema = z.object({ versions: z.array(hashed), outcome: z.array(hashed) });

export type RecordHashes = DeepReadonly<z.output<typeof recordHashesSchema>>;

/** The hashes of a notice's versions and of the editions of its outcome. */
export function recordHashes({ record: { versions, outcome } }: Pick<CheckedNotice, 'record'>): RecordHashes {
  return {
    versions: versions.map(({ at, seal }) => ({ at, hash: seal })),
    outcome: (outcome?.editions ?? []).map(({ at, fingerprint, pictures }) => {
      const shown = Object.entries(pictures).sort(([a], [b]) => (a < b ? -1 : 1));
      return { at, hash: fingerprintOf(JSON.stringify([fingerprint, shown])) };
    }),
  };
}
