import { expect, test } from 'vitest';
import { bundleStyle, minifyStyle, STYLE_FILE } from '#lib/site/style';

test('a style sheet is made small', () => {
  expect(minifyStyle('/* a note */\np {\n  color: #ff0000;\n  margin: 0px;\n}\n')).toBe(
    'p{color:red;margin:0}',
  );
});

test('a style sheet keeps to what engines of 2019 know', () => {
  expect(minifyStyle('main { inset: 0 }')).toBe('main{top:0;bottom:0;left:0;right:0}');
});

test('a broken style sheet stops a build', () => {
  expect(() => minifyStyle('p } {')).toThrow();
});

test('the site’s own style sheet holds nothing that would end the element around it', () => {
  const style = bundleStyle(STYLE_FILE);
  expect(style).not.toMatch(/<|@import|url\(/);
});

test('the site’s own style sheet does not ask how a telephone is held', () => {
  expect(bundleStyle(STYLE_FILE)).not.toMatch(/orientation|aspect-ratio/);
});
