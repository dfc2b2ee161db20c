import type { ExportableSubmission } from '#lib/feedback/export/exportable';

/** A streaming export format: only one submission need be in memory at a time. */
export interface ExportFormat {
  /** What stands before the first. */
  readonly head: string;
  /** A submission. */
  row(one: ExportableSubmission): string;
  /** What stands between two. */
  readonly between: string;
  /** What stands after the last. */
  readonly tail: string;
}
