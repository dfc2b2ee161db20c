import { isoDay } from '#lib/content/language/dates-in-text';
import { toHalfWidth } from '#lib/content/language/half-width';
import { parseNumeral } from '#lib/content/language/numerals';
import { bodyPassage, type Passage } from '#lib/content/language/passages';
import { memoizedByObject } from '#lib/content/memoize';
import type { NoticeFrontMatter } from '#lib/content/schema/written-schema';
import { listedParts, type MarkdownSource, type NoticeSource } from '#lib/content/source';

/** A line of a text, without the blanks round it. */
interface Line {
  index: number;
  raw: string;
}

/** A signature in a notice's text: a line that is only a date, and the names in the lines before it. */
export interface SignatureLines {
  passage: Passage;
  /** As many lines before the date as `notice.md` has signers, one at least, as far as they can be names; in their order. */
  names: Line[];
  date: Line;
  /** `YYYY-MM-DD`; null when there is no such day. */
  day: string | null;
}

const DATE_LINE = /^(\d{4})\s*[年.-]\s*(\d{1,2})\s*[月.-]\s*(\d{1,2})\s*日?$/;
const CHINESE_DATE_LINE =
  /^([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$/;
const NAME_LINE = /^[^，。；：:,;！？\d]{2,40}$/;

/**
 * Finds the signatures in a notice's texts: anywhere in `contact.md`, and at the end of the last item or of a notice without
 * parts. Memoized.
 */
export const signaturesIn = memoizedByObject(findSignatures);

function findSignatures(source: NoticeSource): readonly SignatureLines[] {
  const { notice, contact, folders } = source;
  const lastPart = notice ? listedParts(notice).at(-1) : undefined;
  const lastItem = folders.find(({ name }) => name === lastPart?.folder)?.items.at(-1);
  const ending = lastPart === undefined ? notice : lastItem;
  const most = notice ? Math.max(1, signersIn(notice).length) : 1;
  const last = ending ? signaturesOf(bodyPassage(ending), most).at(-1) : undefined;
  const isAtEnd = last && /^[\s\0]*$/.test(last.passage.text.slice(last.date.index + last.date.raw.length));
  return [...(last && isAtEnd ? [last] : []), ...(contact ? signaturesOf(bodyPassage(contact), most) : [])];
}

/** Returns the signers that `notice.md` names, whether in `name` or in `names`; none where a date stands alone. */
export function signersIn(notice: MarkdownSource<NoticeFrontMatter>): string[] {
  const listed = notice.listIndexes(['signature', 'names']).map((index) => ['signature', 'names', index]);
  return [['signature', 'name'], ...listed].flatMap((path) => notice.textAt(path) ?? []);
}

function signaturesOf(passage: Passage, most: number): SignatureLines[] {
  const lines = linesOf(passage.text);
  return lines.flatMap((line, index) => {
    const day = parseDateLine(line.raw);
    if (day === undefined) return [];
    const before = lines.slice(Math.max(0, index - most), index);
    const names = before.slice(before.findLastIndex(({ raw }) => !NAME_LINE.test(raw)) + 1);
    return [{ passage, names, date: line, day }];
  });
}

/** Splits a text into its lines, leaving out empty ones. */
function linesOf(text: string): Line[] {
  return [...text.matchAll(/[^\n]+/g)].flatMap((match) => {
    const raw = match[0].replace(/^[\s\0]+|[\s\0]+$/g, '');
    return raw === '' ? [] : [{ index: match.index + match[0].indexOf(raw), raw }];
  });
}

/** Parses a line that is only a date: the day, null when there is no such day, undefined when the line is anything else. */
function parseDateLine(line: string): string | null | undefined {
  const [, year, month, day] = DATE_LINE.exec(toHalfWidth(line)) ?? [];
  if (year && month && day) return isoDay(Number(year), Number(month), Number(day));
  const [, years, months, days] = CHINESE_DATE_LINE.exec(line) ?? [];
  if (!years || !months || !days) return undefined;
  return isoDay(parseNumeral(years), parseNumeral(months), parseNumeral(days));
}
