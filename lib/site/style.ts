import { browserslistToTargets, Features, transform } from 'lightningcss';

/**
 * The oldest engines that the pages are made for, those of 2019 (Chrome 70 is WeChat's core on Android), as
 * browserslist names them: the style sheet is built for them, and the tests hold every page to them.
 */
export const OLDEST_ENGINES = ['chrome 70', 'firefox 68', 'safari 12', 'ios_saf 12.0-12.1'];

const OPTIONS = {
  minify: true,
  targets: browserslistToTargets(OLDEST_ENGINES),
  // Nothing of ours says `light-dark()`: its fall-back would stand in every page for nothing.
  exclude: Features.LightDark,
};

/**
 * Minifies a style sheet and adds fall-backs for `OLDEST_ENGINES`.
 * @param filename what an error names.
 * @throws when the style sheet is broken.
 */
export function minifyStyle(css: string, filename = 'style.css'): string {
  return transform({ ...OPTIONS, filename, code: Buffer.from(css) }).code.toString();
}

/**
 * Drops the selectors of a style sheet that can match nothing in a page: those that name a class, an id or an element
 * which its HTML does not hold. Where no script runs, what a page does not hold can never come to be in it; attributes
 * can (`open`, `data-view`), and so can what pseudo-classes ask for: neither counts.
 */
export function pruneStyle(css: string, html: string): string {
  const classes = wordsOf(html, /\sclass="([^"]*)"/g);
  const ids = wordsOf(html, /\sid="([^"]*)"/g);
  const elements = wordsOf(html, /<([a-z][a-z0-9]*)/g);
  const { code } = transform({
    ...OPTIONS,
    filename: 'style.css',
    code: Buffer.from(css),
    visitor: {
      Selector(selector) {
        const mayMatch = selector.every((part) => {
          if (part.type === 'class') return classes.has(part.name);
          if (part.type === 'id') return ids.has(part.name);
          return part.type !== 'type' || elements.has(part.name);
        });
        return mayMatch ? undefined : [];
      },
    },
  });
  return code.toString();
}

function wordsOf(html: string, pattern: RegExp): ReadonlySet<string> {
  return new Set([...html.matchAll(pattern)].flatMap(([, words = '']) => words.split(/\s+/)));
}
