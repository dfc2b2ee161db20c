import type { ReactNode } from 'react';
import { ItemFeedback } from '#components/notice/ItemFeedback';
import { ItemView } from '#components/notice/ItemView';
import { Phrases } from '#components/text/Phrases';
import { Text } from '#components/text/Text';
import type { Part } from '#lib/model/notice';

interface PartViewProps {
  part: Part;
  /** Where feedback is taken on the site: the notice's slug, and the short names of its items; else null. */
  feedback: { slug: string; names: ReadonlyMap<string, string> } | null;
  /** What follows its items. */
  children?: ReactNode;
}

/** A part of a notice: heading and introduction, where it has them, and items. */
export function PartView({ part, feedback, children }: PartViewProps) {
  return (
    <section id={part.anchor}>
      {part.heading !== null && (
        <h2>
          {part.number}
          <Phrases text={part.heading} isHeading />
        </h2>
      )}
      {part.intro && <Text body={part.intro} />}
      {part.items.map((item) => (
        <ItemView key={item.anchor} item={item} Title={part.heading === null ? 'h2' : 'h3'}>
          {feedback && (
            <ItemFeedback
              slug={feedback.slug}
              anchor={item.anchor}
              name={feedback.names.get(item.anchor) ?? ''}
            />
          )}
        </ItemView>
      ))}
      {children}
    </section>
  );
}
