import { dateRanges } from '#lib/content/language/dates-in-text';
import type { TextRange } from '#lib/content/language/spans';
import { indexesOf, rangesOf } from '#lib/content/language/spans';
import { lineQuoting, type Quotation } from '#lib/content/quotes/quotation';
import type { RuleProblem } from '#lib/content/rule';

/** A number as a text writes it. A wide comma parts words, not digits. */
const NUMBER = /[\d０-９]+(?:[.．,][\d０-９]+)*/g;

function numbersIn(text: string): TextRange[] {
  return rangesOf(text, NUMBER);
}

/**
 * What is wrong with a quotation that begins or ends inside a number wherever it stands in `texts`: the page would
 * state another figure than the text. Null when it stands somewhere as a whole.
 */
export function cutNumber(quotation: Quotation, texts: readonly string[]): RuleProblem | null {
  const reason = '引文把正文里的一个数从中间断开，意思就变了';
  return cutFinding(quotation, wholesOf(texts, quotation.words, numbersIn), reason);
}

/** The same of a date, which also loses its meaning without the year, the month or the day that the text gives it. */
export function cutDate(date: Quotation, texts: readonly string[]): RuleProblem | null {
  const wholes = wholesOf(texts, date.words, (text) => [...numbersIn(text), ...dateRanges(text)]);
  return cutFinding(date, wholes, '只抄了正文里日期的一部分');
}

function cutFinding(quotation: Quotation, wholes: readonly string[], reason: string): RuleProblem | null {
  const [first] = wholes;
  if (first === undefined) return null;
  return {
    place: quotation.place,
    reason,
    found: quotation.words,
    expected: `完整地抄下来：${wholes.join('，或者')}`,
    fix: wholes.length === 1 ? lineQuoting(quotation, first) : undefined,
  };
}

/** The words with all of what they cut, at each place where they stand; none when they cut nothing at one of them. */
function wholesOf(
  texts: readonly string[],
  words: string,
  unbroken: (text: string) => TextRange[],
): string[] {
  const wholes = new Set<string>();
  for (const text of texts) {
    const spans = unbroken(text);
    for (const start of indexesOf(text, words)) {
      const end = start + words.length;
      const whole = text.slice(
        Math.min(start, ...spans.filter((span) => holds(span, start)).map((span) => span.start)),
        Math.max(end, ...spans.filter((span) => holds(span, end)).map((span) => span.end)),
      );
      if (whole === words) return [];
      wholes.add(whole);
    }
  }
  return [...wholes];
}

function holds({ start, end }: TextRange, boundary: number): boolean {
  return start < boundary && boundary < end;
}
