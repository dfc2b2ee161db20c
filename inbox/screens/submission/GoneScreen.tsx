import { useState } from 'react';
import type { DestroyReason } from '#lib/feedback/store/entry';
import { ActWords, hasWords } from '../../parts/ActWords';
import { useDraft, type WrittenDraft } from '../../parts/draft';
import { Button } from '../../parts/fields/Button';
import { Screen } from '../../parts/Screen';
import type { ActRequest } from '../../work/inbox-types';

interface GoneScreenProps {
  /** What was being written for it when it went; null for nothing. */
  from: ActRequest | null;
  draft: WrittenDraft;
  /** Whether this clerk's own consent destroyed it, a moment ago. */
  isOwnDoing: boolean;
  /** Why it was destroyed, as the site says; null where it does not say so yet. */
  reason: DestroyReason | null;
  onBack(): void;
}

const REASONS = {
  withdrawn: '写信人已经撤回。',
  retention: '保存期满，已经删除。',
  junk: '与公示事项无关，已经删除。',
  decided: '办公室决定删除，已经删除。',
} as const satisfies Record<DestroyReason, string>;

/** Says that a submission was destroyed, and gives the clerk's own words for it back: the lock keeps them as before. */
export function GoneScreen({ from, draft, isOwnDoing, reason, onBack }: GoneScreenProps) {
  const [request] = useState(from !== null && hasWords(from) ? from : null);
  useDraft(draft, request);
  return (
    <Screen title="这一件已经没有了">
      <p>
        {isOwnDoing ? '已经删除。' : reason === null ? '写信人撤回了，或者已经删除。' : REASONS[reason]}
        内容不再保存。
      </p>
      {request && (
        <>
          <h2>您正在写的，没有发出</h2>
          <ActWords request={request} />
          <p className="hint">还用得着的，请先复制下来。返回列表以后就没有了。</p>
        </>
      )}
      <Button label="返回列表" onClick={onBack} />
    </Screen>
  );
}
