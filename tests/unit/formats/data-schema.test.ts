import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { DATA_CONTEXT, noticeData } from '#lib/formats/data';
import { dataJsonSchema, type JsonSchema } from '#lib/formats/data-schema';
import type { Notice } from '#lib/model/notice';
import { breakingChanges } from '../../harness/breaking-changes';
import { fixtureContent, fixtureNotice } from '../content/fixtures';
import { EVERY_EVENT } from '../model/events';

const SITE = 'https://www.yunxi.example';

// The schema as others have it. After an addition, `npx vitest run tests/unit/formats/data-schema.test.ts -u` writes it
// anew; it never does after a change that breaks a reader, for which there is another number and another address.
const GOLDEN = 'tests/fixtures/schemas/notice-1.json';
const published: JsonSchema | null = existsSync(GOLDEN) ? JSON.parse(readFileSync(GOLDEN, 'utf8')) : null;

const schema = dataJsonSchema(SITE);

function judge() {
  const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
  formats.default(ajv);
  return ajv;
}

describe('the JSON Schema of a notice’s data', () => {
  test('breaks no program that reads by the published one, and is the published one', async () => {
    expect(breakingChanges(published ?? schema, schema)).toEqual([]);
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(`../../../${GOLDEN}`);
  });

  test('is published', () => {
    expect(published).not.toBeNull();
  });

  test('is a schema by the meta-schema of 2020-12, at its own address', () => {
    const ajv = judge();
    expect([ajv.validateSchema(schema), ajv.errors]).toEqual([true, null]);
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.$id).toBe(`${SITE}/schema/notice-1.json`);
  });

  test('says of every key what it is, and of no key that is not there', () => {
    const said: [string, boolean][] = [];
    const walk = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        if (key !== 'properties') walk(inner, path);
        else
          for (const [name, property] of Object.entries(Object(inner))) {
            said.push([`${path}.${name}`, Object.hasOwn(Object(property), 'description')]);
            walk(property, `${path}.${name}`);
          }
      }
    };
    walk(schema, '');
    expect(said.length).toBeGreaterThan(60);
    expect(said.filter(([, isSaid]) => !isSaid).map(([path]) => path)).toEqual([]);
  });

  test.each([
    '2020-01-01T00:00+08:00',
    '2024-12-06T09:00+08:00',
    '2025-01-15T09:00+08:00',
    '2026-01-01T00:00+08:00',
  ])('is met by the data of every notice at %s', (moment) => {
    const ajv = judge();
    const isValid = ajv.compile(schema);
    const eventful: Notice = {
      ...fixtureNotice('2024-district-inspection'),
      keywords: ['巡察整改', '科普'],
      version: 4,
      events: EVERY_EVENT,
      withdrawn: { at: '2025-05-01T09:00+08:00', reason: '内容有误' },
    };
    for (const notice of [...fixtureContent.notices, eventful]) {
      const data = JSON.parse(JSON.stringify(noticeData(notice, Date.parse(moment), SITE)));
      expect([notice.slug, isValid(data), isValid.errors]).toEqual([notice.slug, true, null]);
      expect(data.$schema).toBe(schema.$id);
    }
  });

  test('is not met by data that lack something, but by data with more', () => {
    const isValid = judge().compile(schema);
    const data = noticeData(fixtureNotice('2024-district-inspection'), 0, SITE);
    expect(isValid({ ...data, added: { later: true } })).toBe(true);
    expect(isValid({ ...data, title: undefined })).toBe(false);
    expect(isValid({ ...data, phase: 'unheard-of' })).toBe(false);
    expect(isValid({ ...data, fingerprint: 1 })).toBe(false);
  });
});

test('the JSON-LD context in the data names, for keys that are there, words of schema.org', () => {
  const context = {
    type: 'object',
    required: ['schema', '@language'],
    properties: { schema: { const: 'https://schema.org/' }, '@language': { type: 'string' } },
    additionalProperties: {
      anyOf: [
        { type: 'string', pattern: '^schema:[a-z]\\w*$' },
        {
          type: 'object',
          required: ['@id'],
          properties: {
            '@id': { type: 'string', pattern: '^schema:[a-z]\\w*$' },
            '@type': { type: 'string', pattern: '^(@id|schema:[A-Z]\\w*)$' },
            '@language': { type: 'null' },
          },
          additionalProperties: false,
        },
      ],
    },
  };
  const isContext = judge().compile(context);
  expect([isContext(DATA_CONTEXT), isContext.errors]).toEqual([true, null]);
  const terms = Object.keys(DATA_CONTEXT).filter((key) => key !== 'schema' && !key.startsWith('@'));
  expect(terms.filter((term) => !Object.hasOwn(schema.properties ?? {}, term))).toEqual([]);
});
