import { PNG } from '#lib/http/answer';
import { ICON_CACHE } from '#lib/http/cache';
import { route } from '../respond';

/** `/apple-touch-icon.png`: the icon on a telephone’s first screen. */
export const GET = route(async ({ site }) => ({
  status: 200,
  type: PNG,
  cache: ICON_CACHE,
  representation: await site.sitePicture('apple-touch-icon.png'),
}));

export {
  readOnly as POST,
  readOnly as PUT,
  readOnly as PATCH,
  readOnly as DELETE,
  readOnly as OPTIONS,
} from '../respond';
