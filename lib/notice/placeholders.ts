/** `xx` and the like wherever words stand for what is still to be written. */
const ANYWHERE =
  '(?<![A-Za-z])(?:[xX]{2,}|×{2,})(?![A-Za-z])|(?<![有等])待(?:定(?![期点向量性位时])|补充|填写)|[（(](?:略|待补)[)）]|(?<![A-Za-z])TODO(?![A-Za-z])';
/** `某某局`, which the check's own examples say, and `……` alone. */
const IN_FRONT_MATTER = String.raw`某某(?=[省市县区镇乡局委科办厅处站馆院校部公单])|^(?:…+|\.{3,})$`;

const PROSE = new RegExp(ANYWHERE, 'g');
const VALUE = new RegExp(`${ANYWHERE}|${IN_FRONT_MATTER}`);

/** Each placeholder in running text, with its index. */
export function placeholdersInProse(text: string): { words: string; index: number }[] {
  return [...text.matchAll(PROSE)].map((match) => ({ words: match[0], index: match.index }));
}

/** The first placeholder in a value of front matter, with its index; null if there is none. */
export function placeholderIn(value: string): { words: string; index: number } | null {
  const match = VALUE.exec(value);
  return match && { words: match[0], index: match.index };
}
