import { cutDateProblem, cutNumberProblem } from '#lib/content/quotes/cut-quotation';
import { misquotationProblem, type Quotation, requotedLine } from '#lib/content/quotes/quotation';
import type { Rule, RuleProblem } from '#lib/content/rule';
import { type Section, sectionsOf, wereAllFilesRead } from '#lib/content/sections';
import type { MarkdownSource } from '#lib/content/source';
import { chineseDay, isDay } from '#lib/model/date';

/** Each milestone's date and quotation occur word for word and uncut in the notice's text, both in the same section. */
export const milestoneQuote: Rule = {
  name: 'milestone-quote',
  *check(source) {
    if (!source.notice || !wereAllFilesRead(source)) return;
    const sections = sectionsOf(source);
    for (const index of source.notice.listIndexes(['milestones']))
      yield* problemsOf(source.notice, index, sections);
  },
};

function* problemsOf(
  notice: MarkdownSource<unknown>,
  index: number,
  sections: readonly Section[],
): Generator<RuleProblem> {
  const at = (key: string) => {
    const path = ['milestones', index, key];
    const text = notice.textAt(path)?.trim() ?? '';
    // The schema refuses texts of several lines.
    return text === '' || text.includes('\n') ? null : { text, file: notice, place: notice.valuePlace(path) };
  };
  const date = at('date');
  const quote = at('quote');
  const quoted = quote ? sections.filter((section) => section.file.bodyText.includes(quote.text)) : [];
  const dated = date ? sections.filter((section) => section.file.bodyText.includes(date.text)) : [];
  if (quote && quoted.length === 0) yield misquotationProblem(quote, textsOf(sections));
  if (date && dated.length === 0) yield misdated(date, textsOf(quoted.length > 0 ? quoted : sections));
  const together = dated.filter((section) => quoted.includes(section));
  const meant = (alone: readonly Section[]) => textsOf(together.length > 0 ? together : alone);
  yield* [quote && cutNumberProblem(quote, meant(quoted)), date && cutDateProblem(date, meant(dated))].filter(
    (cut) => cut !== null,
  );
  if (!date || quoted.length === 0 || dated.length === 0 || together.length > 0) return;
  yield {
    place: date.place,
    reason: '这个日期和引文不在同一段正文里',
    found: date.text,
    expected: `正文写着这句引文的地方（${quoted.map((section) => section.file.file).join('、')}）写的日期`,
  };
}

function misdated(date: Quotation, texts: readonly string[]): RuleProblem {
  const chinese = isDay(date.text) ? chineseDay(date.text) : date.text;
  const found = misquotationProblem(date, texts, chinese);
  const stands = texts.some((text) => text.includes(chinese));
  return {
    ...found,
    reason: '正文里没有这个日期',
    expected: '与正文一字不差的日期',
    fix: stands ? requotedLine(date, chinese) : found.fix,
  };
}

function textsOf(sections: readonly Section[]): string[] {
  return sections.map((section) => section.file.bodyText);
}
