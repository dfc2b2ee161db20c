import { PageLink } from '#components/page/PageLink';
import { Phrases } from '#components/text/Phrases';
import { noticePath } from '#lib/model/addresses';
import type { Notice } from '#lib/model/notice';
import { titleInMarks } from '#lib/model/text/quotation-marks';

interface ToNoticeProps {
  notice: Pick<Notice, 'slug' | 'title'>;
  /** What to do before following a link that may open in this window all the same, as WeChat does. */
  first?: string;
}

/** A link to the notice that a page with a writer's words belongs to, and in which window the page's links open. */
export function ToNotice({ notice: { slug, title }, first = '请先复制填写的内容' }: ToNoticeProps) {
  return (
    <>
      <p className="to">
        针对：
        <PageLink href={noticePath(slug)} apart>
          <Phrases text={titleInMarks(title)} />
        </PageLink>
      </p>
      <p className="hint">通往其他页面的链接在新窗口打开；在微信等软件里可能仍在本页打开，{first}。</p>
    </>
  );
}
