import { z } from 'zod';
import type { KeyPath } from '#lib/content/source';

/** The schema of the value at `path`; null if `schema` knows no such value. */
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

/** A schema without the wrappers that make it optional or change its output. */
export function unwrapSchema(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return unwrapSchema(schema.unwrap());
  return schema instanceof z.ZodPipe ? unwrapSchema(schema.in) : schema;
}

/** The keys that a map at `path` may have; none if no map belongs there. */
export function keysAt(schema: z.ZodObject, path: KeyPath): string[] {
  const inner = unwrapSchema(schemaAt(schema, path));
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

/** What the schema of the value at `path` tells of itself: its kind, its example. */
export function metaAt(schema: z.ZodObject, path: KeyPath): Record<string, unknown> {
  const outer = schemaAt(schema, path);
  const inner = unwrapSchema(outer);
  return { ...(inner instanceof z.ZodType ? inner.meta() : {}), ...outer?.meta() };
}
