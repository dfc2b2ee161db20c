import type { ReactNode } from 'react';
import { Phrases } from '#components/text/Phrases';
import { Text } from '#components/text/Text';
import { type ItemTask, taskFacts } from '#lib/model/ledger/task';
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
        <TaskFacts task={item} />
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
      {!runIn && <TaskFacts task={item} />}
      <Text body={body} />
      {runIn && <TaskFacts task={item} />}
      {children}
    </section>
  );
}

/** Who is responsible for an item, until when, and in which state it is; nothing where none of it is written. */
function TaskFacts({ task }: { task: ItemTask }) {
  const facts = taskFacts(task);
  if (facts.length === 0) return null;
  return (
    <ul className="task">
      {facts.map(({ name, label, value }) => (
        <li key={name}>
          {label}：{name === 'state' ? <b>{value}</b> : value}
        </li>
      ))}
    </ul>
  );
}
