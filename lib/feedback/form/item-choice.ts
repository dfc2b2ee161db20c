import { rowHeading } from '#lib/model/ledger/ledger';
import type { Item, Notice, Part } from '#lib/model/notice';
import { truncate } from '#lib/model/truncate';

/** How much of an item's text stands for a title that it does not have, in characters. */
const EXCERPT = 20;

/** How a form names an item: its number and title, or how its text begins. */
export function itemChoice({ number, title, body }: Item): string {
  return number + (title?.replace(/。$/, '') ?? truncate(body.text, EXCERPT));
}

/** How a form names a part as a whole. */
export function partChoice({ number, heading }: Pick<Part, 'number' | 'heading'>): string {
  return `${number}${heading ?? ''}（整个部分）`;
}

/**
 * What a writer chose, by its anchor, as it read in the form: a part, an item, or a row of the ledger, which the row's own
 * link chooses. Null for what cannot be chosen: anchors that the notice does not have, and parts without a heading.
 */
export function choiceOf(notice: Pick<Notice, 'parts' | 'ledger'>, anchor: string): string | null {
  const row = ledgerChoice(notice, anchor);
  if (row !== null) return row;
  for (const part of notice.parts) {
    if (part.heading !== null && part.anchor === anchor) return partChoice(part);
    const item = part.items.find((candidate) => candidate.anchor === anchor);
    if (item) return itemChoice(item);
  }
  return null;
}

/** How a form names a row of the ledger; null for an anchor that no row has. */
export function ledgerChoice({ ledger }: Pick<Notice, 'ledger'>, anchor: string): string | null {
  const row = ledger?.rows.find((candidate) => candidate.anchor === anchor);
  return ledger && row ? rowHeading(ledger, row) : null;
}

/** Everything that the form offers to choose of a notice, in its order: anchors, with how they read there. */
export function offeredChoices({ parts }: Pick<Notice, 'parts'>): { anchor: string; heading: string }[] {
  return parts.flatMap((part) => [
    ...(part.heading === null ? [] : [{ anchor: part.anchor, heading: partChoice(part) }]),
    ...part.items.map((item) => ({ anchor: item.anchor, heading: itemChoice(item) })),
  ]);
}

/**
 * The one item that an address asks for, by its anchor; null unless it is one that can be chosen.
 * @param asked the values that the address gives: several, or none, ask for nothing.
 */
export function offeredItem(
  notice: Pick<Notice, 'parts' | 'ledger'>,
  asked: readonly string[],
): string | null {
  const [anchor, ...others] = asked;
  if (anchor === undefined || others.length > 0) return null;
  return choiceOf(notice, anchor) === null ? null : anchor;
}

/**
 * A short name for each item of a notice, by its anchor, that no other item has: the numbers that the text gives it
 * (`二、（三）`), or how many items stand above it where those are missing or alike (`第3项`).
 */
export function itemNames(parts: readonly Part[]): ReadonlyMap<string, string> {
  const items = parts.flatMap((part) =>
    part.items.map(({ anchor, number }) => ({ anchor, number: number && part.number + number })),
  );
  const isAlone = (number: string) => items.filter((item) => item.number === number).length === 1;
  return new Map(
    items.map(({ anchor, number }, index) => [
      anchor,
      number !== '' && isAlone(number) ? number : `第${index + 1}项`,
    ]),
  );
}
