import { chineseDay } from '#lib/model/date';
import { Button } from '../../parts/fields/Button';
import { REASON_LABELS } from '../../parts/record-words';
import { Written } from '../../parts/Written';
import type { DestroyProposal } from '../../work/record/record-types';

interface ProposalPanelProps {
  proposal: DestroyProposal;
  /** The name of who proposed it; null where no device is known by it. */
  proposer: string | null;
  /** Whether this inbox proposed it, which needs somebody else's consent. */
  isOwn: boolean;
  /** Whether this inbox may act. */
  mayAct: boolean;
  isBusy: boolean;
  onConsent(): void;
  onRetract(): void;
}

/** What is proposed about a submission: that it be destroyed, by whom and why, and what may be done about it. */
export function ProposalPanel(props: ProposalPanelProps) {
  const { proposal, proposer, isOwn, mayAct, isBusy, onConsent, onRetract } = props;
  const { day, reason, isVouched } = proposal;
  return (
    <section className="note warn" aria-label="删除的提议">
      <p>
        <strong>
          <Written text={proposer ?? '不认识的收件箱'} />
          {isOwn && '（本人）'}提议删除这一件：{REASON_LABELS[reason]}。
        </strong>
        {chineseDay(day)}提出，
        {isOwn ? '要等另一位能办理的同事同意。' : '同意以后马上删除，不能恢复。请先看完内容和办理经过。'}
      </p>
      {!isVouched && (
        <p>这个提议没有同事的有效签名，可能是别人在服务器上加的，不能同意。请告诉管理网站的同志。</p>
      )}
      {mayAct && (
        <p className="row">
          {!isOwn && isVouched && <Button label="同意删除" disabled={isBusy} onClick={onConsent} />}
          <Button kind="second" label="撤回这个提议" disabled={isBusy} onClick={onRetract} />
        </p>
      )}
    </section>
  );
}
