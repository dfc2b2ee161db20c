import { cacheUntil } from '#lib/http/cache';
import { route, sitePage } from '../respond';

/** `/privacy`: what becomes of a reader's and a writer's data. */
export const GET = route((context) => sitePage(context, 'privacy', 200, cacheUntil(null, context.now)));
