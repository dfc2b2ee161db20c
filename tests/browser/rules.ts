import type { Page } from 'playwright/test';

/**
 * The declarations of `whole` that are for something in the shown page, whatever its state, the window and the
 * medium, and that the page's own style sheets do not hold: `medium { selector { property: value } }`.
 */
export function missingRules(page: Page, whole: string): Promise<string[]> {
  return page.evaluate((css) => {
    const found = (rules: CSSRuleList, media: string): { selector: string; name: string; whole: string }[] =>
      [...rules].flatMap((rule) => {
        if (rule instanceof CSSStyleRule) {
          const { style, selectorText } = rule;
          const selectors = selectorText.split(/,(?![^(]*\))/).map((one) => one.trim());
          return selectors.flatMap((selector) =>
            [...style].map((property) => {
              const name = `${media} { ${selector} { ${property}`;
              return { selector, name, whole: `${name}: ${style.getPropertyValue(property)} } }` };
            }),
          );
        }
        if (rule instanceof CSSMediaRule) return found(rule.cssRules, `${media} ${rule.conditionText}`);
        return [];
      });
    /** Of what is declared twice for one selector and medium, the last alone: nothing can show the first. */
    const declarations = (text: string) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      return [...new Map(found(sheet.cssRules, '').map((one) => [one.name, one])).values()];
    };
    /** Whether something in the page is what a selector is for, or would be under the pointer or with the focus. */
    const isFor = (selector: string) => {
      const state = /::?(?:before|after|details-content)|:(?:hover|focus-visible|focus|target)/g;
      const at = selector.replace(/:not\(:focus-visible\)/g, '').replace(state, '');
      return document.querySelector(/^\s*(?:>|$)/.test(at) ? `*${at}` : at) !== null;
    };
    const own = new Set(
      [...document.querySelectorAll('style')].flatMap(({ textContent }) =>
        declarations(textContent).map(({ whole }) => whole),
      ),
    );
    const missing = declarations(css)
      .filter(({ selector, whole }) => !own.has(whole) && isFor(selector))
      .map(({ whole }) => whole);
    return [...new Set(missing)];
  }, whole);
}

/** How many style sheets stand in the shown page, and how many of them the browser applies. */
export function styleCounts(page: Page): Promise<{ held: number; applied: number }> {
  return page.evaluate(() => ({
    held: document.querySelectorAll('style').length,
    applied: [...document.styleSheets].filter(({ cssRules }) => cssRules.length > 0).length,
  }));
}
