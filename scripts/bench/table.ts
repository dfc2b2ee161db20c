/** A Markdown table; columns of figures (named with a leading `>`) stand to the right. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const names = columns.map((column) => column.replace(/^>/, ''));
  const marks = columns.map((column) => (column.startsWith('>') ? '---:' : '---'));
  return [names, marks, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A whole number with its thousands apart: 12,345. */
export function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** A number with one decimal. */
export function tenths(value: number): string {
  return value.toFixed(1);
}

/** A ratio with two decimals, and how it stands to its aim. */
export function ratio(value: number, aim: number): string {
  return `${value.toFixed(2)} (aim: at least ${aim})`;
}

/** The middle of some values. @throws RangeError when there are none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined) throw new RangeError('no values');
  return (low + high) / 2;
}

/** The value below which the share `part` (0 to 1) of some values lies. @throws RangeError when there are none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
  if (value === undefined) throw new RangeError('no values');
  return value;
}
