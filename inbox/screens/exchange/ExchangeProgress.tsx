import { Button } from '../../parts/fields/Button';
import { SaveLink } from '../../parts/fields/SaveLink';
import { type InboxProblem, ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';
import { Steps } from '../../parts/Steps';
import { Written } from '../../parts/Written';
import type { ResealOutcome } from '../../work/exchange/exchange-types';
import { EXCHANGE_STEPS } from './exchange-words';

interface ExchangeProgressProps {
  mayAct: boolean;
  /** Digits by which colleagues compare the new key. */
  digits: string;
  /** Who does not have the new key yet, each with the file for them. */
  waiting: readonly { name: string; file: File | null }[];
  /** How many rows and templates are left to be sealed anew, while that is under way; null otherwise. */
  resealing: number | null;
  /** What became of the last time; null for none yet. */
  outcome: ResealOutcome | null;
  onReseal(): void;
  onBack(): void;
  problem: InboxProblem | null;
}

/** The new key is the office's: it is given to colleagues, and everything is sealed anew. */
export function ExchangeProgress(props: ExchangeProgressProps) {
  const { mayAct, digits, waiting, resealing, outcome, onReseal, onBack, problem } = props;
  return (
    <Screen title="更换密钥：还没有办完">
      <Steps label="更换密钥的步骤" steps={EXCHANGE_STEPS} current={4} />
      <p>
        新收到的反馈已经用新密钥加密。下面两件事都办完，旧密钥才不再需要。可以分几次办，每次从这一页接着做。
      </p>
      <ProblemNotice problem={problem} />
      <h2>新密钥文件（还有{waiting.length}个收件箱没有换上）</h2>
      {waiting.length === 0 ? (
        <p>每个收件箱都换上了。</p>
      ) : (
        <>
          <p>
            每个文件只有那一个收件箱打得开。请存到U盘上，当面交给他，并把下面的核对数字念给他听。不再用的收件箱，请在“同事”一页停用。
          </p>
          <p>
            <output className="digits">{digits}</output>
          </p>
          <ul>
            {waiting.map(({ name, file }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat, and the list is drawn anew as a whole
              <li key={index}>
                {file === null || !mayAct ? <Written text={name} /> : <SaveLink kind="second" file={file} />}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>重新加密</h2>
      <p role="status">{resealText(resealing, outcome)}</p>
      {outcome !== null && outcome.unreadable.length > 0 && (
        <p className="note warn">
          <strong>有{outcome.unreadable.length}件用现在的和以前的密钥都打不开，没有换：</strong>
          <Written text={outcome.unreadable.join('、')} />
          。旧密钥还要留着。请管理网站的同志看看；确认不要的，可以两个人一起删除。
        </p>
      )}
      <p className="row">
        {mayAct && outcome?.left !== 0 && (
          <Button label="接着重新加密" disabled={resealing !== null} onClick={onReseal} />
        )}
        <Button kind="second" label="返回" onClick={onBack} />
      </p>
    </Screen>
  );
}

function resealText(resealing: number | null, outcome: ResealOutcome | null): string {
  if (resealing !== null) return `正在重新加密，还有${resealing}件。请不要关掉这一页；关掉了，下次接着做。`;
  if (outcome === null) return '以前收到的反馈，要用新密钥重新加密。';
  return outcome.left === 0 ? '都已经重新加密。' : `还有${outcome.left}件没有重新加密。`;
}
