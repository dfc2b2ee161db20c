/** Words that stand for what is still to be written, whatever stands beside them. */
const UNWRITTEN =
  '(?<![有等])待(?:定(?![期点向量性位时])|补充|填写)|[（(](?:略|待补)[)）]|(?<![A-Za-z])TODO(?![A-Za-z])';
/** `xx` and the like: to be filled in, or a name that is left out on purpose, as in `张××`. */
const CROSSES = '(?<![A-Za-z])(?:[xX]{2,}|×{2,})(?![A-Za-z])';
/** `某某局`, which the check's own examples say. */
const SOME_BODY = '某某(?=[省市县区镇乡局委科办厅处站馆院校部公单])';
const DOTS_ALONE = String.raw`^(?:…+|\.{3,})$`;

const PROSE = new RegExp(`${CROSSES}|${UNWRITTEN}`, 'g');
const CERTAIN = new RegExp(`${UNWRITTEN}|${DOTS_ALONE}`);
const MASKING = new RegExp(`${CROSSES}|${SOME_BODY}`);

/** A placeholder in a value of front matter. */
export interface Placeholder {
  words: string;
  index: number;
  /** Whether the value says something beside it: it may be a name that is left out on purpose. */
  masks: boolean;
}

/** Each placeholder in running text, with its index. */
export function placeholdersInProse(text: string): { words: string; index: number }[] {
  return [...text.matchAll(PROSE)].map((match) => ({ words: match[0], index: match.index }));
}

/** The first placeholder in a value of front matter, one that masks nothing before one that may; null if there is none. */
export function placeholderIn(value: string): Placeholder | null {
  const certain = CERTAIN.exec(value);
  const match = certain ?? MASKING.exec(value);
  const masks = certain === null && /[^\p{P}\p{S}\sxX某]/u.test(value);
  return match && { words: match[0], index: match.index, masks };
}
