import { z } from 'zod';
import { noticeDataSchema } from '#lib/formats/data';
import { noticeFormPath, SITE_PATHS } from '#lib/model/addresses';

/** A JSON Schema, as far as it is looked at. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

const WRITERS_KEYS = ['kind', 'example', 'minLength', 'pattern'];

/**
 * The JSON Schema (2020-12) of a notice's data, made from the zod schema that the data is checked with. Unlike that one
 * it lets keys be that it does not know: a reader who holds on to it must not refuse what is added later.
 * @param siteUrl the site's own address without a path: the schema's own address is its `$id`.
 */
export function dataJsonSchema(siteUrl: string): JsonSchema {
  const { $schema: _, ...made } = z.toJSONSchema(noticeDataSchema, { override: forReaders });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: new URL(SITE_PATHS.dataSchema, siteUrl).href,
    title: '通报',
    description: `一份通报的数据，与 ${noticeFormPath('名称', 'json')} 给出的一致。以后可能增加新的键，已有的键不会改变。`,
    ...made,
  };
}

/** What is for those who write notices (a value with a `kind`), and what would forbid additions, is no reader's business. */
function forReaders({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  if ('kind' in jsonSchema) for (const key of WRITERS_KEYS) delete jsonSchema[key];
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
}
