import type { ReactNode } from 'react';
import { DEFAULT_VIEW, type View } from '#lib/views/view';

interface ShellProps {
  style: string;
  /** The view that the style sheet shows the page in. */
  view?: View;
  children: ReactNode;
}

/** The `html` document around a page, with the style sheet inline. */
export function Shell({ style, view = DEFAULT_VIEW, children }: ShellProps) {
  return (
    <html lang="zh-CN" data-view={view === DEFAULT_VIEW ? undefined : view}>
      {/* biome-ignore lint/style/noHeadElement: next/head is for the pages router */}
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the site's own style sheet */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
