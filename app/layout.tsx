import type { ReactNode } from 'react';
import { Shell } from '#components/page/Shell';
import { currentSite } from '#lib/site/current';

/** The frame of every prerendered page. */
export default async function Layout({ children }: { children: ReactNode }) {
  const { style } = await currentSite();
  return <Shell style={style}>{children}</Shell>;
}
