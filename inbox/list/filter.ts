import { STATE_LABELS } from '#lib/feedback/lookup/states';
import { SUBMISSION_KINDS } from '#lib/model/submission-kinds';
import { normalise } from '#lib/search/normalise';
import { searchTextOfOpened } from '../work/search';
import type { InboxRow } from './row';

/** The choices that filter the list; an empty value stands for all. */
export interface InboxFilter {
  readonly search: string;
  readonly view: '' | 'new' | 'mine' | 'overdue' | 'entered' | 'proposed' | 'junk';
  readonly notice: string;
  /** The heading of the item that it concerns. */
  readonly item: string;
  readonly state: string;
  readonly kind: string;
  readonly label: string;
}

/** The filter that lets everything through but what is junk. */
export const NO_FILTER: InboxFilter = {
  ...{ search: '', view: '', notice: '', item: '', state: '', kind: '', label: '' },
} as const;

/** A value to filter by, with its label. */
export interface FilterOption {
  readonly value: string;
  readonly label: string;
}

/** Splits a search into normalised words at blanks. */
export function wordsToFind(search: string): string[] {
  return search.split(/\s+/).map(normalise).filter(Boolean);
}

const IN_VIEW = {
  '': ({ opened }: InboxRow) => !opened.isJunk,
  new: ({ isNew }: InboxRow) => isNew,
  mine: ({ isMine, opened }: InboxRow) => isMine && !opened.isJunk,
  overdue: ({ isOverdue }: InboxRow) => isOverdue,
  entered: ({ opened }: InboxRow) => opened.entered !== null && !opened.isJunk,
  proposed: ({ proposal }: InboxRow) => proposal !== null,
  junk: ({ opened }: InboxRow) => opened.isJunk,
} as const satisfies Record<InboxFilter['view'], (row: InboxRow) => boolean>;

/**
 * The rows that a filter lets through, in their order. A search finds rows that have all of its words, in themselves or in one that
 * was merged into them: those stand under them.
 */
export function filterRows(rows: readonly InboxRow[], filter: InboxFilter): InboxRow[] {
  const words = wordsToFind(filter.search);
  const is = (wanted: string, found: string) => wanted === '' || wanted === found;
  return rows.filter(
    (row) =>
      row.main === null &&
      IN_VIEW[filter.view](row) &&
      is(filter.notice, row.opened.notice) &&
      is(filter.item, row.opened.submission?.item?.heading ?? '') &&
      is(filter.state, row.state) &&
      is(filter.kind, row.opened.submission?.kind ?? '') &&
      (filter.label === '' || row.opened.labels.includes(filter.label)) &&
      [row, ...row.merged].some(({ opened }) =>
        words.every((word) => searchTextOfOpened(opened).includes(word)),
      ),
  );
}

/** The values that the rows can be filtered by, each in the order in which people look for it. */
export function filterOptions(
  rows: readonly InboxRow[],
): Record<'notice' | 'item' | 'state' | 'kind' | 'label', FilterOption[]> {
  const notices = new Map(rows.map(({ opened, noticeTitle }) => [opened.notice, noticeTitle]));
  const items = new Set(rows.flatMap(({ opened }) => opened.submission?.item?.heading ?? []));
  const labels = new Set(rows.flatMap(({ opened }) => opened.labels));
  return {
    notice: Array.from(notices, ([value, label]) => ({ value, label })),
    item: Array.from(items, (value) => ({ value, label: value })),
    state: Object.entries(STATE_LABELS).map(([value, label]) => ({ value, label })),
    kind: SUBMISSION_KINDS.map(({ value, label }) => ({ value, label })),
    label: Array.from(labels, (label) => ({ value: label, label })).sort((a, b) =>
      a.label.localeCompare(b.label, 'zh'),
    ),
  };
}
