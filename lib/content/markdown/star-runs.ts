import { endsWithSurname, mayEndWithName } from '#lib/content/language/masked-names';
import type { TextRange } from '#lib/content/language/spans';

/** Asterisks beside each other, and whether they are a mark or text. */
export interface StarRun extends TextRange {
  /** `doubtful`: a mark, but more likely meant as a mask than others. */
  meaning: 'mark' | 'doubtful' | 'text';
}

/** A run of asterisks while it is decided about: what stands before and after it, up to the ends of its segment. */
interface Candidate extends TextRange {
  before: string;
  after: string;
}

/** A line that begins a block, over whose beginning no mark reaches. */
const BLOCK_START = /^[ \t]*(?:$|#{1,6}(?:[ \t]|$)|[-+*][ \t]|\d{1,9}[.)][ \t]|>|\||\[\^|```|~~~)/;

/** What hides asterisks from Markdown: escapes, code, addresses; and runs of asterisks. */
const SKIPPED_OR_RUN = /\\[\s\S]|(`+)(?!`)[\s\S]*?[^`]\1(?!`)|\]\([^()\s]*\)|(\*+)/g;

const HAN = /\p{Script=Han}/u;
const WORD = /[\p{Script=Han}\p{L}\p{N}]/u;
const ALPHANUMERIC = /[\dA-Za-z]/;

/** A name that is masked by a word already: the asterisks before it need others behind it. */
const BOLD_NAME = /(?:^|[^*\\\p{L}\p{N}])\*\*\p{Script=Han}{1,2}某{1,2}$/u;

/** Marks with which no bold words begin, and with which none end. */
const NO_BEGINNING = /^[\s、，。；：！？,.;:!?）)”’》〉】〕]/;
const NO_END = /[\s、，；,;（(“‘《〈【〔]$/;

/** Kinds of places and bodies whose names are masked before them. */
const PLACE = /^(?:镇|乡|村|县|街道|社区|公司|集团|有限|中学|小学|医院|银行)/;

/**
 * Decides of each run of asterisks in a Markdown text whether it marks bold words or emphasis, or is text, such as the
 * mask of a name or a number. Two asterisks mark bold words unless a surname or a digit before them, or what stands
 * between them and their partners, says otherwise; single ones mark emphasis only where they stand at the edges of
 * words; every other number of asterisks is text.
 */
export function starRunsIn(text: string): StarRun[] {
  if (!text.includes('*')) return [];
  return segmentsOf(text).flatMap(runsOfSegment);
}

/** Cuts a text where no mark reaches across: at empty lines, at the beginning of blocks, between cells. */
function segmentsOf(text: string): { text: string; offset: number }[] {
  const segments: { text: string; offset: number }[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const cells = /^[ \t]*\|/.test(line) ? line.split(/(?<=(?<!\\)\|)/) : [line];
    for (const [index, cell] of cells.entries()) {
      const last = segments.at(-1);
      if (!last || index > 0 || BLOCK_START.test(line)) segments.push({ text: cell, offset });
      else last.text += cell;
      offset += cell.length;
    }
    const last = segments.at(-1);
    if (last) last.text += '\n';
    offset += 1;
  }
  return segments;
}

function runsOfSegment({ text, offset }: { text: string; offset: number }): StarRun[] {
  const runs = [...text.matchAll(SKIPPED_OR_RUN)].flatMap((match): Candidate[] => {
    const stars = match[2];
    if (stars === undefined) return [];
    const end = match.index + stars.length;
    return [{ start: match.index, end, before: text.slice(0, match.index), after: text.slice(end) }];
  });
  const decided = new Map<Candidate, StarRun['meaning']>();
  pair(text, runs.filter(isBoldMark), decided, boldMeaning);
  pair(text, runs.filter(isEmphasisMark), decided, emphasisMeaning);
  return runs.map((run) => ({
    start: run.start + offset,
    end: run.end + offset,
    meaning: decided.get(run) ?? 'text',
  }));
}

/** Pairs runs from left to right, where `meaningOf` finds that two belong together. */
function pair(
  text: string,
  runs: readonly Candidate[],
  decided: Map<Candidate, StarRun['meaning']>,
  meaningOf: (open: Candidate, close: Candidate, words: string) => StarRun['meaning'],
): void {
  let open: Candidate | null = null;
  for (const run of runs) {
    const meaning: StarRun['meaning'] =
      open === null ? 'text' : meaningOf(open, run, text.slice(open.end, run.start));
    if (open === null || meaning === 'text') {
      open = run;
      continue;
    }
    decided.set(open, meaning).set(run, meaning);
    open = null;
  }
}

function isBoldMark(run: Candidate): boolean {
  if (run.end - run.start !== 2) return false;
  if (ALPHANUMERIC.test(run.before.slice(-1)) && ALPHANUMERIC.test(run.after.slice(0, 1))) return false;
  const closesName = BOLD_NAME.test(run.before) && !HAN.test(run.after.slice(0, 1));
  return closesName || endsWithSurname(run.before) !== 'certain';
}

function boldMeaning(open: Candidate, close: Candidate, words: string): StarRun['meaning'] {
  if (words === '' || NO_BEGINNING.test(words) || NO_END.test(words)) return 'text';
  const both = (holds: (run: Candidate) => boolean) => holds(open) && holds(close);
  const masks = [open, close].filter(({ before }) => endsWithSurname(before) === 'possible').length;
  const areMasks =
    both(({ before }) => endsWithSurname(before) === 'possible' || mayEndWithName(before)) ||
    both(({ before }) => ALPHANUMERIC.test(before.slice(-1))) ||
    both(({ after }) => /^[\d某]/.test(after));
  if (areMasks) return 'text';
  const isInSentence = HAN.test(open.before.slice(-1)) && HAN.test(close.after.slice(0, 1));
  const isDoubtful =
    masks === 1 || both(({ after }) => PLACE.test(after)) || (isInSentence && /[，。；*]/.test(words));
  return isDoubtful ? 'doubtful' : 'mark';
}

function isEmphasisMark({ start, end }: Candidate): boolean {
  return end - start === 1;
}

function emphasisMeaning(open: Candidate, close: Candidate, words: string): StarRun['meaning'] {
  const isAtEdges = !WORD.test(open.before.slice(-1)) && !WORD.test(close.after.slice(0, 1));
  const isPhrase =
    WORD.test(words.slice(0, 1)) && WORD.test(words.slice(-1)) && !/[，。；、\n]|^.$|^某/u.test(words);
  return isAtEdges && isPhrase ? 'mark' : 'text';
}
