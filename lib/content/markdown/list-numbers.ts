import type { List, ListItem, Root } from 'mdast';
// What `hProperties` is, for a compiler that checks this file before the one that renders.
import type {} from 'mdast-util-to-hast';
import { visit } from '#lib/content/markdown/tree/visit';

declare module 'mdast' {
  interface ListItemData {
    /** The number that the item has, where it is not one more than that of the item before. */
    number?: number;
  }
}

/**
 * Gives the items of ordered lists in `tree` the numbers that they were written with, in place. Markdown counts on from
 * the first; a list whose items all say `1.` keeps that meaning.
 * @param text what the positions of `tree` refer to.
 */
export function keepItemNumbers(tree: Root, text: string): void {
  visit(tree, 'list', (list) => {
    const numbers = writtenNumbers(list, text);
    if (numbers.every((number) => number === 1)) return;
    for (const [index, item] of list.children.entries()) {
      const number = numbers[index] ?? 1;
      if (index > 0 && number !== (numbers[index - 1] ?? 0) + 1)
        item.data = { ...item.data, number, hProperties: { value: String(number) } };
    }
  });
}

/** Reads the numbers before the items of an ordered list; none for a list of bullets. */
export function writtenNumbers(list: List, text: string): number[] {
  return list.ordered ? list.children.map((item) => Number(numberBefore(item, text))) : [];
}

/** The digits before an item as they were written. */
function numberBefore({ position }: ListItem, text: string): string {
  return /^\d+/.exec(text.slice(position?.start.offset, (position?.start.offset ?? 0) + 10))?.[0] ?? '1';
}
