import type { ReactNode } from 'react';
import { Shell } from '#components/page/Shell';
import { siteToDraw } from '#lib/site/application';

/** The frame of every prerendered page. */
export default async function Layout({ children }: { children: ReactNode }) {
  const site = await siteToDraw();
  return <Shell style={site?.style ?? ''}>{children}</Shell>;
}
