/** What `npm run notice -- pdf` keeps in a notice's folder: the PDF, and what is written down of it. */
export const PDF_FILES = { pdf: 'paper.pdf', record: 'paper.json' } as const;

const ITEM_NAME = /^(\d{2})-.+\.md$/;
const MARKDOWN = /\.(md|markdown|mdown|mkd)$/i;

/** Whether a file is Markdown by its name, however that is written. */
export function isMarkdown(path: string): boolean {
  return MARKDOWN.test(path);
}

/** Whether a file of a notice's folder was made of the notice, by its path there: it is no part of what staff write. */
export function isGeneratedFile(path: string): boolean {
  return path === PDF_FILES.pdf || path === PDF_FILES.record;
}

/** Whether a file in a part's folder is named as an item or an introduction must be: `01-….md`, `00-….md`. */
export function isItemName(name: string): boolean {
  return ITEM_NAME.test(name);
}

/** Whether a file is named as an item, not as an introduction. */
export function isNumberedItem(name: string): boolean {
  return ITEM_NAME.test(name) && !name.startsWith('00-');
}

/** The number with which an author began a file's name, however it is written; null if there is none. */
export function ordinalIn(name: string): number | null {
  const digits = /^\d{1,3}/.exec(name)?.[0];
  return digits === undefined ? null : Number(digits);
}
