import { ItemView } from '#components/notice/ItemView';
import { Text } from '#components/text/Text';
import type { Part } from '#lib/model/notice';

/** A part of a notice: heading and introduction, where it has them, and items. */
export function PartView({ part }: { part: Part }) {
  return (
    <section id={part.anchor}>
      {part.heading !== null && (
        <h2>
          {part.number}
          {part.heading}
        </h2>
      )}
      {part.intro && <Text body={part.intro} />}
      {part.items.map((item) => (
        <ItemView key={item.anchor} item={item} Title={part.heading === null ? 'h2' : 'h3'} />
      ))}
    </section>
  );
}
