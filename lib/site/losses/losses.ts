import type { Instant } from '#lib/clock';
import { SITE_PATHS, slugIn } from '#lib/model/addresses';
import { instantOf } from '#lib/model/date';
import { visibleAt } from '#lib/model/phase';
import { oldAddress, redirectKey } from '#lib/model/redirect';
import type { PublicFacts } from '#lib/site/losses/comparison';
import type { Loss } from '#lib/site/losses/loss';
import { noticeLosses } from '#lib/site/losses/notice-losses';

/**
 * What a build would take away of what the build before it shows: everything that is public at `instant`, whenever it
 * became so. What is only scheduled may go.
 */
export function lossesBetween(before: PublicFacts, after: PublicFacts, instant: Instant): Loss[] {
  return [
    ...before.entries.flatMap((entry) => noticeLosses(entry, { before, after, instant })),
    ...redirectLosses(before, after, instant),
    ...feedLosses(before, after),
  ];
}

/** Old addresses that led somewhere. One that led to a notice that is gone is not named beside it. */
function redirectLosses(before: PublicFacts, after: PublicFacts, instant: Instant): Loss[] {
  const kept = new Set(after.redirects.map(({ from }) => keyOf(from)));
  return before.redirects.flatMap(({ from, to }) => {
    const slug = slugIn(to);
    const target = before.entries.find((entry) => entry.slug === slug);
    const isPublic = slug === null || (target && visibleAt(target, instant));
    const isGone = slug !== null && !after.entries.some((entry) => entry.slug === slug);
    if (!isPublic || isGone || kept.has(keyOf(from))) return [];
    return {
      place: `${after.contentDir}/redirects.yaml`,
      what: `旧网址 ${from} 会打不开`,
      since: target?.published ? instantOf(target.published) : null,
      way: `写回 from: ${from} 和 to: ${to}`,
    };
  });
}

function keyOf(from: string): string {
  const old = oldAddress(from);
  return old ? redirectKey(old) : from;
}

/** The feed, or the beginning of its entries' ids: with another, every reader of it gets everything anew. */
function feedLosses(before: PublicFacts, after: PublicFacts): Loss[] {
  const { feed } = before.publisher;
  const now = after.publisher.feed;
  if (!feed || (now?.authority === feed.authority && now.year === feed.year)) return [];
  const what = now ? '订阅源里各条的编号都会变' : `订阅源 ${SITE_PATHS.feed} 会打不开`;
  return [
    {
      place: `${after.contentDir}/site.yaml`,
      what,
      since: null,
      way: `写回 feed 的 authority: ${feed.authority} 和 year: ${feed.year}`,
    },
  ];
}
