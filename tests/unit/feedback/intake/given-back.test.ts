import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { EMPTY_FIELDS, FIELD_NAMES, type FieldValues } from '#lib/feedback/form/fields';
import { type FormResponse, refused } from '#lib/feedback/intake/form-response';
import { fitToPost } from '#lib/feedback/intake/given-back';
import { AUTOMATED, NOT_STORED } from '#lib/feedback/intake/refusal';
import { FIELDS } from '../fixtures';

const KIB = 1024;

const form = (fields: Partial<FieldValues>): FormResponse => ({
  page: 'form',
  values: { ...EMPTY_FIELDS, ...fields },
  errors: null,
});

/** The bytes that the words of a page take in HTML, as React writes them. */
function htmlOf(values: FieldValues): number {
  return FIELD_NAMES.reduce((sum, name) => sum + Buffer.byteLength(renderToStaticMarkup(values[name])), 0);
}

const bodyOf = (values: Partial<FieldValues>) => new URLSearchParams(values).toString().length;

describe('a page that gives words back', () => {
  test.each([
    ['a valid form', FIELDS],
    ['5,000 quotation marks', { ...FIELDS, message: '"'.repeat(5_000), contact: "'".repeat(200) }],
    ['far too much in Chinese', { ...FIELDS, message: '长'.repeat(58_000) }],
    ['far too much in English', { ...FIELDS, message: 'Long words, and many. '.repeat(10_000) }],
    ['a family 5,000 times', { ...FIELDS, message: '👨‍👩‍👧‍👦'.repeat(5_000) }],
  ])('holds all of %s', (_, values) => {
    expect(fitToPost(form(values), bodyOf(values))).toEqual(form(values));
    const refusal = refused(NOT_STORED, values, { again: { token: 'x' } });
    if (values.message.length <= 58_000) expect(fitToPost(refusal, bodyOf(values))).toEqual(refusal);
  });

  test('is never much larger than the post, whatever signs it holds, and says which fields it cut', () => {
    const signs = fc.constantFrom('"', '&', "'", '<', '长', 'é', '🐳', 'x');
    const field = fc.tuple(signs, fc.nat(200_000)).map(([sign, count]) => sign.repeat(count));
    fc.assert(
      fc.property(
        fc.record({ message: field, name: field, kind: field }),
        fc.nat(512 * KIB),
        (fields, size) => {
          const before = { ...EMPTY_FIELDS, ...fields };
          const after = fitToPost(form(fields), size);
          if (after.page !== 'form') throw new Error(after.page);
          expect(htmlOf(after.values)).toBeLessThanOrEqual(Math.max(64 * KIB, size));
          const cut = FIELD_NAMES.filter((name) => after.values[name] !== before[name]);
          expect(after.shortened ?? []).toEqual(cut);
          for (const name of cut) expect(before[name].startsWith(after.values[name])).toBe(true);
          if (cut.length > 0) expect(htmlOf(after.values)).toBeGreaterThan(60 * KIB);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('cuts the long fields alone', () => {
    const fields = { ...FIELDS, message: '"'.repeat(200_000), name: '"'.repeat(100) };
    expect(fitToPost(form(fields), 200_000)).toMatchObject({
      values: { ...fields, message: expect.stringMatching(/^"{33000,33334}$/) },
      shortened: ['message'],
    });
  });

  test.each(['👨‍👩‍👧‍👦', 'e\u0301', '🐳'])('cuts through no character: %s', (character) => {
    for (const before of ['', 'x', 'xx', 'xxx']) {
      const after = fitToPost(form({ message: before + character.repeat(20_000) }), 0);
      if (after.page !== 'form') throw new Error(after.page);
      const rest = after.values.message.slice(before.length);
      expect(rest.length).toBeGreaterThan(1000);
      expect(rest.replaceAll(character, '')).toBe('');
    }
  });
});

describe('a refusal', () => {
  test('shows long words once, without a form to send them again', () => {
    const values = { ...FIELDS, message: 'x'.repeat(300_000) };
    const refusal = refused(NOT_STORED, values, { again: { token: 'x' } });
    expect(fitToPost(refusal, 300_100)).toEqual({ ...refusal, again: null, shortened: [] });
  });

  test('cuts what is too long even so', () => {
    const values = { ...FIELDS, message: '<'.repeat(300_000) };
    expect(fitToPost(refused(AUTOMATED, values), 300_100)).toMatchObject({
      again: null,
      shortened: ['message'],
      values: { message: expect.stringMatching(/^<{74000,75025}$/) },
    });
  });
});

test('the check page and a receipt’s file are as they are', () => {
  const check: FormResponse = { page: 'check', values: FIELDS, token: 'x' };
  expect(fitToPost(check, 0)).toBe(check);
});
