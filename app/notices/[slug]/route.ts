import { cacheUntil } from '#lib/http/cache';
import { noticeForm } from '#lib/site/notice-forms';
import { visibleEntry } from '#lib/site/visible-notices';
import { notFound, route } from '../../respond';
import { noticeDocument } from '../document';

/** `/notices/<slug>`, and with an ending the same notice in another form. */
export const GET = route<{ slug: string }>(async (context, { slug: name }, request) => {
  const { site, now } = context;
  const [, slug = '', ending] = /^([^.]*)(?:\.(\w+))?$/.exec(name) ?? [];
  const entry = visibleEntry(site, slug, now);
  if (!entry) return notFound(context, request);
  // The page leads to its neighbours in the list, so that it changes when another notice appears.
  const cache = cacheUntil(site.nextBoundary(now), now);
  if (ending === undefined) return noticeDocument(context, entry, cache);
  const form = await noticeForm(ending, site, entry, now);
  return form ? { status: 200, cache, ...form } : notFound(context, request);
});

export {
  readOnly as POST,
  readOnly as PUT,
  readOnly as PATCH,
  readOnly as DELETE,
  readOnly as OPTIONS,
} from '../../respond';
