import type { Problem } from '#lib/content/problem';
import type { NoticeSource } from '#lib/content/source';
import type { Notice } from '#lib/model/notice';
import type { NoticeRecord } from '#lib/versions/read-record';

/** One notice, read and judged. */
export interface ExaminedNotice {
  source: NoticeSource;
  /** Composed from its files as they are, with the number and the events of what is kept; null when they have errors. */
  notice: Notice | null;
  record: NoticeRecord;
  /** What is wrong with its files. */
  problems: Problem[];
  /** How it differs from what is kept of it: what `npm run notice` mends. */
  unrecorded: Problem[];
}
