import { NoticeView } from '#components/notice/NoticeView';
import { renderDocument } from '#components/page/renderDocument';
import type { Notice, Publisher } from '#lib/model/notice';
import { cutPage } from '#lib/site/cut-page';
import { joinPieces, type PageState } from '#lib/site/page-pieces';
import { DEFAULT_VIEW } from '#lib/views/view';

/** The input of a notice's document. */
export interface DocumentInput {
  notice: Notice;
  publisher: Publisher;
  /** The site's address, without a final slash. */
  siteUrl: string;
  /** The site's style sheet. */
  style: string;
}

/** Renders a notice's whole HTML document in `state`, without the framework and without links to its neighbours. */
export async function noticeHtml(
  { notice, publisher, siteUrl, style }: DocumentInput,
  state: PageState,
): Promise<string> {
  const page = (
    <NoticeView
      notice={notice}
      publisher={publisher}
      siteUrl={siteUrl}
      hasWholeLedger
      newer={null}
      older={null}
    />
  );
  return joinPieces(cutPage(await renderDocument(page, style)), state, DEFAULT_VIEW);
}
