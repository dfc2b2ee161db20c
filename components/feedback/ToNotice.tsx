import { noticePath } from '#lib/model/addresses';
import type { Notice } from '#lib/model/notice';

/** A link back to the notice that a page belongs to. */
export function ToNotice({ notice: { slug, title } }: { notice: Pick<Notice, 'slug' | 'title'> }) {
  return (
    <p>
      针对：<a href={noticePath(slug)}>《{title}》</a>
    </p>
  );
}
