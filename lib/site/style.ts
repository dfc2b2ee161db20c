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

/** Names that a page holds and a selector may ask for. */
type PageNames = Readonly<Record<'classes' | 'ids' | 'elements', ReadonlySet<string>>>;

/**
 * Drops the selectors of a style sheet that can match nothing in a page: those that name a class, an id or an element
 * which its HTML does not hold. Where no script runs, what a page does not hold can never come to be in it; attributes
 * can (`open`, `data-view`), and so can what pseudo-classes ask for: neither counts.
 */
export function pruneStyle(css: string, html: string): string {
  return pruneByNames(css, namesIn(html));
}

/** Makes a `pruneStyle` that does it once for all pages that hold the same names of a style sheet. */
export function stylePruner(): (css: string, html: string) => string {
  const askedBy = new Map<string, PageNames>();
  const pruned = new Map<string, string>();
  return (css, html) => {
    const asked = askedBy.get(css) ?? namesAsked(css);
    askedBy.set(css, asked);
    const names = namesIn(html);
    const common = [asked.classes, asked.ids, asked.elements].map((all, index) => {
      const held = [names.classes, names.ids, names.elements][index];
      return [...all].filter((name) => held?.has(name));
    });
    const key = JSON.stringify([css, common]);
    const style = pruned.get(key) ?? pruneByNames(css, names);
    pruned.set(key, style);
    return style;
  };
}

/** The names that the selectors of a style sheet ask for. */
function namesAsked(css: string): PageNames {
  const names = { classes: new Set<string>(), ids: new Set<string>(), elements: new Set<string>() };
  transform({
    ...OPTIONS,
    filename: 'style.css',
    code: Buffer.from(css),
    visitor: {
      Selector(selector) {
        for (const part of selector) {
          if (part.type === 'class') names.classes.add(part.name);
          if (part.type === 'id') names.ids.add(part.name);
          if (part.type === 'type') names.elements.add(part.name);
        }
        return undefined;
      },
    },
  });
  return names;
}

function pruneByNames(css: string, { classes, ids, elements }: PageNames): string {
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
      Rule: {
        // A named page of paper is asked for by what has a class of that name.
        page({ value }) {
          const { name } = value.selectors[0] ?? {};
          return name && !classes.has(name) ? [] : undefined;
        },
      },
    },
  });
  return code.toString();
}

function namesIn(html: string): PageNames {
  return {
    classes: wordsOf(html, /\sclass="([^"]*)"/g),
    ids: wordsOf(html, /\sid="([^"]*)"/g),
    elements: wordsOf(html, /<([a-z][a-z0-9]*)/g),
  };
}

function wordsOf(html: string, pattern: RegExp): ReadonlySet<string> {
  return new Set([...html.matchAll(pattern)].flatMap(([, words = '']) => words.split(/\s+/)));
}
