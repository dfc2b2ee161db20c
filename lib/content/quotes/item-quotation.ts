import { cutNumber } from '#lib/content/quotes/cut-quotation';
import { misquoted } from '#lib/content/quotes/quotation';
import type { RuleProblem } from '#lib/content/rule';
import type { ItemSource, Path } from '#lib/content/source';

/**
 * What is wrong with the quotation that stands at `path` in an item's front matter: it must stand word for word in the
 * item's text, and cut no number of it. Null when nothing is.
 */
export function wrongQuotation(item: ItemSource, path: Path): RuleProblem | null {
  const words = item.written(path);
  // One over several lines is refused by the schema, with the same words in one line.
  if (!words || words.includes('\n')) return null;
  const quotation = { words, file: item, place: item.valuePlace(path) };
  return item.bodyText.includes(words)
    ? cutNumber(quotation, [item.bodyText])
    : misquoted(quotation, [item.bodyText]);
}
