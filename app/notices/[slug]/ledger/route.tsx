import { LedgerView } from '#components/ledger/LedgerView';
import { cacheUntil } from '#lib/http/cache';
import { noticeAsOf } from '#lib/model/as-at';
import { ledgerPage } from '#lib/model/ledger/ledger-page';
import { readLedgerQuery } from '#lib/model/ledger/ledger-query';
import { nextBoundary, noticeTitleAt, phaseAt } from '#lib/model/phase';
import { visibleEntry } from '#lib/site/visible-notices';
import { drawnPage, notFound, route } from '../../../respond';

/** `/notices/<slug>/ledger`: a page of the notice's ledger, visible when the notice is; filtered as its address says. */
export const GET = route<{ slug: string }>(async (context, { slug }, request) => {
  const { site, now } = context;
  const entry = visibleEntry(site, slug, now);
  const notice = entry && (await site.notice(slug));
  if (!entry || !notice?.ledger) return notFound(context, request);
  const page = (
    <LedgerView
      notice={noticeAsOf(notice, now)}
      noticeTitle={noticeTitleAt(notice, now)}
      ledger={notice.ledger}
      page={ledgerPage(notice.ledger, readLedgerQuery(new URL(request.url).searchParams))}
      isOpen={phaseAt(notice, now) === 'open'}
      publisher={site.publisher}
      siteUrl={site.siteUrl}
      preview={site.preview ?? undefined}
    />
  );
  return drawnPage(context, 'ledger', page, 200, cacheUntil(nextBoundary([entry], now), now));
});
