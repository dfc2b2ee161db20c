import type { ReactNode } from 'react';
import { StateVariant } from '#components/page/StateVariant';
import { Phrases } from '#components/text/Phrases';
import { noticePath } from '#lib/model/addresses';
import type { Notice } from '#lib/model/notice';

type NoticeLink = Pick<Notice, 'slug' | 'title'>;

/** Links to the previous (newer) and next (older) notice. The newer one may not be published yet: it is a variant. */
export function PreviousNextLinks({ newer, older }: { newer: NoticeLink | null; older: NoticeLink | null }) {
  const links = (
    <nav className="turn" aria-label="其他通报">
      <ul>
        {newer && <Newer isAlone={older === null}>{link(newer, 'prev', '上一篇（较新）')}</Newer>}
        {older && link(older, 'next', '下一篇（较早）')}
      </ul>
    </nav>
  );
  if (older) return links;
  return newer && <StateVariant when="newer">{links}</StateVariant>;
}

/** The link to the newer notice: a variant by itself, unless it is alone and the whole list is one. */
function Newer({ isAlone, children }: { isAlone: boolean; children: ReactNode }) {
  return isAlone ? children : <StateVariant when="newer">{children}</StateVariant>;
}

function link({ slug, title }: NoticeLink, rel: 'prev' | 'next', words: string) {
  return (
    <li>
      <a rel={rel} href={noticePath(slug)}>
        {words}：
        <wbr />
        <Phrases text={title} />
      </a>
    </li>
  );
}
