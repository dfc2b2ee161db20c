import { systemClock } from '#lib/clock';
import type { NoticeItems, SiteFacts } from '#lib/office/protocol';
import { IncompatibleBuild } from '#lib/site/build/build-files';
import { buildStore } from '#lib/site/build/builds';
import { openBuiltSite } from '#lib/site/built-site';
import { noticeItemsOf, officeSiteFacts } from '#lib/site/office-site-facts';
import { isAlive } from '../../processes';

/** What is public of the site, and what may be chosen of its notices with a window. */
export interface FactsForInbox {
  readonly facts: SiteFacts;
  /** By the notice's folder. */
  readonly noticeItems: Readonly<Record<string, NoticeItems>>;
}

/** What an inbox is told of the site, by its newest build; nothing where there is none that can be read. */
export async function siteFacts(builds: string): Promise<FactsForInbox> {
  const directory = await buildStore(builds, isAlive).current();
  try {
    if (directory !== null) {
      const { site } = await openBuiltSite(directory);
      const now = systemClock.now();
      const facts = officeSiteFacts(site, now);
      const noticeItems: Record<string, NoticeItems> = {};
      for (const { slug } of facts.notices) {
        const items = await noticeItemsOf(site, slug, now);
        if (items) noticeItems[slug] = items;
      }
      return { facts, noticeItems };
    }
  } catch (error) {
    if (!(error instanceof IncompatibleBuild)) throw error;
  }
  return { facts: { notices: [], answerWithin: null }, noticeItems: {} };
}
