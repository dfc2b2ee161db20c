import type { Problem } from '#lib/content/problem';
import type { NoticeSource } from '#lib/content/source';
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
