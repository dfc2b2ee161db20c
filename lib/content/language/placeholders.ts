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

/** Words that, alone in a value, say that nothing is known: `尚未写明`, `暂无`, `另行规定`, `见隐私说明`. */
const NOTHING = new RegExp(
  `^(?:${[
    '[-—－/／?？.。…\\s]+',
    '(?:暂时?)?(?:无|没有)',
    '空|略|不详|未知|同上|保密|内部掌握|[nN]/?[aA]|none|null|nil|tbd|TBD',
    '(?:本单位|我单位|单位|我们)?(?:目前|现在?)?(?:尚|还|暂时?|均|都)?(?:未|没有?|不)(?:写明|写|明确|确定|定|填写?|规定|说明|作?规定|研究|清楚|知道|具体规定|公布)',
    '(?:有|尚|还|仍)?待(?:定|研究|明确|确定|确认|通知|补充?|填写?|公布|商定|讨论)(?:确定|后确定|后公布|后再定)?',
    '(?:以后|后续|届时|将来)?(?:另行|再行?|另)(?:通知|规定|确定|公布|研究|明确|定|说)',
    '(?:详)?见(?:隐私(?:说明|政策)|本?(?:通报|网站|说明|规定)|相关规定|有关规定|附件|上|下)',
    '按照?(?:有关|相关|国家|上级)*(?:规定|要求)(?:执行|办理|处理)?',
  ].join('|')})[。.！!]?$`,
);

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

/** Whether a value only says that nothing is known: what is unwritten is left out, and the page says so itself. */
export function saysNothing(value: string): boolean {
  return NOTHING.test(value.replaceAll(/\s|^[“"'‘（(]|[”"'’）)]$/gu, ''));
}
