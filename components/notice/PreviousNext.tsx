import type { ReactNode } from 'react';
import { StateVariant } from '#components/page/StateVariant';
import { noticePath } from '#lib/model/addresses';
import type { Notice } from '#lib/model/notice';

type Named = Pick<Notice, 'slug' | 'title'>;

/** Ways to the next notices of the list. The newer one may not be published yet: its mark lets the answer choose. */
export function PreviousNextLinks({ newer, older }: { newer: Named | null; older: Named | null }) {
  const links = (
    <nav className="turn" aria-label="其他通报">
      <ul>
        {newer && <Newer isAlone={older === null}>{turn(newer, 'prev', '上一篇（较新）')}</Newer>}
        {older && turn(older, 'next', '下一篇（较早）')}
      </ul>
    </nav>
  );
  if (older) return links;
  return newer && <StateVariant when="newer">{links}</StateVariant>;
}

/** Marked by itself, unless the whole list of ways is. */
function Newer({ isAlone, children }: { isAlone: boolean; children: ReactNode }) {
  return isAlone ? children : <StateVariant when="newer">{children}</StateVariant>;
}

function turn({ slug, title }: Named, rel: 'prev' | 'next', words: string) {
  return (
    <li>
      <a rel={rel} href={noticePath(slug)}>
        {words}：{title}
      </a>
    </li>
  );
}
