import { describe, expect, test } from 'vitest';
import { cutPage, withoutScripts } from '#lib/site/cut-page';
import { joinPieces, type PageState, pagePiecesSchema, TIMELESS_STATE } from '#lib/site/page-pieces';
import { DEFAULT_VIEW, type View } from '#lib/views/view';

/** The document of a page as it was rendered: cut, stored, read again and joined. */
function joined(html: string, state: Partial<PageState>, view: View = DEFAULT_VIEW): string {
  const pieces = pagePiecesSchema.parse(JSON.parse(JSON.stringify(cutPage(html))));
  return joinPieces(pieces, { ...TIMELESS_STATE, ...state }, view);
}

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
    expect(joined(PAGE, { phase, newer: false })).toBe(shown),
  );

  test('is the same in every phase when nothing depends on it', () => {
    for (const phase of ['upcoming', 'open', 'closed', null] as const)
      expect(joined('<p>x</p>', { phase, newer: false })).toBe('<p>x</p>');
  });
});

describe('a page whose window has several periods', () => {
  const PAGE =
    '<template data-phase="open"><template data-period="0">一</template><template data-period="1">二</template></template>';

  test.each([
    ['open', 0, '一'],
    ['open', 1, '二'],
    ['upcoming', 1, ''],
  ] as const)('shows in the phase %s of its period %i: %s', (phase, period, shown) =>
    expect(joined(PAGE, { phase, period })).toBe(shown),
  );

  test('has no period within another', () =>
    expect(() =>
      cutPage('<template data-period="0"><template data-period="1">x</template></template>'),
    ).toThrow('its own kind'));
});

describe('a page that leads to a newer notice', () => {
  const PAGE = '<nav><template data-state="newer"><a href="/b">b</a></template><a href="/a">a</a></nav>';

  test('does so once that is published', () => {
    expect(joined(PAGE, { phase: 'open', newer: true })).toBe(
      '<nav><a href="/b">b</a><a href="/a">a</a></nav>',
    );
  });

  test('holds nothing of it before', () => {
    expect(joined(PAGE, { phase: 'open', newer: false })).toBe('<nav><a href="/a">a</a></nav>');
  });
});

describe('a page of a notice that is withdrawn or tells of its outcome', () => {
  const HEAD =
    '<title>通报</title><meta name="ArticleTitle" content="通报"/><meta property="og:title" content="通报"/><meta property="og:image:alt" content="通报，局"/>';
  const PAGE = `${HEAD}<h1><template data-state="withdrawn">撤</template>通报</h1><svg><title>图</title></svg><template data-phase="closed">结束<template data-state="outcome">，见情况</template>。</template><template data-state="outcome">情况</template>`;

  test('says nothing of either before its moment', () => {
    expect(joined(PAGE, { phase: 'closed' })).toBe(`${HEAD}<h1>通报</h1><svg><title>图</title></svg>结束。`);
  });

  test('tells the outcome, with a window in any phase', () => {
    expect(joined(PAGE, { phase: 'closed', outcome: true })).toBe(
      `${HEAD}<h1>通报</h1><svg><title>图</title></svg>结束，见情况。情况`,
    );
    expect(joined(PAGE, { phase: 'withdrawn', outcome: true })).toMatch(/<\/svg>情况$/);
  });

  test('says first that it is withdrawn, with a window or without, and keeps the title for machines', () => {
    for (const phase of ['withdrawn', null] as const)
      expect(joined(PAGE, { phase, withdrawn: true })).toBe(
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
    expect(joined(page('', 'standard'), {}, 'standard')).toBe(page('', 'standard'));
  });

  test('holds the rules of views after its own in every view but the usual one', () => {
    const html = '<style>p>a{}</style><p>x</p>';
    const inView = (view: View) => joinPieces(cutPage(html, 'v{}'), TIMELESS_STATE, view);
    expect(inView('standard')).toBe(html);
    expect(inView('large')).toBe('<style>p>a{}</style><style>v{}</style><p>x</p>');
    expect(inView('care')).toBe(inView('large'));
  });

  test('has the view at its root, and tells which button is pressed', () => {
    expect(joined(page('', 'standard'), {}, 'care')).toBe(page(' data-view="care"', 'care'));
  });

  test('is left alone where an author writes such words', () => {
    const words =
      '<p>&lt;html lang="zh-CN"&gt; &lt;button type="submit" value="care" aria-pressed="false"</p>';
    expect(joined(words, {}, 'care')).toBe(words);
  });
});

describe('a page that leads to its PDF', () => {
  const PAGE = '<p>a</p><template data-state="pdf"><p><a href="/a.pdf">PDF</a></p></template>';

  test('does so while it may be had', () => {
    expect(joined(PAGE, { phase: 'open', pdf: true })).toBe('<p>a</p><p><a href="/a.pdf">PDF</a></p>');
  });

  test('says nothing of it at any other time', () => {
    for (const state of [{ pdf: false }, {}])
      expect(joined(PAGE, { phase: 'open', ...state })).toBe('<p>a</p>');
  });
});

describe('a page is cut', () => {
  test('into one piece where nothing depends on state or view', () => {
    expect(cutPage('<p>甲<b>乙</b></p><!DOCTYPE html>')).toEqual(['<p>甲<b>乙</b></p><!DOCTYPE html>']);
  });

  test('into a piece for each change of what it depends on', () => {
    const page = '<p>a<template data-phase="open">b<template data-state="newer">c</template></template>d</p>';
    expect(cutPage(page)).toEqual([
      '<p>a',
      { html: 'b', when: { phase: 'open', flags: [] } },
      { html: 'c', when: { phase: 'open', flags: ['newer'] } },
      'd</p>',
    ]);
  });

  test('so that a button within a marker depends on both', () => {
    const page =
      '<template data-phase="open"><button name="view" value="care" aria-pressed="false">x</button></template>';
    expect(joined(page, { phase: 'closed' }, 'care')).toBe('');
    expect(joined(page, { phase: 'open' }, 'care')).toContain('aria-pressed="true"');
    expect(joined(page, { phase: 'open' }, 'large')).toContain('aria-pressed="false"');
  });

  test.each([
    ['a marker of no kind', '<template>x</template>', 'unknown marker <template>'],
    ['a marker of another kind', '<template data-x="open">x</template>', 'unknown marker <template data-x'],
    ['a phase that there is not', '<template data-phase="ended">x</template>', 'unknown marker'],
    ['a state that there is not', '<template data-state="open">x</template>', 'unknown marker'],
    [
      'a phase within a phase',
      '<template data-phase="open"><template data-phase="closed">x</template></template>',
      '<template data-phase="closed"> stands in a marker of its own kind',
    ],
    [
      'a state within itself, whatever is between',
      '<template data-state="newer"><template data-phase="open"><template data-state="newer">x</template></template></template>',
      '<template data-state="newer"> stands in a marker of its own kind',
    ],
    ['a marker that never ends', '<template data-phase="open"><p>x</p>', 'a marker never ends'],
    ['an end without a beginning', '<p>x</p></template>', 'a marker ends that never began'],
    [
      'a button for a view that there is not',
      '<button name="view" value="huge" aria-pressed="false">',
      'not a button that chooses a view',
    ],
    ['a button that does not say whether it is pressed', '<button name="view" value="care">', 'not a button'],
  ])('never with %s', (_, html, message) => {
    expect(() => cutPage(html)).toThrow(message);
  });
});
