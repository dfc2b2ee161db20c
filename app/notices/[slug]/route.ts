import { cacheUntil } from '#lib/http/cache';
import { noticeForm } from '#lib/site/notice-forms';
import { visibleEntry } from '#lib/site/visible-notices';
import { notFound, route } from '../../respond';
import { noticeDocument } from '../document';

/** `/notices/<slug>`, and with an ending the same notice in another form. */
export const GET = route<{ slug: string }>(async (visit, { slug: name }, request) => {
  const { site, now } = visit;
  const [, slug = '', ending] = /^([^.]*)(?:\.(\w+))?$/.exec(name) ?? [];
  const entry = visibleEntry(site, slug, now);
  if (!entry) return notFound(visit, request);
  // The page leads to its neighbours in the list, so that it changes when another notice appears.
  const cache = cacheUntil(site.nextBoundary(now), now);
  if (ending === undefined) return noticeDocument(visit, entry, cache);
  const form = await noticeForm(ending, site, entry, now);
  return form ? { status: 200, cache, ...form } : notFound(visit, request);
});

export {
  readOnly as POST,
  readOnly as PUT,
  readOnly as PATCH,
  readOnly as DELETE,
  readOnly as OPTIONS,
} from '../../respond';
