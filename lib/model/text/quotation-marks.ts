/**
 * Puts quotation marks around words: `“”`, or `「」` where the words hold the former, so that no two of the same kind nest.
 */
export function inQuotationMarks(words: string): string {
  const [open, close] = quotationMarks(words);
  return open + words + close;
}

/** The opening and the closing quotation mark to put around words. */
export function quotationMarks(words: string): readonly [open: string, close: string] {
  return /[“”]/.test(words) && !/[「」]/.test(words) ? ['「', '」'] : ['“', '”'];
}

/** Puts a title between `《》`, unless it holds some itself. */
export function titleInMarks(title: string): string {
  return /[《》]/.test(title) ? title : `《${title}》`;
}
