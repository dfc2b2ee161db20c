import type { Item, Part } from '#lib/notice/schema';

/** How much of an item's text stands for a title that it does not have. */
const EXCERPT = 20;

/** Choices of a select: every part of a notice and every item, by anchor. */
export function ItemOptions({ parts }: { parts: readonly Part[] }) {
  return parts.map((part) =>
    part.heading === null ? (
      part.items.map((item) => <ItemOption key={item.anchor} item={item} />)
    ) : (
      <optgroup key={part.anchor} label={`${part.number}${part.heading}`}>
        <option value={part.anchor}>{`${part.number}${part.heading}（整个部分）`}</option>
        {part.items.map((item) => (
          <ItemOption key={item.anchor} item={item} />
        ))}
      </optgroup>
    ),
  );
}

function ItemOption({ item }: { item: Item }) {
  return (
    <option value={item.anchor}>{item.number + (item.title?.replace(/。$/, '') ?? excerpt(item))}</option>
  );
}

function excerpt({ body }: Item): string {
  const characters = Array.from(body.text.replace(/\s+/g, ' '));
  return characters.slice(0, EXCERPT).join('') + (characters.length > EXCERPT ? '…' : '');
}
