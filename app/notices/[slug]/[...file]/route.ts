import { cacheUntil } from '#lib/http/cache';
import { attachmentType } from '#lib/model/attachments/attachment-type';
import { nextBoundary } from '#lib/model/phase';
import { pictureType } from '#lib/model/picture-type';
import { isPictureVisible, visibleEntry } from '#lib/site/visible-notices';
import { notFound, route } from '../../../respond';

/** A notice's pictures and attachments, visible when the notice is; the pictures of its outcome, when that is. */
export const GET = route<{ slug: string; file: string[] }>(
  async (context, { slug, file: names }, request) => {
    const { site, now } = context;
    const path = names.join('/');
    const entry = visibleEntry(site, slug, now);
    if (!entry) return notFound(context, request);
    const cache = cacheUntil(nextBoundary([entry], now), now);
    const picture = isPictureVisible(entry, path, now) ? await site.picture(slug, path) : null;
    const shown = pictureType(path);
    if (picture && shown) return { status: 200, type: shown, cache, representation: picture };
    const file = await site.attachment(slug, path);
    const { type } = attachmentType(path) ?? {};
    if (file && type) return { file, type, cache, name: names.at(-1) ?? slug };
    return notFound(context, request);
  },
);
