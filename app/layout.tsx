import type { ReactNode } from 'react';
import { Shell } from '#components/page/Shell';

/** The frame of every prerendered page: its style sheet is put in once it is known what the page holds. */
export default function Layout({ children }: { children: ReactNode }) {
  return <Shell style="">{children}</Shell>;
}
