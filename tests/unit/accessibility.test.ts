import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';

// The accessibility record is data with one shape, and claims nothing that nobody and nothing has seen.

/** WCAG 2.2 without 4.1.1, which it dropped: the success criteria of levels A and AA. */
const LEVEL_A =
  '1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 ' +
  '2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2';
const LEVEL_AA =
  '1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 3.1.2 ' +
  '3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3';

const sentence = z.string().regex(/^.{10,}\.$/s, 'a sentence');
const number = z.string().regex(/^\d\.\d\.\d+$/);
const file = z.string().refine(existsSync, 'no such file');

const criterionFacts = { number, name: z.string().min(3), level: z.enum(['A', 'AA']) };

const criterionSchema = z.discriminatedUnion('held', [
  z.strictObject({
    ...criterionFacts,
    held: z.literal('tested'),
    /** The test files that fail when it breaks. */
    tests: z.array(file.regex(/^tests\/.+\.(test|spec)\.ts$/)).min(1),
    /** What of it only a person can judge. */
    remains: sentence.optional(),
  }),
  z.strictObject({ ...criterionFacts, held: z.literal('not applicable'), why: sentence }),
  z.strictObject({ ...criterionFacts, held: z.literal('open'), why: sentence }),
  z.strictObject({ ...criterionFacts, held: z.literal('excepted'), why: sentence, decision: file }),
]);

const checkSchema = z
  .strictObject({
    page: z.string().min(4),
    /** What it is looked at with. */
    way: z.string().min(4),
    result: z.enum(['passed', 'failed', 'open']),
    /** When it was done, or listed. */
    date: z.iso.date(),
    needs: z.enum(['a person', 'a command']),
    by: z
      .union([z.strictObject({ person: z.string().min(2) }), z.strictObject({ command: z.string().min(4) })])
      .nullable(),
    criteria: z.array(number).min(1),
    /** How to repeat it. */
    how: sentence,
  })
  .refine(({ result, by }) => (result === 'open') === (by === null), 'open, and only open, is done by nobody')
  .refine(
    ({ needs, by }) => needs !== 'a person' || by === null || 'person' in by,
    'what needs a person is not done by a command',
  );

const recordSchema = z.strictObject({ criteria: z.array(criterionSchema), checks: z.array(checkSchema) });

const text = readFileSync('docs/accessibility.yaml', 'utf8');
// As everywhere, a date or a number such as 1.10 stays the text that it is.
const record = recordSchema.parse(parse(text, { schema: 'failsafe', customTags: ['null'] }));

describe('the accessibility record', () => {
  test('lists every success criterion of WCAG 2.2 A and AA once, at its level, in order', () => {
    const levels = [
      ...LEVEL_A.split(' ').map((criterion) => ({ criterion, level: 'A' })),
      ...LEVEL_AA.split(' ').map((criterion) => ({ criterion, level: 'AA' })),
    ].sort((a, b) => a.criterion.localeCompare(b.criterion, 'en', { numeric: true }));
    expect(record.criteria.map(({ number: criterion, level }) => ({ criterion, level }))).toEqual(levels);
    expect(levels.length).toBe(55);
  });

  test('speaks in its checks of criteria that are listed', () => {
    const listed = new Set(record.criteria.map((criterion) => criterion.number));
    expect(record.checks.flatMap(({ criteria }) => criteria).filter((one) => !listed.has(one))).toEqual([]);
  });

  test('names commands over test files that are there', () => {
    const named = text.match(/tests\/[\w/.-]+\.(test|spec)\.ts/g) ?? [];
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
    for (const { by } of record.checks)
      if (by && 'command' in by) expect(by.command).toMatch(/ tests\/[\w/.-]+\.(test|spec)\.ts$/);
  });

  test('holds no date that is still to come', () => {
    const today = new Date().toISOString().slice(0, 10);
    expect(record.checks.filter(({ date }) => date > today)).toEqual([]);
  });

  test('is explained beside it', () => {
    expect(readFileSync('docs/accessibility.md', 'utf8')).toContain('(accessibility.yaml)');
  });
});

describe('a check in the record', () => {
  const done = {
    page: 'notice',
    way: 'screen reader',
    result: 'passed',
    date: '2026-11-24',
    needs: 'a person',
    by: { person: '王小明' },
    criteria: ['1.3.1'],
    how: 'Read the page from the top.',
  };

  test.each([
    { what: 'done by a person', entry: done, fits: true },
    { what: 'open', entry: { ...done, result: 'open', by: null }, fits: true },
    { what: 'passed by nobody', entry: { ...done, by: null }, fits: false },
    { what: 'failed by nobody', entry: { ...done, result: 'failed', by: null }, fits: false },
    { what: 'open and yet done', entry: { ...done, result: 'open' }, fits: false },
    {
      what: 'passed by a command where a person is needed',
      entry: { ...done, by: { command: 'npm test' } },
      fits: false,
    },
    { what: 'without a way to repeat it', entry: { ...done, how: '' }, fits: false },
    { what: 'without a criterion', entry: { ...done, criteria: [] }, fits: false },
  ])('$what: $fits', ({ entry, fits }) => {
    expect(checkSchema.safeParse(entry).success).toBe(fits);
  });
});
