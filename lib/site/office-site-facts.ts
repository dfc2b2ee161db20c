import type { Instant } from '#lib/clock';
import { noticeTitleAt } from '#lib/model/phase';
import type { SiteFacts } from '#lib/office/protocol';
import type { Site } from '#lib/site/site';
import { visibleEntries } from '#lib/site/visible-notices';

/** What is public of a site at a moment, as the office's inbox is told it: the titles of notices, and the promised days. */
export function officeSiteFacts(site: Site, now: Instant): SiteFacts {
  const { answerWithin } = site.publisher.feedback ?? {};
  return {
    notices: visibleEntries(site, now).map((entry) => ({
      slug: entry.slug,
      title: noticeTitleAt(entry, now),
    })),
    answerWithin: answerWithin === undefined ? null : Number(answerWithin),
  };
}
