import { Quote } from '#components/text/Quotation';
import type { Item, Part } from '#lib/model/notice';

/** Filters parts and items to those that answer findings of the inspection. */
export function answersIn(parts: readonly Part[]): Part[] {
  return parts
    .map((part) => ({ ...part, items: part.items.filter(({ finding }) => finding !== null) }))
    .filter(({ items }) => items.length > 0);
}

/** A table of findings, remedies and figures, in quotations of the text, each linked to its item. */
export function Overview({ answers }: { answers: readonly Part[] }) {
  return (
    <section id="overview">
      <h2>整改一览</h2>
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

function FindingAnswer({ item: { anchor, number, finding, done, figures } }: { item: Item }) {
  return (
    <li>
      <dl>
        <div>
          <dt>问题</dt>
          <dd>
            <a href={`#${anchor}`}>
              {number}
              <Quote words={finding ?? ''} />
            </a>
          </dd>
        </div>
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
