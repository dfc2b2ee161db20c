import type { ReactNode } from 'react';
import { PlainView } from '#components/page/PlainView';
import { VIEW_ROW } from '#lib/feedback/form/fields';
import { SITE_PATHS } from '#lib/model/addresses';
import type { Publisher } from '#lib/model/notice';
import { readingAddress } from '#lib/views/return-path';
import type { View } from '#lib/views/view';

/** What every step of the look-up is called in the window, so that history tells nothing of the step (docs/decisions/0029). */
export const LOOKUP_TITLE = '查询反馈办理情况';

/** What the pages of the look-up share. */
export interface LookupPageProps {
  publisher: Publisher;
  /** The view in which the reader sees the page. */
  current: View;
}

/** The frame of an answer to a post: its window's title is that of every step, and it is nobody's permanent address. */
export function LookupPage({
  title,
  publisher,
  apart = false,
  hasViews = true,
  children,
}: Pick<LookupPageProps, 'publisher'> & {
  title: string;
  apart?: boolean;
  /** Whether the page has a row of buttons that show it in another view. */
  hasViews?: boolean;
  children: ReactNode;
}) {
  return (
    <PlainView
      title={title}
      windowTitle={LOOKUP_TITLE}
      publisher={publisher}
      siteUrl={null}
      robots="noindex, nofollow"
      reading={hasViews ? `#${VIEW_ROW}` : readingAddress(SITE_PATHS.lookup)}
      apart={apart}
    >
      {children}
    </PlainView>
  );
}
