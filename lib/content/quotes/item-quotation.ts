import { cutNumberProblem } from '#lib/content/quotes/cut-quotation';
import { misquotationProblem } from '#lib/content/quotes/quotation';
import type { RuleProblem } from '#lib/content/rule';
import type { ItemSource, KeyPath } from '#lib/content/source';

/**
 * Checks a quotation in an item's front matter: it must occur word for word in the item's text, and must not begin or
 * end inside a number. Null when it is correct.
 */
export function itemQuotationProblem(item: ItemSource, path: KeyPath): RuleProblem | null {
  const text = item.textAt(path);
  // The schema refuses texts of several lines, and suggests the same text in one.
  if (!text || text.includes('\n')) return null;
  const quotation = { text, file: item, place: item.valuePlace(path) };
  return item.bodyText.includes(text)
    ? cutNumberProblem(quotation, [item.bodyText])
    : misquotationProblem(quotation, [item.bodyText]);
}
