import { describe, expect, test } from 'vitest';
import { siteStyles, styleIn, withStyle } from '#lib/site/page-styles';
import { minifyStyle, pruneStyle, stylePruner } from '#lib/site/style';
import { BARE_CSS } from '../../harness/styles';

test('a style sheet is made small', () => {
  expect(minifyStyle('/* a note */\np {\n  color: #ff0000;\n  margin: 0px;\n}\n')).toBe(
    'p{color:red;margin:0}',
  );
});

test('a style sheet keeps to what engines of 2019 know', () => {
  expect(minifyStyle('main { inset: 0 }')).toBe('main{top:0;bottom:0;left:0;right:0}');
});

test('a broken style sheet stops a build, and its file is named', () => {
  expect(() => minifyStyle('p } {', 'a/b.css')).toThrow(expect.objectContaining({ fileName: 'a/b.css' }));
});

describe('a style sheet for one page', () => {
  const HTML =
    '<main class="doc two" id="main"><p>1</p><template data-phase="open"><form class="ask"></form></template></main>';

  test.each([
    { what: 'a class', rule: '.none{color:red}' },
    { what: 'an id', rule: '#none{color:red}' },
    { what: 'an element', rule: 'table{color:red}' },
    { what: 'a class beside one that is there', rule: '.doc.none{color:red}' },
    { what: 'a class within one that is there', rule: '.doc .none{color:red}' },
    { what: 'what is around one that is there', rule: '.none p{color:red}' },
    { what: 'a part of what is not there', rule: '.none::before{color:red}' },
    { what: 'paper', rule: '@media print{.none{color:red}}' },
  ])('has no rule for $what that the page does not hold', ({ rule }) => {
    expect(pruneStyle(rule, HTML)).toBe('');
  });

  test.each([
    { what: 'a class among several', rule: '.two{color:red}' },
    { what: 'what only some states show', rule: '.ask{color:red}' },
    { what: 'a state of an element', rule: 'p:hover,p:target{color:red}' },
    { what: 'an attribute that may come', rule: ':root[data-view=care] p,[aria-pressed=true]{color:red}' },
    { what: 'all but what is not there', rule: 'form:not(.none){color:red}' },
    { what: 'everything', rule: '*{color:red}' },
    { what: 'a width of the window', rule: '@media (min-width:40em){p{color:red}}' },
    { what: 'pages of paper', rule: '@page{size:A4}' },
  ])('keeps the rule for $what', ({ rule }) => {
    expect(pruneStyle(rule, HTML)).toBe(rule);
  });

  test('keeps what of a list of selectors can match', () => {
    expect(pruneStyle('.none,p,.doc table{color:red}', HTML)).toBe('p{color:red}');
  });
});

describe('a page', () => {
  const page = (css: string) =>
    `<html><head><style>${css}</style></head><body>$& <style></style></body></html>`;

  test('is given its style sheet in the first empty place, as it is written', () => {
    expect(withStyle(page(''), 'q{quotes:"$&"}')).toBe(page('q{quotes:"$&"}'));
  });

  test('without such a place is refused', () => {
    expect(() => withStyle('<html></html>', 'p{}')).toThrow('no empty style element');
  });

  test('tells the style sheet that it was given, with its hash', () => {
    expect(styleIn(page(BARE_CSS.list))).toEqual(siteStyles(BARE_CSS).list);
    // printf 'l{}' | openssl dgst -sha256 -binary | base64
    expect(siteStyles(BARE_CSS).list.hash).toBe("'sha256-1C70T2JortYegl3UMJf4H2Il7eBkIJB760j76jF5O6c='");
  });
});

test('pages that use the same rules get what each would get alone', () => {
  const css = 'p{color:red}.a{color:red}.b{color:red}#c{color:red}table{color:red}.a .b{color:#00f}';
  const pages = [
    '<p>1</p>',
    '<p class="a">1</p>',
    '<p class="a b" id="c">1</p>',
    '<p class="a x">1</p>',
    '<i>1</i>',
  ];
  const prune = stylePruner();
  for (const html of [...pages, ...pages]) expect(prune(css, html)).toBe(pruneStyle(css, html));
});
