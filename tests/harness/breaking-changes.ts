/** A JSON Schema, as far as the comparison looks at it. */
export interface Schema {
  readonly [key: string]: unknown;
}

/** What narrows a value: without it, or with another, values may come that never came before. */
const LIMITS = ['format', 'pattern', 'minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'];

/**
 * What in `after` would surprise a program that reads data by `before`: a property that is gone or may be missing, a
 * value of another type, null where none was, a value of a list that had none such, a limit that fell. What is added,
 * or narrowed, surprises nobody.
 */
export function breakingChanges(before: Schema, after: Schema, path = ''): string[] {
  const old = alternatives(before);
  return alternatives(after).flatMap((alternative) => {
    const changes = old
      .filter((candidate) => typeOf(candidate) === typeOf(alternative))
      .map((candidate) => changesIn(candidate, alternative, path));
    if (changes.length === 0) return [`${path || '/'} may be ${typeOf(alternative)}`];
    return changes.toSorted((a, b) => a.length - b.length)[0] ?? [];
  });
}

function changesIn(before: Schema, after: Schema, path: string): string[] {
  return [
    ...limitsIn(before, after).map((limit) => `${path || '/'} has lost its ${limit}`),
    ...propertyChanges(before, after, path),
    ...(isSchema(before.items) && isSchema(after.items)
      ? breakingChanges(before.items, after.items, `${path}/*`)
      : []),
  ];
}

function propertyChanges(before: Schema, after: Schema, path: string): string[] {
  const [old, now] = [propertiesOf(before), propertiesOf(after)];
  const gone = requiredIn(before).filter((name) => !requiredIn(after).includes(name));
  return Object.entries(old).flatMap(([name, schema]) => {
    const here = `${path}/${name}`;
    const other = now[name];
    if (other === undefined) return [`${here} is gone`];
    const missing = gone.includes(name) ? [`${here} may be missing`] : [];
    return [...missing, ...breakingChanges(schema, other, here)];
  });
}

function limitsIn(before: Schema, after: Schema): string[] {
  const lost = LIMITS.filter((limit) => before[limit] !== undefined && before[limit] !== after[limit]);
  const [old, now] = [valuesOf(before), valuesOf(after)];
  const isClosed = old === null || now?.every((value) => old.includes(value));
  return isClosed ? lost : [...lost, 'list of values'];
}

/** The schemas of which a value meets one: unions taken apart, whichever way they are written. */
function alternatives(schema: Schema): Schema[] {
  const union = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(union)) return union.filter(isSchema).flatMap(alternatives);
  if (Array.isArray(schema.type)) return schema.type.map((type) => ({ ...schema, type }));
  return [schema];
}

function typeOf(schema: Schema): string {
  return String(schema.type ?? 'anything');
}

function valuesOf(schema: Schema): readonly unknown[] | null {
  if (schema.const !== undefined) return [schema.const];
  return Array.isArray(schema.enum) ? schema.enum : null;
}

function propertiesOf(schema: Schema): Record<string, Schema> {
  const properties = isSchema(schema.properties) ? Object.entries(schema.properties) : [];
  return Object.fromEntries(properties.filter((entry): entry is [string, Schema] => isSchema(entry[1])));
}

function requiredIn(schema: Schema): readonly unknown[] {
  return Array.isArray(schema.required) ? schema.required : [];
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
