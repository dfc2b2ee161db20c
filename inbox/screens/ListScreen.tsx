import { useDeferredValue, useMemo } from 'react';
import { filterOptions, filterRows, type InboxFilter, NO_FILTER, wordsToFind } from '../list/filter';
import { mayMerge } from '../list/merged-rows';
import { type InboxRow, sortRows } from '../list/row';
import { SelectionBar } from '../list/SelectionBar';
import { SubmissionList } from '../list/SubmissionList';
import { Button } from '../parts/fields/Button';
import { SelectField } from '../parts/fields/SelectField';
import { TextField } from '../parts/fields/TextField';
import { Screen } from '../parts/Screen';

/** What is selected of the list, and what may be done with it. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly mayAct: boolean;
  readonly isBusy: boolean;
  /** What was just done with it, and how to take that back; null for nothing. */
  readonly done: { readonly text: string; readonly undo: (() => void) | null } | null;
  change(ids: ReadonlySet<string>): void;
  /** Each is done with the rows that are selected and shown, and no others. */
  export(chosen: readonly InboxRow[]): void;
  outcome(chosen: readonly InboxRow[]): void;
  junk(chosen: readonly InboxRow[], isJunk: boolean): void;
  merge(chosen: readonly InboxRow[]): void;
}

interface ListScreenProps {
  rows: readonly InboxRow[];
  filter: InboxFilter;
  onFilter(filter: InboxFilter): void;
  /** The row that was opened last; empty for none. */
  last: string;
  /** Opens a row among those that the list shows. */
  onOpen(row: InboxRow, among: readonly InboxRow[]): void;
  selection: Selection;
  /** Enters what came by phone, letter or visit; null where this inbox may only read. */
  onEnter: (() => void) | null;
}

/** A count with a comma between thousands. */
function inDigits(count: number): string {
  return count.toLocaleString('en-US');
}

const FIRST_LOOKS = [
  { value: 'new', label: '新收到的' },
  { value: 'mine', label: '我负责的' },
  { value: 'overdue', label: '已超期的' },
  { value: 'entered', label: '办公室登记的' },
  { value: 'proposed', label: '提议删除的' },
  { value: 'junk', label: '标为无关的' },
] as const;

const CHOICES = [
  ['notice', '通报'],
  ['item', '针对哪一项'],
  ['state', '状态'],
  ['kind', '类型'],
  ['label', '标签'],
] as const;

/** Every submission, what needs doing first. */
export function ListScreen(props: ListScreenProps) {
  const { rows, filter, onFilter, last, onOpen, selection, onEnter } = props;
  const deferred = useDeferredValue(filter);
  const standing = useMemo(() => rows.filter(({ main }) => main === null), [rows]);
  const sorted = useMemo(() => sortRows(rows), [rows]);
  const found = useMemo(() => filterRows(sorted, deferred), [sorted, deferred]);
  const options = useMemo(() => filterOptions(rows), [rows]);
  const words = useMemo(() => wordsToFind(deferred.search), [deferred.search]);
  const set = (change: Partial<InboxFilter>) => onFilter({ ...filter, ...change });
  const counts = useMemo(
    () =>
      FIRST_LOOKS.map(({ value, label }) => ({
        value,
        label: `${label}（${filterRows(rows, { ...NO_FILTER, view: value }).length}件）`,
      })),
    [rows],
  );
  // What the list does not show is not selected: nobody shall act upon what they do not see.
  const chosen = useMemo(() => found.filter(({ id }) => selection.ids.has(id)), [found, selection.ids]);
  const select = (ids: Iterable<string>) => selection.change(new Set(ids));
  const isFiltered = JSON.stringify(filter) !== JSON.stringify(NO_FILTER);

  return (
    <Screen
      title="全部反馈"
      wide
      actions={onEnter && <Button kind="second" label="登记来电、来信、来访" onClick={onEnter} />}
    >
      <search className="filters">
        <TextField id="search" label="查找" value={filter.search} onChange={(search) => set({ search })} />
        <SelectField
          id="view"
          label="先看"
          value={filter.view}
          options={counts}
          onChange={(view) => set({ view: FIRST_LOOKS.find(({ value }) => value === view)?.value ?? '' })}
        />
        {CHOICES.map(([id, label]) => (
          <SelectField
            key={id}
            id={id}
            label={label}
            value={filter[id]}
            options={options[id]}
            onChange={(chosen) => set({ [id]: chosen })}
          />
        ))}
      </search>
      <p className="count">
        <span role="status">
          共{inDigits(standing.length)}件{isFiltered && `，符合条件的${inDigits(found.length)}件`}。
        </span>
        {isFiltered && <Button kind="link" label="显示全部" onClick={() => onFilter(NO_FILTER)} />}
      </p>
      {selection.done && (
        <p className="note done" role="status">
          {selection.done.text}{' '}
          {selection.done.undo && <Button kind="link" label="撤销" onClick={selection.done.undo} />}
        </p>
      )}
      {rows.length > 0 && (
        <SelectionBar
          selected={chosen.length}
          shown={found.length}
          mayAct={selection.mayAct}
          isJunk={filter.view === 'junk'}
          isBusy={selection.isBusy}
          onAll={() => select(found.map(({ id }) => id))}
          onNone={() => select([])}
          onExport={() => selection.export(chosen)}
          onOutcome={() => selection.outcome(chosen)}
          onMerge={mayMerge(chosen) ? () => selection.merge(chosen) : null}
          onJunk={(isJunk) => selection.junk(chosen, isJunk)}
        />
      )}
      {found.length === 0 ? (
        <p className="note">
          {rows.length === 0 ? '还没有收到反馈。' : '没有符合条件的。可以换一个词，或者点“显示全部”。'}
        </p>
      ) : (
        <SubmissionList
          rows={found}
          words={words}
          last={last}
          onOpen={(row) => onOpen(row, found)}
          selected={selection.ids}
          onSelect={({ id }, isSelected) =>
            select([...chosen.map((row) => row.id), id].filter((one) => isSelected || one !== id))
          }
        />
      )}
    </Screen>
  );
}
