import type { ReactNode } from 'react';

/** The document around a page, with the one style sheet in it. */
export function Shell({ style, children }: { style: string; children: ReactNode }) {
  return (
    <html lang="zh-CN">
      {/* biome-ignore lint/style/noHeadElement: next/head is for the pages router */}
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the site's own style sheet */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
