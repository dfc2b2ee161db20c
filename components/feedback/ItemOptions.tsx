import { itemChoice, partChoice } from '#lib/feedback/form/item-choice';
import type { Item, Part } from '#lib/model/notice';

/** The options of a select: every part and item of a notice, by anchor. */
export function ItemOptions({ parts }: { parts: readonly Part[] }) {
  return parts.map((part) =>
    part.heading === null ? (
      part.items.map((item) => <ItemOption key={item.anchor} item={item} />)
    ) : (
      <optgroup key={part.anchor} label={`${part.number}${part.heading}`}>
        <option value={part.anchor}>{partChoice(part)}</option>
        {part.items.map((item) => (
          <ItemOption key={item.anchor} item={item} />
        ))}
      </optgroup>
    ),
  );
}

function ItemOption({ item }: { item: Item }) {
  return <option value={item.anchor}>{itemChoice(item)}</option>;
}
