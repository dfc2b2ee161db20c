import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visibleAt } from '#lib/model/phase';
import { previousNextOf } from '#lib/site/previous-next';
import { newestFirst } from '#lib/versions/load';

const entry = (slug: string, published: string | null) => ({
  slug,
  title: slug,
  issuer: '某局',
  jointIssuers: [],
  published,
  window: null,
  events: [],
  withdrawn: null,
  ledger: null,
  outcome: null,
});
const C = entry('c', '2025-02-01T00:00+08:00');
const B = entry('b', '2025-01-01T00:00+08:00');
const A = entry('a', '2024-01-01T00:00+08:00');
const DRAFT = entry('draft', null);

test.each([
  { slug: 'c', newer: null, older: B },
  { slug: 'b', newer: C, older: A },
  { slug: 'a', newer: B, older: null },
  { slug: 'draft', newer: null, older: null },
  { slug: 'nothing', newer: null, older: null },
])('the neighbours of $slug are those before and after it in the list', ({ slug, newer, older }) => {
  expect(previousNextOf([C, B, A, DRAFT], slug)).toEqual({ newer, older });
});

test('whoever may see a notice may see the older one, and no newer one while the next is not published', () => {
  const moment = fc.integer({ min: 0, max: 8 }).map((day) => `2025-01-0${day + 1}T00:00+08:00`);
  fc.assert(
    fc.property(fc.array(moment, { maxLength: 6 }), moment, (moments, at) => {
      const now = Date.parse(at);
      const entries = moments.map((published, index) => entry(`n${index}`, published)).sort(newestFirst);
      for (const one of entries.filter((candidate) => visibleAt(candidate, now))) {
        const { newer, older } = previousNextOf(entries, one.slug);
        if (older) expect(visibleAt(older, now)).toBe(true);
        const seen = entries.slice(0, entries.indexOf(one)).some((other) => visibleAt(other, now));
        expect(seen).toBe(newer !== null && visibleAt(newer, now));
      }
    }),
  );
});
