/** The files that `npm run notice -- pdf` writes into a notice's folder: the PDF and its record. */
export const PDF_FILES = { pdf: 'paper.pdf', record: 'paper.json' } as const;

const ITEM_NAME = /^\d{2,3}-.+\.md$/;
const MARKDOWN = /\.(md|markdown|mdown|mkd)$/i;

/** Whether a file is Markdown by its name, with any usual extension. */
export function isMarkdown(path: string): boolean {
  return MARKDOWN.test(path);
}

/** Whether a file in a notice's folder was generated from the notice, not written by staff. */
export function isGeneratedFile(path: string): boolean {
  return path === PDF_FILES.pdf || path === PDF_FILES.record;
}

/** Whether a file in a part's folder has a valid name for an item or an introduction: `01-….md`, `100-….md`, `00-….md`. */
export function isItemName(name: string): boolean {
  return ITEM_NAME.test(name);
}

/** Whether a file has a valid name for an item, not an introduction. */
export function isNumberedItem(name: string): boolean {
  return ITEM_NAME.test(name) && !/^0+-/.test(name);
}

/** Returns the number at the beginning of a file's name; null if there is none. */
export function ordinalIn(name: string): number | null {
  const digits = /^\d{1,3}/.exec(name)?.[0];
  return digits === undefined ? null : Number(digits);
}
