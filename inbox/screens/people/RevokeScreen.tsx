import { Button } from '../../parts/fields/Button';
import { type InboxProblem, ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';
import type { InboxDevice } from '../../work/inbox-types';

interface RevokeScreenProps {
  device: InboxDevice;
  onRevoke(): void;
  onBack(): void;
  isBusy: boolean;
  problem: InboxProblem | null;
}

/** What the end of a device's access does, and what it does not. */
export function RevokeScreen({ device, onRevoke, onBack, isBusy, problem }: RevokeScreenProps) {
  return (
    <Screen title={`停用${device.name}的收件箱`}>
      {device.isOwn && (
        <p className="note warn">
          <strong>这是您自己的收件箱。</strong>停用以后，从这里再也连不上网站。
        </p>
      )}
      <ProblemNotice problem={problem} />
      <ul>
        <li>马上生效：它从现在起连不上网站，读不到新的反馈，也不能办理。它没有用过的邀请也作废。</li>
        <li>
          <strong>收不回钥匙。</strong>
          那个文件里有办公室的钥匙。已经读到的还看得到；拿着文件和口令的人，要是另外得到加密的反馈，例如网站的备份，也打得开。
        </li>
        <li>
          要让那把钥匙打不开服务器上的反馈，停用以后请接着在“同事”一页点“更换密钥”，把反馈全部重新加密。
        </li>
        <li>停用以后不能恢复。还要用的，请重新添加。</li>
      </ul>
      <p className="row">
        <Button label={isBusy ? '正在停用…' : '停用'} disabled={isBusy} onClick={onRevoke} />
        <Button kind="second" label="不停用，返回" disabled={isBusy} onClick={onBack} />
      </p>
    </Screen>
  );
}
