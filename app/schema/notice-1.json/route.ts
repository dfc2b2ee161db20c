import { dataJsonSchema } from '#lib/formats/data-schema';
import { JSON_SCHEMA } from '#lib/http/answer';
import { cacheUntil } from '#lib/http/cache';
import { route, textAnswer } from '../../respond';

/** `/schema/notice-1.json`: the JSON Schema of a notice's data. */
export const GET = route(async ({ site, now }) => {
  const text = `${JSON.stringify(dataJsonSchema(site.siteUrl), null, 2)}\n`;
  return textAnswer(JSON_SCHEMA, text, cacheUntil(null, now));
});
