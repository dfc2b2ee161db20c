import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { NoticeView } from '#components/notice/NoticeView';
import { Shell } from '#components/page/Shell';
import type { Notice, Publisher } from '#lib/model/notice';
import { inState, type PageState } from '#lib/site/document';

/** What a notice's document is drawn from. */
export interface DocumentInput {
  notice: Notice;
  publisher: Publisher;
  /** The site's address, without a final slash. */
  siteUrl: string;
  /** The site's style sheet. */
  style: string;
}

/** A notice's whole document in `state`, alone in the world, as HTML: what its page shows, drawn without the framework. */
export function noticeHtml({ notice, publisher, siteUrl, style }: DocumentInput, state: PageState): string {
  const page = (
    <NoticeView notice={notice} publisher={publisher} siteUrl={siteUrl} newer={null} older={null} />
  );
  return inState(wholeDocument(page, style), state);
}

/** A page as a whole HTML document with the style sheet in it. */
export function wholeDocument(page: ReactNode, style: string): string {
  const document = (
    <Shell style={style}>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      {page}
    </Shell>
  );
  return `<!DOCTYPE html>${renderToStaticMarkup(document)}`;
}
