import * as z from 'zod';
import { noticeDataSchema } from '#lib/formats/data';
import { noticeFormPath, SITE_PATHS } from '#lib/model/addresses';

/** A JSON Schema. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

const AUTHORS_KEYS = ['kind', 'example', 'minLength', 'pattern'];

/**
 * Generates the JSON Schema (2020-12) of a notice's data from the zod schema that validates it. It allows unknown keys,
 * so that a reader who keeps a copy does not refuse what is added later.
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

/** Removes what concerns the authors of notices alone (on values with a `kind`), and the ban on unknown keys. */
function forReaders({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  if ('kind' in jsonSchema) for (const key of AUTHORS_KEYS) delete jsonSchema[key];
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
}
