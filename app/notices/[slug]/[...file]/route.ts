import { cacheUntil } from '#lib/http/cache';
import { nextBoundary } from '#lib/model/phase';
import { pictureType } from '#lib/model/picture-type';
import { isPictureVisible, visibleEntry } from '#lib/site/visible-notices';
import { notFound, route } from '../../../respond';

/** A notice's pictures, visible when the notice is; those of its outcome, when that is. */
export const GET = route<{ slug: string; file: string[] }>(async (context, { slug, file }, request) => {
  const { site, now } = context;
  const path = file.join('/');
  const type = pictureType(path);
  const entry = visibleEntry(site, slug, now);
  const isShown = entry !== null && isPictureVisible(entry, path, now);
  const picture = isShown && type ? await site.picture(slug, path) : null;
  if (!entry || !type || !picture) return notFound(context, request);
  return {
    status: 200,
    type,
    cache: cacheUntil(nextBoundary([entry], now), now),
    representation: picture,
  };
});
