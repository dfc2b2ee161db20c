import { PageLink } from '#components/page/PageLink';
import { noticePath } from '#lib/model/addresses';
import type { Notice } from '#lib/model/notice';

/** A link to the notice that a page with a writer's words belongs to. */
export function ToNotice({ notice: { slug, title } }: { notice: Pick<Notice, 'slug' | 'title'> }) {
  return (
    <>
      <p>
        针对：
        <PageLink href={noticePath(slug)} apart>
          《{title}》
        </PageLink>
      </p>
      <p className="hint">本页的链接都在新窗口打开，这一页会留着。</p>
    </>
  );
}
