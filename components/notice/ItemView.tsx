import type { ReactNode } from 'react';
import { ItemTask } from '#components/notice/ItemTask';
import { Phrases } from '#components/text/Phrases';
import { Text } from '#components/text/Text';
import type { Item } from '#lib/model/notice';

interface ItemViewProps {
  item: Item;
  Title: 'h2' | 'h3';
  /** What follows its text. */
  children?: ReactNode;
}

/** An item: number and title as a heading, above the text or run into it; an item without a title begins with its number. */
export function ItemView({ item, Title, children }: ItemViewProps) {
  const { anchor, number, title, runIn, body } = item;
  if (title === null) {
    return (
      <div id={anchor} className={number === '' ? undefined : 'run'}>
        {number}
        <Text body={body} />
        <ItemTask task={item} />
        {children}
      </div>
    );
  }
  return (
    <section id={anchor} className={runIn ? 'run' : undefined}>
      <Title>
        {number}
        {runIn ? title : <Phrases text={title} isHeading />}
      </Title>
      {!runIn && <ItemTask task={item} />}
      <Text body={body} />
      {runIn && <ItemTask task={item} />}
      {children}
    </section>
  );
}
