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

/** What a writer chose from the form, by its anchor, as it read there; null when the notice has no such part. */
export function choiceOf(notice: Notice, anchor: string): string | null {
  for (const part of notice.parts) {
    if (part.anchor === anchor) return partChoice(part);
    const item = part.items.find((candidate) => candidate.anchor === anchor);
    if (item) return itemChoice(item);
  }
  return null;
}
