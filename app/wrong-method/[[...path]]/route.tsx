import { RefusalView } from '#components/feedback/RefusalView';
import { READ_ONLY, WRONG_METHOD } from '#lib/feedback/intake/refusal';
import type { Answer } from '#lib/http/answer';
import { NO_STORE } from '#lib/http/cache';
import { methodsOf } from '#lib/http/methods';
import { parseSitePath, type SitePath, WRONG_METHOD_PATH } from '#lib/model/addresses';
import type { Notice } from '#lib/model/notice';
import { noticeTitleAt } from '#lib/model/phase';
import { visibleEntry } from '#lib/site/visible-notices';
import { drawnPage, notFound, type RequestContext, route } from '../../respond';

/**
 * Answers every request whose method its address does not take; the gate sends them here (`admit`). 405 where something
 * is to be read or filled in, and 404, as to GET, where nothing is or is not visible yet.
 */
const wrongMethod = route(async (context, _, request) => {
  const inner = new URL(request.url);
  const asked = inner.pathname.slice(WRONG_METHOD_PATH.length) || '/';
  const path = parseSitePath(decodeURIComponent(asked));
  switch (path?.kind) {
    case 'page':
    case 'icon':
      return refusal(context, path, null);
    case 'notice':
    case 'file':
      if (visibleEntry(context.site, path.slug, context.now)) return refusal(context, path, null);
      break;
    case 'ledger':
      if (await visibleLedger(context, path.slug)) return refusal(context, path, null);
      break;
    case 'feedback': {
      const entry = visibleEntry(context.site, path.slug, context.now);
      const notice = entry?.window ? await context.site.notice(path.slug) : null;
      if (notice) return refusal(context, path, notice);
    }
  }
  return notFound(context, { method: request.method, url: new URL(asked + inner.search, inner).href });
});

export { wrongMethod as POST, wrongMethod as PUT, wrongMethod as PATCH, wrongMethod as DELETE };

/** Whether a notice that is visible has a ledger. */
async function visibleLedger({ site, now }: RequestContext, slug: string): Promise<boolean> {
  const notice = visibleEntry(site, slug, now) && (await site.notice(slug));
  return Boolean(notice?.ledger);
}

/** @param notice whose form the address takes; null for an address that is there to be read. */
async function refusal(context: RequestContext, path: SitePath, notice: Notice | null): Promise<Answer> {
  const { site, now, view } = context;
  const refusal = notice ? WRONG_METHOD : READ_ONLY;
  const page = (
    <RefusalView
      refusal={refusal}
      {...(notice && { notice, windowTitle: noticeTitleAt(notice, now) })}
      publisher={site.publisher}
      current={view}
    />
  );
  const answer = await drawnPage(context, 'feedback', page, refusal.status, NO_STORE);
  return { ...answer, headers: { Allow: methodsOf(path).join(', ') } };
}
