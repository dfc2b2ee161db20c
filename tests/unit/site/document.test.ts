import { describe, expect, test } from 'vitest';
import { inState, inView, STATELESS, withoutScripts } from '#lib/site/document';

describe('a page without what runs', () => {
  test.each([
    ['a script', '<p>a</p><script src="/_next/x.js" async=""></script><p>b</p>', '<p>a</p><p>b</p>'],
    ['an inlined payload', '<script>self.__next_f.push([1,"<p>\\u003c/script>"])</script>x', 'x'],
    ['a script of another type', '<script type="application/json">{}</script>x', 'x'],
    ['a script in capitals', '<SCRIPT>x</SCRIPT>y', 'y'],
    [
      'a hint to load one',
      '<link rel="preload" as="script" href="/x.js"/><link rel="icon" href="/i"/>',
      '<link rel="icon" href="/i"/>',
    ],
    ['a hint with its parts in another order', '<link as="script" rel="modulepreload" href="/x.js"/>', ''],
    ['the framework’s comments', '<p>1<!-- -->月<!--$--><!--/$--></p>', '<p>1月</p>'],
    ['the framework’s empty marks', '<body><div hidden=""><!--$--><!--/$--></div>x', '<body>x'],
  ])('has lost %s', (_, html, expected) => expect(withoutScripts(html)).toBe(expected));

  test.each([
    ['in a text', '<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;!-- x --&gt;</p>'],
    ['in an attribute', '<img alt="甲 <script>乙</script> <!-- 丙 --> 丁"/>'],
    ['in an attribute that looks like a hint', '<img alt="<link rel=preload>" title=">"/><p>x</p>'],
    ['in the style', '<style>a>b{color:red}</style>'],
    ['in a link to another page', '<a href="/?a=1&amp;b=2" title="it\'s">x</a>'],
    ['in a form', '<form method="post"><textarea name="message"></textarea></form>'],
  ])('keeps every word of an author %s', (_, html) => expect(withoutScripts(html)).toBe(html));
});

describe('a page in its phase', () => {
  const PAGE =
    '<p>a<template data-phase="upcoming">U</template><template data-phase="open">O<b>o</b></template><template data-phase="closed">C</template></p><template data-phase="open">\n$1 $&amp;</template>';

  test.each([
    ['upcoming', '<p>aU</p>'],
    ['open', '<p>aO<b>o</b></p>\n$1 $&amp;'],
    ['closed', '<p>aC</p>'],
    [null, '<p>a</p>'],
  ] as const)('shows the variant of %s alone', (phase, shown) =>
    expect(inState(PAGE, { ...STATELESS, phase, newer: false })).toBe(shown),
  );

  test('is the same in every phase when nothing depends on it', () => {
    for (const phase of ['upcoming', 'open', 'closed', null] as const)
      expect(inState('<p>x</p>', { ...STATELESS, phase, newer: false })).toBe('<p>x</p>');
  });
});

describe('a page that leads to a newer notice', () => {
  const PAGE = '<nav><template data-newer=""><a href="/b">b</a></template><a href="/a">a</a></nav>';

  test('does so once that is published', () => {
    expect(inState(PAGE, { ...STATELESS, phase: 'open', newer: true })).toBe(
      '<nav><a href="/b">b</a><a href="/a">a</a></nav>',
    );
  });

  test('holds nothing of it before', () => {
    expect(inState(PAGE, { ...STATELESS, phase: 'open', newer: false })).toBe(
      '<nav><a href="/a">a</a></nav>',
    );
  });
});

describe('a page of a notice that is withdrawn or tells of its outcome', () => {
  const HEAD =
    '<title>通报</title><meta name="ArticleTitle" content="通报"/><meta property="og:title" content="通报"/><meta property="og:image:alt" content="通报，局"/>';
  const PAGE = `${HEAD}<h1><template data-withdrawn="">撤</template>通报</h1><svg><title>图</title></svg><template data-phase="closed">结束<template data-outcome="">，见情况</template>。</template><template data-outcome="">情况</template>`;

  test('says nothing of either before its moment', () => {
    expect(inState(PAGE, { ...STATELESS, phase: 'closed' })).toBe(
      `${HEAD}<h1>通报</h1><svg><title>图</title></svg>结束。`,
    );
  });

  test('tells the outcome, with a window in any phase', () => {
    expect(inState(PAGE, { ...STATELESS, phase: 'closed', outcome: true })).toBe(
      `${HEAD}<h1>通报</h1><svg><title>图</title></svg>结束，见情况。情况`,
    );
    expect(inState(PAGE, { ...STATELESS, phase: 'withdrawn', outcome: true })).toMatch(/<\/svg>情况$/);
  });

  test('says first that it is withdrawn, with a window or without, and keeps the title for machines', () => {
    for (const phase of ['withdrawn', null] as const)
      expect(inState(PAGE, { ...STATELESS, phase, withdrawn: true })).toBe(
        '<title>【已撤回】通报</title><meta name="ArticleTitle" content="通报"/><meta property="og:title" content="【已撤回】通报"/><meta property="og:image:alt" content="【已撤回】通报，局"/><h1>撤通报</h1><svg><title>图</title></svg>',
      );
  });
});

describe('a page in its view', () => {
  const button = (value: string, pressed: boolean) =>
    `<button type="submit" value="${value}" aria-pressed="${pressed}" name="view">x</button>`;
  const page = (root: string, chosen: string) =>
    `<!DOCTYPE html><html lang="zh-CN"${root}><body>${button('standard', chosen === 'standard')}${button('care', chosen === 'care')}</body></html>`;

  test('is as it was drawn in the usual one', () => {
    expect(inView(page('', 'standard'), 'standard')).toBe(page('', 'standard'));
  });

  test('has the view at its root, and tells which button is pressed', () => {
    expect(inView(page('', 'standard'), 'care')).toBe(page(' data-view="care"', 'care'));
  });

  test('is left alone where an author writes such words', () => {
    const words =
      '<p>&lt;html lang="zh-CN"&gt; &lt;button type="submit" value="care" aria-pressed="false"</p>';
    expect(inView(words, 'care')).toBe(words);
  });
});

describe('a page that leads to its PDF', () => {
  const PAGE = '<p>a</p><template data-paper=""><p><a href="/a.pdf">PDF</a></p></template>';

  test('does so while it may be had', () => {
    expect(inState(PAGE, { ...STATELESS, phase: 'open', paper: true })).toBe(
      '<p>a</p><p><a href="/a.pdf">PDF</a></p>',
    );
  });

  test('says nothing of it at any other time', () => {
    for (const state of [{ paper: false }, {}])
      expect(inState(PAGE, { ...STATELESS, phase: 'open', ...state })).toBe('<p>a</p>');
  });
});
