import { cacheUntil } from '#lib/http/cache';
import { noticePath, parseSitePath } from '#lib/model/addresses';
import { noticeForm } from '#lib/site/notice-forms';
import { visibleEntry } from '#lib/site/visible-notices';
import { notFound, route } from '../../respond';
import { noticeDocument } from '../document';

/** `/notices/<slug>`, and with an ending the same notice in another form. */
export const GET = route<{ slug: string }>(async (context, { slug: name }, request) => {
  const { site, now } = context;
  const asked = parseSitePath(noticePath(name));
  const entry = asked?.kind === 'notice' ? visibleEntry(site, asked.slug, now) : null;
  if (asked?.kind !== 'notice' || !entry) return notFound(context, request);
  // The page leads to its neighbours in the list, so that it changes when another notice appears.
  const cache = cacheUntil(site.nextBoundary(now), now);
  if (asked.ending === null) return noticeDocument(context, entry, cache);
  const form = await noticeForm(asked.ending, site, entry, now);
  return form ? { status: 200, cache, ...form } : notFound(context, request);
});
