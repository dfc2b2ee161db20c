/** Writes a text as a cell of CSV (RFC 4180): quoted where it holds a separator, white space or a quotation mark. */
export function csvCell(text: string): string {
  return /[\s",;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
