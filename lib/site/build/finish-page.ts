import { cutPage, ROOT, withoutScripts } from '#lib/site/cut-page';
import type { PagePieces } from '#lib/site/page-pieces';
import { type CssByName, type PageKind, withStyle } from '#lib/site/page-styles';
import { stylePruner } from '#lib/site/style';

/** Finishes a page of a kind as the framework drew it; `name` is what an error names. */
export type FinishPage = (name: string, kind: PageKind, drawn: string) => PagePieces;

/**
 * Makes a function that finishes drawn pages: without the framework's scripts, with the rules that the page uses, cut into
 * pieces.
 * @throws (the function) Error when the page did not come out whole, or cannot be cut.
 */
export function pageFinisher(css: CssByName): FinishPage {
  const prune = stylePruner();
  return (name, kind, drawn) => {
    const html = wholePage(name, withoutScripts(drawn));
    return cutPage(withStyle(html, prune(css[kind], html)), css.views);
  };
}

/** Returns the page if it is complete. @throws Error when removing the scripts removed more than that. */
function wholePage(name: string, html: string): string {
  const parts = ['<!DOCTYPE html>', ROOT, '<main', '</main>', '</footer>', '</body></html>'];
  const places = parts.map((part) => html.indexOf(part));
  const inOrder = places.every((place, index) => place > (places[index - 1] ?? -1));
  if (!inOrder || !html.endsWith('</body></html>'))
    throw new Error(`the page ${name} did not come out whole`);
  return html;
}
