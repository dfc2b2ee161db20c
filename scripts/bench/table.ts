/** A Markdown table (GFM); columns whose name begins with `>` are aligned right. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const names = columns.map((column) => column.replace(/^>/, ''));
  const alignments = columns.map((column) => (column.startsWith('>') ? '---:' : '---'));
  return [names, alignments, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A number rounded to an integer, with thousands separators: 12,345. */
export function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** A number with one decimal: 1.5. */
export function tenths(value: number): string {
  return value.toFixed(1);
}

/** A ratio with two decimals, beside the least that is aimed at: 0.88 (aim: at least 0.75). */
export function ratio(value: number, aim: number): string {
  return `${value.toFixed(2)} (aim: at least ${aim})`;
}
