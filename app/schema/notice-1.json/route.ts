import { dataJsonSchema } from '#lib/formats/data-schema';
import { JSON_SCHEMA } from '#lib/http/answer';
import { cacheUntil } from '#lib/http/cache';
import { represent } from '#lib/http/representation';
import { route } from '../../respond';

/** `/schema/notice-1.json`: the JSON Schema of a notice's data. */
export const GET = route(async ({ site, now }) => ({
  status: 200,
  type: JSON_SCHEMA,
  cache: cacheUntil(null, now),
  representation: represent(`${JSON.stringify(dataJsonSchema(site.siteUrl), null, 2)}\n`),
}));
