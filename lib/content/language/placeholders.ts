/** Always a placeholder, whatever is next to it. */
const UNWRITTEN =
  '(?<![有等])待(?:定(?![期点向量性位时])|补充|填写)|[（(](?:略|待补)[)）]|(?<![A-Za-z])TODO(?![A-Za-z])';
/** `xx` and the like: a placeholder, or a name that is masked on purpose, as in `张××`. */
const CROSSES = '(?<![A-Za-z])(?:[xX]{2,}|×{2,})(?![A-Za-z])';
/** `某某局`, as in the examples that the check itself prints. */
const SOME_BODY = '某某(?=[省市县区镇乡局委科办厅处站馆院校部公单])';
const DOTS_ALONE = String.raw`^(?:…+|\.{3,})$`;

const PROSE = new RegExp(`${CROSSES}|${UNWRITTEN}`, 'g');
const CERTAIN = new RegExp(`${UNWRITTEN}|${DOTS_ALONE}`);
const MASKING = new RegExp(`${CROSSES}|${SOME_BODY}`);

/** A placeholder in a value of front matter. */
export interface Placeholder {
  raw: string;
  index: number;
  /** Whether the value has other words as well: then it may be a name that is masked on purpose. */
  isPartOfText: boolean;
}

/** Finds the placeholders in running text. */
export function placeholdersInProse(text: string): Pick<Placeholder, 'raw' | 'index'>[] {
  return [...text.matchAll(PROSE)].map((match) => ({ raw: match[0], index: match.index }));
}

/** Finds the first placeholder in a value of front matter, preferring one that cannot be a masked name; null if there is none. */
export function placeholderIn(value: string): Placeholder | null {
  const certain = CERTAIN.exec(value);
  const match = certain ?? MASKING.exec(value);
  const isPartOfText = certain === null && /[^\p{P}\p{S}\sxX某]/u.test(value);
  return match && { raw: match[0], index: match.index, isPartOfText };
}
