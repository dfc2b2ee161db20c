import { PageLink } from '#components/page/PageLink';
import { Phrases } from '#components/text/Phrases';
import { noticePath } from '#lib/model/addresses';
import type { Notice } from '#lib/model/notice';
import { titleInMarks } from '#lib/model/text/quotation-marks';

/** A link to the notice that a page with a writer's words belongs to. */
export function ToNotice({ notice: { slug, title } }: { notice: Pick<Notice, 'slug' | 'title'> }) {
  return (
    <>
      <p className="to">
        针对：
        <PageLink href={noticePath(slug)} apart>
          <Phrases text={titleInMarks(title)} />
        </PageLink>
      </p>
      <p className="hint">本页的链接都在新窗口打开，这一页会留着。</p>
    </>
  );
}
