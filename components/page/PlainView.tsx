import type { ReactNode } from 'react';
import { Page } from '#components/page/Page';
import { siteShare } from '#components/page/shareMeta';
import { siteMetaTags } from '#components/page/siteMeta';
import { SITE_PATHS } from '#lib/model/addresses';
import type { Publisher } from '#lib/model/notice';
import { readingAddress } from '#lib/views/return-path';

/** Props of the site's own pages, those that are no notice's. */
export interface SiteViewProps {
  publisher: Publisher;
  /** The site's address, without a final slash. */
  siteUrl: string;
  /** The banner of a preview. */
  preview?: string | undefined;
}

interface PlainViewProps {
  title: string;
  /** What the window is called, where that is not the title. */
  windowTitle?: string;
  publisher: Publisher | null;
  /** The site's address, without a final slash; null for an answer that is nobody's permanent address. */
  siteUrl: string | null;
  /** The page's permanent path; absent for pages that search engines should not index. */
  path?: string;
  /** Where the reader chooses how pages look, if that does not follow from the path. */
  reading?: string;
  preview?: string | undefined;
  /** Instructions for search engines; a page that is nobody's permanent address is not indexed. */
  robots?: string | undefined;
  /** Whether leaving the page would lose what it holds: its frame's links then open in another window. */
  apart?: boolean;
  /** Whether it is printed small, since two sheets would be parted. */
  oneSheet?: boolean;
  children: ReactNode;
}

/** The layout of the site's own pages: one sheet with a heading and running text. */
export function PlainView({
  title,
  windowTitle = title,
  publisher,
  siteUrl,
  path,
  reading = path === undefined ? SITE_PATHS.reading : readingAddress(path),
  preview,
  robots = path === undefined ? 'noindex' : undefined,
  apart = false,
  oneSheet = false,
  children,
}: PlainViewProps) {
  return (
    <Page
      title={windowTitle}
      canonical={path === undefined || siteUrl === null ? undefined : siteUrl + path}
      meta={publisher && siteUrl ? siteMetaTags(publisher, siteUrl) : []}
      share={publisher && siteUrl && path ? siteShare(publisher, siteUrl, { title: windowTitle, path }) : []}
      publisher={publisher}
      reading={reading}
      preview={preview}
      apart={apart}
      robots={robots}
    >
      <div className={oneSheet ? 'sheet plain one' : 'sheet plain'}>
        <h1>{title}</h1>
        {children}
      </div>
    </Page>
  );
}
