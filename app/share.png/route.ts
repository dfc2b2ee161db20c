import { PNG } from '#lib/http/answer';
import { cacheUntil } from '#lib/http/cache';
import { route } from '../respond';

/** `/share.png`: the picture that stands for the site where an address of it is shared. */
export const GET = route(async ({ site, now }) => ({
  status: 200,
  type: PNG,
  cache: cacheUntil(null, now),
  representation: await site.siteSharePicture(),
}));
