import { dateRanges } from '#lib/content/language/dates-in-text';
import type { TextRange } from '#lib/content/language/spans';
import { allIndexesOf, matchRanges } from '#lib/content/language/spans';
import type { Quotation } from '#lib/content/quotes/quotation';
import type { RuleProblem } from '#lib/content/rule';

/** A number in a text. A full-width comma separates words, not digits. */
const NUMBER = /[\d０-９]+(?:[.．,][\d０-９]+)*/g;

function numbersIn(text: string): TextRange[] {
  return matchRanges(text, NUMBER);
}

/**
 * Checks that a quotation does not begin or end inside a number wherever it occurs in `texts`: the page would show a
 * different figure. Null when it is uncut somewhere.
 */
export function cutNumberProblem(quotation: Quotation, texts: readonly string[]): RuleProblem | null {
  const reason = '引文把正文里的一个数从中间断开，意思就变了';
  return cutProblem(quotation, completions(texts, quotation.text, numbersIn), reason);
}

/** Checks the same of a date, which must not be cut from its year, month or day either. */
export function cutDateProblem(date: Quotation, texts: readonly string[]): RuleProblem | null {
  const wholes = completions(texts, date.text, (text) => [...numbersIn(text), ...dateRanges(text)]);
  return cutProblem(date, wholes, '只抄了正文里日期的一部分');
}

function cutProblem(quotation: Quotation, wholes: readonly string[], reason: string): RuleProblem | null {
  const [first] = wholes;
  if (first === undefined) return null;
  return {
    place: quotation.place,
    reason,
    found: quotation.text,
    expected: `完整地抄下来：${wholes.join('，或者')}`,
  };
}

/** Returns the quotation extended to whole numbers or dates, at each occurrence; none when it is uncut at one of them. */
function completions(
  texts: readonly string[],
  words: string,
  unbroken: (text: string) => TextRange[],
): string[] {
  const wholes = new Set<string>();
  for (const text of texts) {
    const spans = unbroken(text);
    for (const start of allIndexesOf(text, words)) {
      const end = start + words.length;
      const whole = text.slice(
        Math.min(start, ...spans.filter((span) => isInside(span, start)).map((span) => span.start)),
        Math.max(end, ...spans.filter((span) => isInside(span, end)).map((span) => span.end)),
      );
      if (whole === words) return [];
      wholes.add(whole);
    }
  }
  return [...wholes];
}

function isInside({ start, end }: TextRange, boundary: number): boolean {
  return start < boundary && boundary < end;
}
