import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The page that a newcomer reads first. */
export const README = 'README.md';

/** The guide for staff, in Chinese. */
export const GUIDE = 'content/README.md';

/** Every page of documentation, as a path from the root: the two above, and those below `docs/`. */
export const PAGES: readonly string[] = [
  README,
  GUIDE,
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('docs', path)),
];

/** The text of the page at `path`. */
export function pageText(path: string): string {
  return readFileSync(path, 'utf8');
}

/** A page's text without its fenced code blocks. */
export function proseOf(text: string): string {
  return text.replace(/^( *)```[\s\S]*?^\1```$/gm, '');
}

/** The cells of each row of the tables in a Markdown text, heads included, as they are written. */
export function rowsOf(text: string): string[][] {
  return [...text.matchAll(/^\| (.*) \|$/gm)].map(([, row = '']) =>
    row.split(/(?<!\\)\|/).map((cell) => cell.trim()),
  );
}
