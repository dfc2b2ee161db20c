import { useEffect, useState } from 'react';
import type { NoticeItems } from '#lib/office/protocol';
import type { OfficeEntering } from '../../work/entering/entering-types';
import type { Connection } from '../../work/inbox-types';

/** What may be chosen of a notice; nothing until it is read, and again once the site can be reached. */
export function useNoticeItems(entering: OfficeEntering, notice: string, connection: Connection) {
  const [read, setRead] = useState<{ notice: string; items: NoticeItems | null } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is tried again when the connection changes
  useEffect(() => {
    if (notice === '') return;
    let isWanted = true;
    const take = (items: NoticeItems | null) => isWanted && setRead({ notice, items });
    entering.items(notice).then(take, () => take(null));
    return () => {
      isWanted = false;
    };
  }, [entering, notice, connection]);
  const known = read?.notice === notice ? read : null;
  return { items: known?.items ?? [], isMissing: known !== null && known.items === null };
}
