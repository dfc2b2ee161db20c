import { z } from 'zod';
import type { Problem } from '#lib/content/problem';
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
