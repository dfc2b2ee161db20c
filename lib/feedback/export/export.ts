import { csvExport } from '#lib/feedback/export/export-csv';
import type { ExportFormat } from '#lib/feedback/export/export-format';
import { jsonExport } from '#lib/feedback/export/export-json';
import type { ExportableSubmission } from '#lib/feedback/export/exportable';

/** The export formats by name. */
export const EXPORT_FORMATS = { csv: csvExport, json: jsonExport } as const satisfies Record<
  string,
  ExportFormat
>;

/** Streams submissions in a format, chunk by chunk. */
export async function* exportSubmissions(
  { head, row, between, tail }: ExportFormat,
  submissions: AsyncIterable<ExportableSubmission> | Iterable<ExportableSubmission>,
): AsyncGenerator<string> {
  yield head;
  let isFirst = true;
  for await (const one of submissions) {
    yield (isFirst ? '' : between) + row(one);
    isFirst = false;
  }
  yield tail;
}
