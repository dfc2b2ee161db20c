import type { ReactNode } from 'react';
import { Shell } from '#components/page/Shell';
import type { View } from '#lib/views/view';

/**
 * Renders a page as a whole HTML document with `style` inline, in the view that was chosen, with the CSS of views. Public
 * pages alone are rendered by the framework.
 */
export async function renderDocument(
  page: ReactNode,
  style: string,
  chosen?: { view: View; css: string },
): Promise<string> {
  // The framework refuses a static import of the renderer in what a route reaches.
  const { renderToStaticMarkup } = await import('react-dom/server');
  const document = (
    <Shell style={style} {...chosen}>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      {page}
    </Shell>
  );
  return `<!DOCTYPE html>${renderToStaticMarkup(document)}`;
}
