/** The classes and ids that a style sheet's rules are for, as `.class` and `#id`; what they are not for does not count. */
export function namesStyled(css: string): Set<string> {
  const selectors = css
    .replace(/"[^"]*"/g, '')
    .replace(/\{[^{}]*\}/g, '{}')
    .replace(/:not\([^)]*\)|\[[^\]]*\]|@[^{]*\{/g, ' ');
  return new Set(selectors.match(/[.#][a-z][\w-]*/g));
}

/** The classes and ids in pages, as `.class` and `#id`. */
function namesHeld(pages: readonly string[]): Set<string> {
  const attributes = pages.flatMap((html) => [...html.matchAll(/\s(class|id)="([^"]*)"/g)]);
  return new Set(
    attributes.flatMap(([, name, value = '']) =>
      value.split(/\s+/).map((word) => (name === 'class' ? '.' : '#') + word),
    ),
  );
}

/** The classes and ids for which `css` has rules though none of `pages` holds them, in order. */
export function namesStyledInVain(css: string, pages: readonly string[]): string[] {
  const held = namesHeld(pages);
  return [...namesStyled(css)].filter((name) => !held.has(name)).sort();
}
