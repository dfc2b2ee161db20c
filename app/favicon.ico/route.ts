import { ICO } from '#lib/http/answer';
import { ICON_CACHE } from '#lib/http/cache';
import { route } from '../respond';

/** `/favicon.ico`: the icon for engines that know no SVG. */
export const GET = route(async ({ site }) => ({
  status: 200,
  type: ICO,
  cache: ICON_CACHE,
  representation: await site.sitePicture('favicon.ico'),
}));

export {
  readOnly as POST,
  readOnly as PUT,
  readOnly as PATCH,
  readOnly as DELETE,
  readOnly as OPTIONS,
} from '../respond';
