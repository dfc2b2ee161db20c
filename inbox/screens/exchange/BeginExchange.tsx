import { Button } from '../../parts/fields/Button';
import { OneFieldForm } from '../../parts/fields/OneFieldForm';
import { type InboxProblem, ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';
import { Steps } from '../../parts/Steps';
import { EXCHANGE_STEPS } from './exchange-words';

interface BeginExchangeProps {
  /** Whether this inbox may exchange the key. */
  mayAct: boolean;
  onBegin(passphrase: string): void;
  onBack(): void;
  isBusy: boolean;
  isWrong: boolean;
  problem: InboxProblem | null;
}

/** What an exchange of the office's key does, and its first step. */
export function BeginExchange(props: BeginExchangeProps) {
  const { mayAct, onBegin, onBack, isBusy, isWrong, problem } = props;
  return (
    <Screen title="更换密钥">
      {mayAct && <Steps label="更换密钥的步骤" steps={EXCHANGE_STEPS} current={0} />}
      <ul>
        <li>停用了同事，收件箱文件连同口令丢了，恢复单可能被人看到过：这些时候要换。</li>
        <li>换好以后，旧的恢复单、旧的收件箱文件，打不开服务器上的反馈，也打不开以后收到的。</li>
        <li>
          <strong>收不回已经流出去的。</strong>
          拿着旧密钥的人，已经读到的还看得到；网站以前的备份，旧密钥还打得开。
        </li>
        <li>
          从第一步起，每个收件箱都看得到是谁在更换。新文件重新打开、恢复单打印好以前，旧密钥照常用，随时可以取消。
        </li>
        <li>请先在“同事”一页看一遍：有不认识的收件箱，先停用它；不用的也停用。更换要连着网站。</li>
        <li>每位同事都要一个新密钥文件，当面用U盘交给他。还没有用过的邀请会作废，请重新添加。</li>
      </ul>
      <ProblemNotice problem={problem} />
      {mayAct ? (
        <OneFieldForm
          id="passphrase"
          label="这个收件箱的口令"
          hint="新的收件箱文件用同一个口令。"
          isHidden
          missing="请输入口令"
          wrong={isWrong ? '口令不对。' : undefined}
          submit={isBusy ? '正在生成新密钥，请稍等…' : '开始更换'}
          isBusy={isBusy}
          onSubmit={onBegin}
        />
      ) : (
        <p className="note">这个收件箱只能阅读，不能更换密钥。</p>
      )}
      <p>
        <Button kind="second" label="返回" disabled={isBusy} onClick={onBack} />
      </p>
    </Screen>
  );
}
