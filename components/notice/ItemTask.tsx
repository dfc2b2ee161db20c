import { type Task, taskFacts } from '#lib/model/ledger/task';

/** Who is responsible for an item, until when, and in which state it is; nothing where none of it is written. */
export function ItemTask({ task }: { task: Task }) {
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
