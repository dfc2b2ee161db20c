import { Button } from '../../parts/fields/Button';
import { type InboxProblem, ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';
import { Written } from '../../parts/Written';

interface BegunExchangeProps {
  /** Who exchanges, as their certificate says; null for this inbox itself. */
  name: string | null;
  mayAct: boolean;
  onCancel(): void;
  onBack(): void;
  isBusy: boolean;
  problem: InboxProblem | null;
}

/** An exchange is under way, and the former key still seals: it can be given up. */
export function BegunExchange({ name, mayAct, onCancel, onBack, isBusy, problem }: BegunExchangeProps) {
  return (
    <Screen title="正在更换密钥">
      <ProblemNotice problem={problem} />
      {name === null ? (
        <p>
          您已经开始更换。请打开保存好的新收件箱文件接着做。新文件没有保存，或者找不到了，点“取消更换”，再从头开始：什么都不会丢，办公室现在用的还是旧密钥。
        </p>
      ) : (
        <p>
          <Written text={name} />
          正在更换办公室的密钥，还没有换好，现在用的还是旧密钥。请当面问他是不是本人在换。不是的，点“取消更换”，马上停用他的收件箱，再由您来更换。
        </p>
      )}
      <p className="row">
        {mayAct && <Button label={isBusy ? '正在取消…' : '取消更换'} disabled={isBusy} onClick={onCancel} />}
        <Button kind="second" label="返回" disabled={isBusy} onClick={onBack} />
      </p>
    </Screen>
  );
}
