import { expect, test } from 'vitest';
import { GRADE_WORDS } from '#lib/doctor/finding';
import { ALL_FINDINGS } from '#lib/doctor/kinds';
import { pageText, rowsOf } from './pages';

test('the page for operators has a row for each of the doctor’s findings, in the doctor’s own words', () => {
  const [, part = ''] =
    /<!-- doctor:begin -->([\s\S]*)<!-- doctor:end -->/.exec(pageText('docs/operating.md')) ?? [];
  const expected = Object.entries(ALL_FINDINGS).map(([id, { grade, why, action }]) => [
    ...[`\`${id}\``, GRADE_WORDS[grade], why, action],
  ]);
  expect(rowsOf(part).slice(1)).toEqual(expected);
});
