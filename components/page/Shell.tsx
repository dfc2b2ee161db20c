import type { ReactNode } from 'react';
import { DEFAULT_VIEW, type View } from '#lib/views/view';

interface ShellProps {
  style: string;
  /** The view that the page is shown in. */
  view?: View;
  /** The rules of views; they stand in the page in every view but the usual one. */
  css?: string;
  children: ReactNode;
}

/** The `html` document around a page, with its style sheet inline. */
export function Shell({ style, view = DEFAULT_VIEW, css = '', children }: ShellProps) {
  return (
    <html lang="zh-CN" data-view={view === DEFAULT_VIEW ? undefined : view}>
      {/* biome-ignore lint/style/noHeadElement: next/head is for the pages router */}
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the site's own style sheet */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
        {view !== DEFAULT_VIEW && (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: the site's own style sheet
          <style dangerouslySetInnerHTML={{ __html: css }} />
        )}
      </head>
      <body>{children}</body>
    </html>
  );
}
