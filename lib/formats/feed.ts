import type { Instant } from '#lib/clock';
import { EVENT_NAMES, eventSummary, eventTitle } from '#lib/formats/event-texts';
import { type TagAuthority, tagUri } from '#lib/formats/tag-uri';
import { escapeXml } from '#lib/formats/xml';
import { noticePath, SITE_PATHS } from '#lib/model/addresses';
import { REGIONS } from '#lib/model/anchors';
import { instantOf, momentOf, startOfDay } from '#lib/model/date';
import { eventsUntil, type NoticeEvent } from '#lib/model/event';
import type { NoticeEntry } from '#lib/model/notice-entry';

/** The maximum number of events in the feed. */
export const FEED_LENGTH = 50;

/** The part of the notice's page about an event; the page itself for other kinds. */
const FRAGMENTS: Partial<Record<NoticeEvent['kind'], string>> = {
  corrected: REGIONS.history,
  progress: REGIONS.history,
  'window-changed': REGIONS.history,
  outcome: REGIONS.outcome,
  'outcome-corrected': REGIONS.history,
};

/** What the feed needs to know of the site. */
export interface FeedInput {
  /** The prefix of the ids. */
  tag: TagAuthority;
  /** The body that publishes it. */
  organization: string;
  /** The site's address, without a final slash. */
  siteUrl: string;
}

interface FeedEvent {
  slug: string;
  event: NoticeEvent;
}

/**
 * Renders the Atom feed (RFC 4287) of the newest events of `entries`, the notices visible at `now`: newest first; at the
 * same moment, by slug, and the later of a notice's events first. An entry is one event: its id, text and dates come from
 * the event alone and never change; only links depend on the site's address. An empty feed is dated by its ids' year.
 */
export function feedXml(
  { tag, organization, siteUrl }: FeedInput,
  entries: readonly NoticeEntry[],
  now: Instant,
): string {
  const happened = newestEvents(entries, now);
  const newest = happened[0] ? instantOf(happened[0].event.at) : startOfDay(`${tag.year}-01-01`);
  const tellsOfProgress = happened.some(({ event }) => event.kind === 'progress');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    `  <id>${escapeXml(tagUri(tag, 'feed'))}</id>`,
    `  <title>${escapeXml(`${organization}通报`)}</title>`,
    `  <subtitle>通报的发布、更正、${tellsOfProgress ? '整改进展、' : ''}公示期的调整和起止、撤回，以及反馈情况</subtitle>`,
    `  <updated>${momentOf(newest)}</updated>`,
    `  <author><name>${escapeXml(organization)}</name></author>`,
    link('self', siteUrl + SITE_PATHS.feed, 'application/atom+xml'),
    link('alternate', siteUrl + SITE_PATHS.list, 'text/html'),
    ...happened.map((one) => entryXml(one, tag, siteUrl)),
    '</feed>',
    '',
  ].join('\n');
}

function newestEvents(entries: readonly NoticeEntry[], now: Instant): FeedEvent[] {
  return entries
    .toSorted((a, b) => (a.slug < b.slug ? -1 : 1))
    .flatMap(({ slug, events }) =>
      eventsUntil(events, now)
        .reverse()
        .map((event) => ({ slug, event })),
    )
    .sort((a, b) => instantOf(b.event.at) - instantOf(a.event.at))
    .slice(0, FEED_LENGTH);
}

function entryXml({ slug, event }: FeedEvent, tag: TagAuthority, siteUrl: string): string {
  const moment = momentOf(instantOf(event.at));
  return [
    '  <entry>',
    `    <id>${escapeXml(tagUri(tag, slug, event.name))}</id>`,
    `    <title>${escapeXml(eventTitle(event))}</title>`,
    `    <published>${moment}</published>`,
    `    <updated>${moment}</updated>`,
    ...(event.issuers ?? []).map((issuer) => `    <author><name>${escapeXml(issuer)}</name></author>`),
    `    <category term="${event.kind}" label="${EVENT_NAMES[event.kind]}"/>`,
    `  ${link('alternate', siteUrl + noticePath(slug, FRAGMENTS[event.kind]), 'text/html')}`,
    `    <summary>${escapeXml(eventSummary(event))}</summary>`,
    '  </entry>',
  ].join('\n');
}

function link(rel: string, href: string, type: string): string {
  return `  <link rel="${rel}" type="${type}" href="${escapeXml(href)}"/>`;
}
