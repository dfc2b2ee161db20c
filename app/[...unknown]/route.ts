import { ICON_CACHE } from '#lib/http/cache';
import { notFound, route } from '../respond';

/** Every address that is no other's: the icons, else the site's own 404. */
export const GET = route(async (context, _, request) => {
  const icon = context.icons.get(new URL(request.url).pathname);
  return icon ? { status: 200, cache: ICON_CACHE, ...icon } : notFound(context, request);
});
