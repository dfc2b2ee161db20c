import type { OpenedSubmission } from '#lib/feedback/export/opened';

/** A way to write submissions one after another: no more than one of them need be in memory. */
export interface ExportFormat {
  /** What stands before the first. */
  readonly head: string;
  /** A submission. */
  row(one: OpenedSubmission): string;
  /** What stands between two. */
  readonly between: string;
  /** What stands after the last. */
  readonly tail: string;
}
