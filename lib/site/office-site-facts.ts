import type { Instant } from '#lib/clock';
import { offeredChoices } from '#lib/feedback/form/item-choice';
import { ledgerCell, rowHeading } from '#lib/model/ledger/ledger';
import { noticeTitleAt } from '#lib/model/phase';
import type { NoticeItems, SiteFacts } from '#lib/office/protocol';
import type { Site } from '#lib/site/site';
import { visibleEntries, visibleEntry } from '#lib/site/visible-notices';

/** What is public of a site at a moment, as the office's inbox is told it: the titles of notices, and the promised days. */
export function officeSiteFacts(site: Site, now: Instant): SiteFacts {
  const { answerWithin } = site.publisher.feedback ?? {};
  return {
    notices: visibleEntries(site, now).map((entry) => ({
      slug: entry.slug,
      title: noticeTitleAt(entry, now),
      hasWindow: entry.window !== null,
    })),
    answerWithin: answerWithin === undefined ? null : Number(answerWithin),
  };
}

/** What may be chosen of a notice that is shown and has a window, as its form and the links of its ledger's rows name it; null for any other. */
export async function noticeItemsOf(site: Site, slug: string, now: Instant): Promise<NoticeItems | null> {
  if (!visibleEntry(site, slug, now)?.window) return null;
  const notice = await site.notice(slug);
  if (!notice) return null;
  const { ledger } = notice;
  const rows = ledger
    ? ledger.rows.map((row) => ({
        anchor: row.anchor,
        heading: rowHeading(ledger, row),
        row: ledgerCell(ledger, row, 'problem'),
      }))
    : [];
  return [...offeredChoices(notice).map((choice) => ({ ...choice, row: null })), ...rows];
}
