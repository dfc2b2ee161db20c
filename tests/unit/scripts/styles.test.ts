import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { STYLE_NAMES, type StyleName } from '#lib/site/page-styles';
import { bundleStyles, RULE_FILES } from '../../../scripts/styles';

const [ours, previewed] = await Promise.all([bundleStyles(), bundleStyles({ isPreview: true })]);

/** Most bytes of each style sheet, packed. */
const BUDGETS: Readonly<Record<StyleName, number>> = {
  notice: 5_250,
  list: 2_300,
  ledger: 2_600,
  feedback: 2_750,
  site: 1_850,
  reading: 2_250,
  views: 550,
};

test.each(STYLE_NAMES)('the style sheet of %s keeps to its budget', (name) => {
  expect(gzipSync(ours[name], { level: 9 }).length).toBeLessThanOrEqual(BUDGETS[name]);
});

test('every file of rules is in a style sheet, and once in the order of the cascade', () => {
  const files = readdirSync('components', { recursive: true, encoding: 'utf8' });
  const listed = RULE_FILES.map(({ path }) => path);
  expect(listed.toSorted()).toEqual(files.filter((file) => file.endsWith('.css')).toSorted());
});

test.each(STYLE_NAMES)('the style sheet of %s holds nothing that would end the element around it', (name) => {
  expect(ours[name]).toMatch(/\}$/);
  expect(ours[name]).not.toMatch(/<|@import|url\(/);
});

test.each(STYLE_NAMES)('the style sheet of %s does not ask how a telephone is held', (name) => {
  expect(ours[name]).not.toMatch(/orientation|aspect-ratio/);
});

test('what the preview says of itself is styled in the preview alone', () => {
  expect(previewed.list).toContain('.preview{');
  expect(Object.values(ours).join('')).not.toContain('.preview');
});
