import { expect, test } from 'vitest';
import { breakingChanges, type Schema } from '../../harness/breaking-changes';

const text = { type: 'string' };
const object = (properties: Record<string, Schema>, required = Object.keys(properties)): Schema => ({
  type: 'object',
  properties,
  required,
});
const nullable = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const event = (kind: string, more: Record<string, Schema> = {}) =>
  object({ kind: { type: 'string', const: kind }, ...more });

test.each<{ what: string; before: Schema; after: Schema; told: string[] }>([
  {
    what: 'a property that is gone',
    before: object({ a: text, b: text }),
    after: object({ a: text }),
    told: ['/b is gone'],
  },
  {
    what: 'a property that may be missing',
    before: object({ a: text }),
    after: object({ a: text }, []),
    told: ['/a may be missing'],
  },
  {
    what: 'a property that may be null',
    before: object({ a: text }),
    after: object({ a: nullable(text) }),
    told: ['/a may be null'],
  },
  {
    what: 'null among the types',
    before: text,
    after: { type: ['string', 'null'] },
    told: ['/ may be null'],
  },
  {
    what: 'another type',
    before: object({ a: text }),
    after: object({ a: { type: 'number' } }),
    told: ['/a may be number'],
  },
  { what: 'no type any more', before: text, after: {}, told: ['/ may be anything'] },
  {
    what: 'a new value',
    before: { enum: ['a', 'b'] },
    after: { enum: ['a', 'b', 'c'] },
    told: ['/ has lost its list of values'],
  },
  {
    what: 'any value',
    before: { ...text, const: 'a' },
    after: text,
    told: ['/ has lost its list of values'],
  },
  {
    what: 'a pattern that is gone',
    before: { ...text, pattern: '^a' },
    after: text,
    told: ['/ has lost its pattern'],
  },
  {
    what: 'items of another kind',
    before: { type: 'array', items: object({ a: text }) },
    after: { type: 'array', items: object({}) },
    told: ['/*/a is gone'],
  },
  {
    what: 'a change deep below',
    before: object({ a: nullable(object({ b: text })) }),
    after: object({ a: nullable(object({ b: text }, [])) }),
    told: ['/a/b may be missing'],
  },
  {
    what: 'a kind of event that nobody knew',
    before: { oneOf: [event('a')] },
    after: { oneOf: [event('a'), event('b')] },
    told: ['/kind has lost its list of values'],
  },
  {
    what: 'a kind of event that lost something',
    before: { oneOf: [event('a', { why: text }), event('b', { x: text, y: text })] },
    after: { oneOf: [event('a'), event('b', { x: text, y: text })] },
    told: ['/why is gone'],
  },
])('$what breaks a reader', ({ before, after, told }) => {
  expect(breakingChanges(before, after)).toEqual(told);
});

test.each<{ what: string; before: Schema; after: Schema }>([
  {
    what: 'nothing',
    before: object({ a: nullable(text) }),
    after: object({ a: { type: ['string', 'null'] } }),
  },
  { what: 'a property more', before: object({ a: text }), after: object({ a: text, b: text }) },
  {
    what: 'a property that is never missing any more',
    before: object({ a: text }, []),
    after: object({ a: text }),
  },
  { what: 'null that comes no more', before: nullable(text), after: text },
  { what: 'fewer values', before: { enum: ['a', 'b'] }, after: { enum: ['a'] } },
  { what: 'a limit more', before: text, after: { ...text, minLength: 1 } },
  {
    what: 'another description',
    before: { ...text, description: 'a' },
    after: { ...text, description: 'b' },
  },
])('$what breaks nobody', ({ before, after }) => {
  expect(breakingChanges(before, after)).toEqual([]);
});
