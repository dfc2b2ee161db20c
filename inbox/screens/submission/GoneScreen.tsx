import { useState } from 'react';
import { ActWords, hasWords } from '../../parts/ActWords';
import { useDraft, type WrittenDraft } from '../../parts/draft';
import { Screen } from '../../parts/Screen';
import type { ActRequest } from '../../work/inbox-types';
import { GONE_NOW } from './use-destroying';

interface GoneScreenProps {
  /** What was being written for it when it went; null for nothing. */
  from: ActRequest | null;
  draft: WrittenDraft;
  /** What this clerk was told last, such as that it is destroyed; null for nothing. */
  done: string | null;
  onBack(): void;
}

/** Says that a submission was destroyed, and gives the clerk's own words for it back: the lock keeps them as before. */
export function GoneScreen({ from, draft, done, onBack }: GoneScreenProps) {
  const [request] = useState(from !== null && hasWords(from) ? from : null);
  useDraft(draft, request);
  return (
    <Screen title="这一件已经没有了">
      <p>{done === GONE_NOW ? GONE_NOW : '写信人撤回了，或者已经删除。'}内容不再保存。</p>
      {request && (
        <>
          <h2>您正在写的，没有发出</h2>
          <ActWords request={request} />
          <p className="hint">还用得着的，请先复制下来。返回列表以后就没有了。</p>
        </>
      )}
      <button type="button" onClick={onBack}>
        返回列表
      </button>
    </Screen>
  );
}
