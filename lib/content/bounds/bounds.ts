/**
 * How large content may be: generous for a notice that is written by people (500 rows of a ledger, 99 items, long texts),
 * and small enough for the check to end in seconds. Some work grows with the square of a paragraph.
 */
export const BOUNDS = {
  /** Bytes of a text file, before it is decoded. */
  fileBytes: 2_000_000,
  /** Characters of a text file, in UTF-16 units. */
  fileCharacters: 200_000,
  fileLines: 10_000,
  /** Lines of front matter, and of `site.yaml`. */
  yamlLines: 3000,
  /** Lines of `redirects.yaml`: two for each address of an earlier site. */
  redirectLines: 20_000,
  /** Characters of one value of YAML: rules compare values with texts, and some of that grows with the square. */
  yamlValue: 5000,
  /** Brackets in one line of YAML. */
  yamlBrackets: 100,
  /** Blanks before a line of YAML. */
  yamlIndent: 40,
  /** Lines between two empty ones. */
  blockLines: 1000,
  /** Signs of Markdown between two empty lines, `|` aside. */
  blockSigns: 4000,
  /** `|` in one line. */
  columns: 100,
  /** Blanks before the mark of a list or a quotation. */
  listIndent: 100,
  /** Marks of lists and quotations before a text, one in the other. */
  nesting: 20,
  /** Quotations that end and lists that come back from a deeper one, in a file: each costs a walk through all before it. */
  closings: 500,
  /** `[` in each other, before their `]`. */
  brackets: 50,
  /** Files in a notice's folder. */
  noticeFiles: 2000,
  /** Bytes of all Markdown files of a notice: half a million Chinese characters. */
  noticeBytes: 1_500_000,
} as const;
