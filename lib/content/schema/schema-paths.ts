import * as z from 'zod';
import type { KeyPath } from '#lib/content/source';

/** Returns the schema of the value at `path`; null if `schema` has none. */
export function schemaAt(schema: z.ZodType, path: KeyPath): z.ZodType | null {
  let current: unknown = schema;
  for (const step of path) {
    const inner = unwrapSchema(current);
    if (inner instanceof z.ZodObject) current = inner.shape[String(step)];
    else if (inner instanceof z.ZodArray) current = inner.element;
    else return null;
  }
  return current instanceof z.ZodType ? current : null;
}

/** Removes the wrappers that make a schema optional, give it a default or transform its output. */
export function unwrapSchema(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return unwrapSchema(schema.unwrap());
  return schema instanceof z.ZodPipe ? unwrapSchema(schema.in) : schema;
}

/** Returns the keys allowed in the map at `path`; none if the schema has no map there. */
export function keysAt(schema: z.ZodObject, path: KeyPath): string[] {
  const inner = unwrapSchema(schemaAt(schema, path));
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

/** Returns the metadata of the schema at `path`: its kind, its example. */
export function metaAt(schema: z.ZodObject, path: KeyPath): Record<string, unknown> {
  const outer = schemaAt(schema, path);
  const inner = unwrapSchema(outer);
  return { ...(inner instanceof z.ZodType ? inner.meta() : {}), ...outer?.meta() };
}
