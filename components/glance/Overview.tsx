import { Fact } from '#components/text/Fact';
import { Quote } from '#components/text/Quotation';
import { stateTotals } from '#lib/model/ledger/ledger';
import type { Item, Part } from '#lib/model/notice';
import { truncate } from '#lib/model/truncate';

/** How much of its text stands for an item without a title, in characters. */
const EXCERPT = 40;

/** An item's state, unit and time limit, in this order, under short labels. */
const TASK = [
  { name: 'state', label: '状态' },
  { name: 'unit', label: '单位' },
  { name: 'limit', label: '时限' },
] as const;

/** Whether the overview lists an item: it answers a finding of the inspection, or says in which state it is. */
export function isInOverview({ finding, state }: Item): boolean {
  return finding !== null || state !== null;
}

/** Filters parts and items to those that the overview lists. */
export function answersIn(parts: readonly Part[]): Part[] {
  return parts
    .map((part) => ({ ...part, items: part.items.filter(isInOverview) }))
    .filter(({ items }) => items.length > 0);
}

/** A list of findings, states, remedies and figures, in quotations of the text, each linked to its item. */
export function Overview({ answers }: { answers: readonly Part[] }) {
  return (
    <section id="overview">
      <h2>整改一览</h2>
      <Totals items={answers.flatMap(({ items }) => items)} />
      {answers.map(({ anchor, number, heading, items }) => (
        <div key={anchor}>
          {answers.length > 1 && heading !== null && (
            <h3>
              {number}
              {heading}
            </h3>
          )}
          <ol>
            {items.map((item) => (
              <FindingAnswer key={item.anchor} item={item} />
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

/** How many of the listed items are in each state; nothing where none says so. */
function Totals({ items }: { items: readonly Item[] }) {
  const totals = stateTotals(items);
  if (totals.length === 0) return null;
  const silent = items.filter(({ state }) => state === null).length;
  const words = totals.map(({ state, count }) => `${state}${count}项`);
  return (
    <p>
      共{items.length}项：{[...words, ...(silent > 0 ? [`没有写明${silent}项`] : [])].join('，')}
    </p>
  );
}

function FindingAnswer({ item }: { item: Item }) {
  const { anchor, number, title, finding, done, figures } = item;
  return (
    <li>
      <dl>
        <Fact term={finding === null ? '事项' : '问题'}>
          <a href={`#${anchor}`}>
            {number}
            {finding === null ? (title ?? truncate(item.body.text, EXCERPT)) : <Quote words={finding} />}
          </a>
        </Fact>
        {TASK.map(
          ({ name, label }) =>
            item[name] !== null && (
              <Fact key={name} term={label}>
                {item[name]}
              </Fact>
            ),
        )}
        {done.length > 0 && (
          <div>
            <dt>整改</dt>
            {done.map((words) => (
              <dd key={words}>
                <Quote words={words} />
              </dd>
            ))}
          </div>
        )}
        {figures.length > 0 && (
          <div>
            <dt>数字</dt>
            {figures.map(({ label, quote, kind }) => (
              <dd key={label + quote}>
                {!quote.includes(label) && `${label}：`}
                <Quote words={quote} figures={kind === 'result' ? 'emphasised' : 'kept'} />
              </dd>
            ))}
          </div>
        )}
      </dl>
    </li>
  );
}
