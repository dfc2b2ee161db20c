import { describe, expect, test } from 'vitest';
import { bundleStyles } from '../../../scripts/styles';
import { newerCss } from '../../harness/newer-css';
import { type Finding, needless, readAllowances, unforeseen } from '../../harness/newer-features';

const SHEETS = Object.values(await bundleStyles());
const ALLOWANCES = readAllowances('tests/unit/site/newer-css.yaml');

describe('the style sheets, in engines of 2019', () => {
  test('uses nothing that they do not know, but what is listed with its fall-back', async () => {
    for (const css of SHEETS) expect(unforeseen(await newerCss(css), ALLOWANCES)).toEqual([]);
  });

  test('has no exception that is no longer needed', async () => {
    const found = await Promise.all(SHEETS.map(newerCss));
    expect(needless(found.flat(), ALLOWANCES)).toEqual([]);
  });
});

/** What would be reported if a rule came to the sheet. */
async function reported(rule: string): Promise<string[]> {
  const found = unforeseen(await newerCss(rule), ALLOWANCES);
  return [...new Set(found.map(({ feature }) => feature.replace(/^css\.[\w-]+\./, '')))];
}

describe('the linter', () => {
  test.each([
    { rule: '.a{display:flex;gap:1rem}', found: ['flexbox-gap', 'gap.flex_context'] },
    { rule: '.a{column-gap:1rem}', found: ['gap.flex_context'] },
    { rule: '.a{inset:0}', found: ['inset'] },
    { rule: '.a{aspect-ratio:1}', found: ['aspect-ratio'] },
    { rule: '.a{margin-inline:auto}', found: ['margin-inline'] },
    { rule: '.a{width:min(40rem,90%)}', found: ['css-math-functions', 'min'] },
    { rule: '.a{font-size:clamp(1rem,2vw,2rem)}', found: ['css-math-functions', 'clamp'] },
    {
      rule: '.a{min-height:100dvh}',
      found: ['viewport-unit-variants', 'length.viewport_percentage_units_dynamic'],
    },
    { rule: '.a{color:light-dark(#000,#fff)}', found: ['color.light-dark'] },
    { rule: '.a{--ink:color-mix(in srgb,red,blue)}', found: ['color.color-mix'] },
    { rule: '.a{color:CanvasText}', found: ['color.system-color'] },
    { rule: '.a{overflow:clip}', found: ['overflow.clip'] },
    { rule: '.a{user-select:none}', found: ['user-select'] },
    { rule: '.a{font-palette:dark}', found: ['font-palette'] },
    { rule: '.a{not-a-property:0}', found: ['not-a-property'] },
    { rule: '.a:has(img){margin:0}', found: ['css-has', 'has'] },
    { rule: ':is(h1,h2){margin:0}', found: ['is'] },
    { rule: ':where(h1,h2){margin:0}', found: ['where'] },
    { rule: ':not(h1,h2){margin:0}', found: ['css-not-sel-list', 'not.selector_list'] },
    { rule: '.a:focus-visible{outline:0}', found: ['css-focus-visible', 'focus-visible'] },
    { rule: '.a{&:hover{color:red}}', found: ['css-nesting', 'nesting'] },
    { rule: '@layer a{p{margin:0}}', found: ['css-cascade-layers', 'layer'] },
    { rule: '@container (min-width:9em){p{margin:0}}', found: ['css-container-queries', 'container'] },
    { rule: '@media (width>=9em){p{margin:0}}', found: ['media.range_syntax'] },
    { rule: '@media (prefers-reduced-data:reduce){p{margin:0}}', found: ['media.prefers-reduced-data'] },
  ])('bites at $rule', async ({ rule, found }) => {
    expect(await reported(rule)).toEqual(found);
  });

  test.each([
    { what: 'a gap of a grid', rule: '.a{display:grid;gap:1rem}' },
    { what: 'a gap of what is a grid elsewhere', rule: '.a{display:grid}@media print{.a{gap:1rem}}' },
    { what: 'an older value before a newer one', rule: '.a{overflow:hidden;overflow:clip}' },
    {
      what: 'a prefixed property beside it',
      rule: '.a{-webkit-user-select:text;-moz-user-select:text;user-select:text}',
    },
    { what: 'a name within a text', rule: '.a::before{content:":has(b) color-mix(x) clip"}' },
  ])('lets pass $what', async ({ rule }) => {
    expect(await reported(rule)).toEqual([]);
  });
});

describe('a list of exceptions', () => {
  const entry = { features: ['inset', 'css-x'], uses: ['inset:*', 'x:1'], why: 'w', fallBack: 'f' };
  const found = (feature: string, use: string): Finding => ({ feature, use });

  test('allows its uses of its features alone', () => {
    const findings = [found('inset', 'inset:0'), found('inset', 'y:1'), found('css-y', 'x:1')];
    expect(unforeseen(findings, [entry])).toEqual([found('inset', 'y:1'), found('css-y', 'x:1')]);
  });

  test('tells each feature and use that is not met any more', () => {
    expect(needless([found('inset', 'inset:0')], [entry])).toEqual(['css-x', 'x:1']);
    expect(needless([found('inset', 'x:1'), found('css-x', 'inset:0')], [entry])).toEqual([]);
  });
});
