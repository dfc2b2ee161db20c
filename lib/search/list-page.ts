import type { Instant } from '#lib/clock';
import { dayOf, instantOf } from '#lib/model/date';
import { type Issuers, issuersOf } from '#lib/model/issuers';
import type { Notice } from '#lib/model/notice';
import {
  isOutcomePublicAt,
  isWithdrawnAt,
  PHASES,
  type Phase,
  phaseAt,
  type TimedFacts,
} from '#lib/model/phase';
import { periodIndexAt } from '#lib/model/window';
import type { ListQuery } from '#lib/search/list-query';
import { type Search, type SearchHit, searchWords } from '#lib/search/search';

/** Notices on a page of the list, and on one of search results, which are longer. */
export const PAGE_SIZE = 15;
export const FOUND_SIZE = 8;

/** Most issuers that the filter offers; others are reached by the search and by their notices. */
export const ISSUERS = 8;

/** How many of the newest notices an empty result suggests. */
export const SUGGESTED = 3;

/** A notice as the list shows it at one moment. */
export type ListedNotice = Pick<Notice, 'slug' | 'title' | 'published' | 'window' | 'withdrawn'> &
  Issuers & {
    /** Its phase; `withdrawn` for a withdrawn notice without a window too, so that the filter finds it. */
    phase: Phase | null;
    /** Set where an earlier period of its window has closed, and another is upcoming. */
    isAgain?: true;
    /** Whether its outcome is published. */
    hasOutcome: boolean;
  };

/** Reduces a notice to what the list shows of it at `now`: nothing that is still to come. */
export function toListedNotice(
  entry: Pick<ListedNotice, 'slug' | 'title' | 'issuer' | 'jointIssuers' | 'withdrawn'> & TimedFacts,
  now: Instant,
): ListedNotice {
  const { slug, title, issuer, jointIssuers, published, window } = entry;
  const withdrawn = isWithdrawnAt(entry, now) ? entry.withdrawn : null;
  const phase = withdrawn ? 'withdrawn' : phaseAt(entry, now);
  return {
    slug,
    title,
    issuer,
    jointIssuers,
    published,
    window,
    withdrawn,
    phase,
    ...(phase === 'upcoming' && window && periodIndexAt(window, now) > 0 && { isAgain: true }),
    hasOutcome: isOutcomePublicAt(entry, now),
  };
}

/** An entry of the list: a notice, and its search hit where there was a search. */
export interface ListEntry {
  notice: ListedNotice;
  hit: SearchHit | null;
}

/** Entries of a page that were published in the same Beijing year; null for drafts. */
export interface YearGroup {
  year: string | null;
  entries: readonly ListEntry[];
}

/** A value that a filter offers, and how many notices have it. */
export interface Choice<Value> {
  value: Value;
  count: number;
}

/** A filter: the values that some notice has, and always the chosen one. */
export interface Filter<Value> {
  /** How many notices match without this filter. */
  all: number;
  choices: readonly Choice<Value>[];
  /** How many more values are not offered, for want of room. */
  unnamed: number;
}

/** A page of the list. */
export interface ListPage {
  /** The effective query: an unknown issuer is dropped, a page past the end becomes the last. */
  query: ListQuery;
  /** The page number that was asked for, when it is past the end; else null. */
  missingPage: number | null;
  /** How many notices are visible, and how many of them match the query. */
  total: number;
  count: number;
  pages: number;
  groups: readonly YearGroup[];
  phases: Filter<Phase>;
  issuers: Filter<string>;
  /** The newest notices, where none matches. */
  suggested: readonly ListedNotice[];
}

/**
 * Filters, searches and paginates the list of notices.
 * @param notices those that are visible, newest first: nothing else is counted, offered or found.
 * @param search needed only when something is searched for.
 */
export function listPage(
  notices: readonly ListedNotice[],
  asked: ListQuery,
  search: Search | null,
): ListPage {
  const words = asked.q === null ? [] : searchWords(asked.q);
  const isSearched = search !== null && words.length > 0;
  const issuer = notices.some((notice) => isOf(notice, asked.issuer)) ? asked.issuer : null;
  const query = { ...asked, issuer, q: isSearched ? asked.q : null };
  const found = isSearched ? notices.filter((notice) => search.matches(notice, words)) : notices;
  const ofPhase = found.filter(({ phase }) => query.phase === null || phase === query.phase);
  const ofIssuer = found.filter((notice) => issuer === null || isOf(notice, issuer));
  const left = ofPhase.filter((notice) => issuer === null || isOf(notice, issuer));
  const size = isSearched ? FOUND_SIZE : PAGE_SIZE;
  const pages = Math.max(1, Math.ceil(left.length / size));
  const page = Math.min(asked.page, pages);
  const shown = left.slice((page - 1) * size, page * size);
  return {
    query: { ...query, page },
    missingPage: asked.page > pages ? asked.page : null,
    total: notices.length,
    count: left.length,
    pages,
    groups: byYear(shown.map((notice) => ({ notice, hit: isSearched ? search.hit(notice, words) : null }))),
    phases: phaseFilter(ofIssuer, query.phase),
    issuers: issuerFilter(ofPhase, issuer),
    suggested: left.length === 0 ? notices.slice(0, SUGGESTED) : [],
  };
}

/** Whether a body issues a notice, alone or with others. */
function isOf(notice: ListedNotice, issuer: string | null): boolean {
  return issuer !== null && issuersOf(notice).includes(issuer);
}

function byYear(entries: readonly ListEntry[]): YearGroup[] {
  const groups = new Map<string | null, ListEntry[]>();
  for (const entry of entries) {
    const { published } = entry.notice;
    const year = published === null ? null : dayOf(instantOf(published)).slice(0, 'YYYY'.length);
    groups.set(year, [...(groups.get(year) ?? []), entry]);
  }
  return Array.from(groups, ([year, ofYear]) => ({ year, entries: ofYear }));
}

function phaseFilter(notices: readonly ListedNotice[], chosen: Phase | null): Filter<Phase> {
  const choices = PHASES.map((value) => ({
    value,
    count: notices.filter(({ phase }) => phase === value).length,
  }));
  return {
    all: notices.length,
    choices: choices.filter(({ value, count }) => count > 0 || value === chosen),
    unnamed: 0,
  };
}

/** Offers the issuers with most notices; among equals, those that published last. */
function issuerFilter(notices: readonly ListedNotice[], chosen: string | null): Filter<string> {
  const counts = new Map<string, number>();
  for (const issuer of notices.flatMap(issuersOf)) counts.set(issuer, (counts.get(issuer) ?? 0) + 1);
  const all = Array.from(counts, ([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
  const named = all.filter(({ value }, index) => index < ISSUERS || value === chosen);
  const absent = chosen !== null && !counts.has(chosen) ? [{ value: chosen, count: 0 }] : [];
  return { all: notices.length, choices: [...named, ...absent], unnamed: all.length - named.length };
}
