import type { ReactNode } from 'react';
import { answersIn } from '#components/notice/Overview';
import { PhaseVariant } from '#components/page/PhaseVariant';
import { StateVariant } from '#components/page/StateVariant';
import type { Item, Notice, Part } from '#lib/model/notice';

/** Whether a notice has entries for a table of contents, whatever the phase. */
export function hasContents({ parts, contact }: Notice): boolean {
  const named = parts.some((part) => part.heading !== null || part.items.some((item) => item.title !== null));
  return named || contact !== null;
}

/** The table of contents, in two levels: the overview, the parts, and their items that have a title. */
export function Contents({ notice }: { notice: Notice }) {
  return (
    <nav className="toc" aria-labelledby="contents">
      <h2 id="contents">目录</h2>
      <ol>
        {notice.outcome && (
          <StateVariant when="outcome">
            <Entry to="#outcome">反馈情况</Entry>
          </StateVariant>
        )}
        {notice.milestones.length > 0 && <Entry to="#milestones">重要时间</Entry>}
        {answersIn(notice.parts).length > 0 && <Entry to="#overview">整改一览</Entry>}
        {notice.parts.map((part) => (
          <PartEntry key={part.anchor} part={part} />
        ))}
        {notice.contact && <Entry to="#contact">联系方式</Entry>}
        {notice.window && (
          <PhaseVariant when="open">
            <Entry to="#feedback">意见反馈</Entry>
          </PhaseVariant>
        )}
      </ol>
    </nav>
  );
}

function PartEntry({ part }: { part: Part }) {
  const titled = part.items.filter((item) => item.title !== null);
  if (part.heading === null) return titled.map((item) => <ItemEntry key={item.anchor} item={item} />);
  return (
    <li>
      <a href={`#${part.anchor}`}>{part.number + part.heading}</a>
      {titled.length > 0 && (
        <ol>
          {titled.map((item) => (
            <ItemEntry key={item.anchor} item={item} />
          ))}
        </ol>
      )}
    </li>
  );
}

function ItemEntry({ item }: { item: Item }) {
  return <Entry to={`#${item.anchor}`}>{item.number + item.title?.replace(/。$/, '')}</Entry>;
}

function Entry({ to, children }: { to: string; children: ReactNode }) {
  return (
    <li>
      <a href={to}>{children}</a>
    </li>
  );
}
