import { Button } from '../../parts/fields/Button';
import { type InboxProblem, ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';
import { SetUpSteps } from './SetUpSteps';

interface DigitsScreenProps {
  /** Eight digits. */
  digits: string;
  /** Digits by which the office's public key is compared aloud. */
  recipientDigits: string;
  /** Asks the server whether it was confirmed there. */
  onCheck(): void;
  isBusy: boolean;
  /** Whether the server was asked, and says that nothing was confirmed yet. */
  isWaiting: boolean;
  problem: InboxProblem | null;
}

/** The last step: the eight digits are typed on the server, by which this inbox becomes the office's. */
export function DigitsScreen({
  digits,
  recipientDigits,
  onCheck,
  isBusy,
  isWaiting,
  problem,
}: DigitsScreenProps) {
  return (
    <Screen title="在服务器上确认">
      <SetUpSteps current={4} />
      <p>
        请管理网站的同志在运行网站的那台电脑上，在网站的文件夹里运行下面这一条命令。八位数字当面念或者打电话念，不要发消息。
      </p>
      <output className="digits" aria-label="八位数字">
        {digits.slice(0, 4)} {digits.slice(4)}
      </output>
      <pre className="command">npm run office -- setup --confirm {digits}</pre>
      <p>
        命令会先显示收件箱的名称和公钥的核对数字。核对数字应当是 <b className="id">{recipientDigits}</b>
        ，一样才写“是”；不一样就不要继续，可能有人换了文件。写了“是”以后，命令要等几分钟；等它写出“已经办好”，再点最下面的按钮。
      </p>
      <h2>这条命令做什么</h2>
      <ul>
        <li>确认这个收件箱是办公室的。以后收到的反馈，只有它能打开。</li>
        <li>
          私钥原来放在服务器上的：先把以前收到的反馈全部重新加密，再销毁服务器上的旧私钥。中途断了，再运行一遍就接着做。
        </li>
        <li>数字输错五次就作废，要从 npm run office -- setup 重新开始。以前的反馈不受影响。</li>
      </ul>
      <p>以前的备份里还有旧的私钥和用它加密的反馈。不再需要的备份，请管理网站的同志销毁。</p>
      <div aria-live="polite">
        {isWaiting && <p className="note">服务器上还没有确认。运行了上面的命令以后，再点一次。</p>}
      </div>
      <ProblemNotice problem={problem} />
      <p>
        <Button label={isBusy ? '正在查询…' : '已经确认，打开收件箱'} onClick={onCheck} disabled={isBusy} />
      </p>
    </Screen>
  );
}
