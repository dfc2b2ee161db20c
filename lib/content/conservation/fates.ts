import type { Token, TokenType } from 'micromark-util-types';
import type { LossKind } from '#lib/content/conservation/loss-kind';
import { ESCAPED_SIGNS, type Sign } from '#lib/content/conservation/signs';
import { isPlainEntity } from '#lib/content/markdown/entities';
import type { StarRun } from '#lib/content/markdown/star-runs';
import { CELL_MARK } from '#lib/content/markdown/tables/cell-marks';

/**
 * What becomes of characters of a source: they are shown; they are a sign that the guide names; another rule reports
 * them; or they are lost.
 */
export type Fate =
  | 'shown'
  | 'reported'
  | { sign: Sign }
  /** `over`: the token that is lost, where it is not the one that the fate is that of. */
  | { loss: LossKind; over?: Token };

/** Where characters stand: the tokens around them, the innermost last, and what the fate of some depends on. */
export interface Surroundings {
  text: string;
  /** The offset of the first of the characters. */
  start: number;
  token: Token;
  around: readonly Token[];
  stars: readonly StarRun[];
  /** The offsets of definitions of links that are used, each the first of its name. */
  usedDefinitions: ReadonlySet<number>;
  /** The offsets of footnotes that are cited, each the first of its name. */
  usedFootnotes: ReadonlySet<number>;
}

type FateOf = Fate | ((surroundings: Surroundings) => Fate);

/**
 * The fate of the characters of each kind of token. A kind that is missing here has that of the token around it; with
 * none around it that is here, its characters are lost.
 */
const FATES: { [K in TokenType]?: FateOf } = {
  paragraph: 'shown',
  atxHeadingText: 'shown',
  setextHeadingText: 'shown',
  tableContent: 'shown',
  labelText: 'shown',
  codeTextData: 'shown',
  codeFlowValue: 'shown',
  characterEscapeValue: 'shown',
  autolinkProtocol: 'shown',
  autolinkEmail: 'shown',

  atxHeadingSequence: ({ start, around }) =>
    around.some(({ type, start: first }) => type === 'atxHeading' && first.offset === start)
      ? { sign: 'heading' }
      : { loss: 'closing-hashes' },
  strongSequence: (at) => fateOfStars(at, 'bold'),
  emphasisSequence: (at) => fateOfStars(at, 'emphasis'),
  listItemPrefix: fateOfListItem,
  blockQuoteMarker: fateOfQuotation,
  thematicBreak: ({ text, token }) =>
    /^(?:\*{3}|-{3})\s*$/.test(sliceOf(text, token)) ? { sign: 'line' } : { loss: 'rule-line' },
  codeFencedFence: { loss: 'fence' },
  codeTextSequence: fateOfBackticks,
  // One that is a character that nobody sees, or that looks like another: rules of their own.
  characterReference: ({ text, token }) =>
    isPlainEntity(sliceOf(text, token)) ? { loss: 'entity' } : 'reported',
  escapeMarker: ({ text, start }) =>
    ESCAPED_SIGNS.includes(text.charAt(start + 1)) ? { sign: 'escape' } : { loss: 'backslash' },
  hardBreakEscape: { loss: 'line-end-backslash' },
  link: fateOfLinkMarks,
  image: { sign: 'picture' },
  resource: fateOfAddress,
  reference: fateOfLinkMarks,
  definition: ({ token, usedDefinitions }) =>
    usedDefinitions.has(token.start.offset) ? { sign: 'definition' } : { loss: 'definition' },
  // An address that is none of these: link-scheme.
  autolink: ({ text, token }) =>
    /^<(?:https?:|mailto:|[^:]*>$)/i.test(sliceOf(text, token)) ? { loss: 'angle-brackets' } : 'reported',
  tableCellDivider: { sign: 'table' },
  tableDelimiterRow: { sign: 'table' },
  gfmFootnoteCall: { sign: 'footnote' },
  gfmFootnoteDefinitionLabel: { sign: 'footnote' },
  gfmFootnoteDefinition: { sign: 'footnote' },
  // Each an error of its own rule: heading-level, raw-html.
  setextHeadingLine: 'reported',
  htmlFlow: 'reported',
  htmlText: ({ text, token, around }) =>
    around.some(({ type }) => type === 'tableContent') && CELL_MARK.test(sliceOf(text, token))
      ? { sign: 'cell' }
      : 'reported',
};

/** Tokens whose characters are none of the text, whatever stands in them. */
const OPAQUE: ReadonlySet<TokenType> = new Set<TokenType>([
  'resource',
  'reference',
  'definition',
  'gfmFootnoteCall',
  'gfmFootnoteDefinitionLabel',
  'codeFencedFence',
  'tableDelimiterRow',
]);

/** Says what becomes of the characters at a place of a source. */
export function fateOf(surroundings: Omit<Surroundings, 'token'>): { fate: Fate; token: Token | undefined } {
  const { around, usedFootnotes } = surroundings;
  const isUnused = ({ type, start }: Token) =>
    type === 'gfmFootnoteDefinition' && !usedFootnotes.has(start.offset);
  // A note that nobody reads: footnote-used.
  if (around.some(isUnused)) return { fate: 'reported', token: undefined };
  const token =
    around.find(({ type }) => OPAQUE.has(type)) ?? around.findLast(({ type }) => FATES[type] !== undefined);
  const entry = token ? FATES[token.type] : undefined;
  if (!token || entry === undefined) return { fate: { loss: 'other' }, token: around.at(-1) };
  const fate = typeof entry === 'function' ? entry({ ...surroundings, token }) : entry;
  const mark = fate === 'shown' ? undefined : markInAlternative(around);
  return mark ? { fate: { loss: 'alternative', over: mark }, token } : { fate, token };
}

/** A picture's alternative text is plain: of links, pictures and bold words in it only the words are left. */
function markInAlternative(around: readonly Token[]): Token | undefined {
  const picture = around.findIndex(({ type }) => type === 'image');
  const isMark = ({ type }: Token) => ['link', 'image', 'strong', 'emphasis'].includes(type);
  return picture === -1 ? undefined : around.slice(picture + 1).find(isMark);
}

function sliceOf(text: string, { start, end }: Token): string {
  return text.slice(start.offset, end.offset);
}

const WORD = /[\p{L}\p{N}]/u;

/** Of two marks that belong together, the first has the loss. */
function fateOfStars({ text, start, around, stars }: Surroundings, sign: Sign): Fate {
  const pair = around.findLast(({ type }) => type === 'strong' || type === 'emphasis');
  if (!pair) return { loss: 'other' };
  const isFirst = pair.start.offset === start;
  if (text.charAt(start) === '_') return isFirst ? { loss: 'underscores', over: pair } : 'reported';
  const runAt = (offset: number) => stars.find((run) => run.start <= offset && offset < run.end);
  const edges = [pair.start.offset, pair.end.offset - 1];
  if (edges.every((offset) => runAt(offset)?.meaning === 'mark')) return { sign };
  const beside = [text.charAt(pair.start.offset - 1), text.charAt(pair.end.offset)];
  // A word in two parts by single asterisks: emphasis-in-word.
  const isInWord = sign === 'emphasis' && beside.every((character) => WORD.test(character));
  return isFirst && !isInWord ? { loss: 'asterisks', over: pair } : 'reported';
}

function fateOfBackticks({ start, around }: Surroundings): Fate {
  const over = around.findLast(({ type }) => type === 'codeText');
  return over?.start.offset === start ? { loss: 'backticks', over } : 'reported';
}

/** Quantities that follow a minus sign rather than a bullet; in a list of one item, every number that is no date or count. */
const QUANTITY = /^[\d０-９][\d０-９.,]*\s*(?:[%％‰℃°]|个?百分点|个?基点|倍|[，。；]|$)/;
const DATE_OR_NUMBER = /^[\d０-９]+\s*(?:[年月日.．、)）]|[-~～至])/;

function fateOfListItem({ text, token, around }: Surroundings): Fate {
  const list = around.findLast(({ type }) => type === 'listOrdered' || type === 'listUnordered');
  const mark = sliceOf(text, token).trim();
  const [rest = ''] = text.slice(token.end.offset).split('\n', 1);
  if (list?.type === 'listOrdered')
    return /^(?:0|[1-9]\d*)\.$/.test(mark) ? { sign: 'number' } : { loss: 'number-mark' };
  if (mark !== '-') return { loss: 'bullet' };
  const isAlone = list && !/\n[ \t>]*-[ \t]/.test(sliceOf(text, list));
  const isMinus = QUANTITY.test(rest) || (isAlone && /^[\d０-９]/.test(rest) && !DATE_OR_NUMBER.test(rest));
  return isMinus ? { loss: 'minus' } : { sign: 'bullet' };
}

/** A quotation has a blank after its mark, and words: `>80%` is a comparison. */
function fateOfQuotation({ text, start }: Surroundings): Fate {
  const [rest = ''] = text.slice(start + 1).split('\n', 1);
  const isComparison = /^[ \t]*[\d０-９]/.test(rest) && !DATE_OR_NUMBER.test(rest.trim());
  return /^(?:[ \t]|$)/.test(rest) && !isComparison ? { sign: 'quotation' } : { loss: 'quotation-mark' };
}

/** The title after an address is reported by link-title, unless there is nothing in its quotation marks. */
function fateOfAddress({ text, around }: Surroundings): Fate {
  const title = around.find(({ type }) => type === 'resourceTitle');
  if (!title) return { sign: 'link' };
  return sliceOf(text, title).length > 2 ? 'reported' : { loss: 'other', over: title };
}

/** A link shows its words; one that is nothing but a defined name in brackets loses these. */
function fateOfLinkMarks({ text, around, start }: Surroundings): Fate {
  const link = around.findLast(({ type }) => type === 'link');
  if (!link) return { sign: 'picture' };
  const written = sliceOf(text, link);
  if (written.endsWith(')')) return { sign: 'link' };
  if (/\]\[[^\]]+\]$/.test(written)) return { sign: 'reference' };
  return link.start.offset === start ? { loss: 'brackets', over: link } : 'reported';
}
