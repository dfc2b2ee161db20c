import { Fact } from '#components/text/Fact';
import { chineseDay } from '#lib/model/date';
import { Button } from '../../parts/fields/Button';
import { Screen } from '../../parts/Screen';
import { Written } from '../../parts/Written';

interface FinishedScreenProps {
  /** The day on which the former key was retired, `YYYY-MM-DD`; null where the record does not tell. */
  retired: string | null;
  /** Digits of the key that holds, and of the one that was retired. */
  digits: { readonly present: string; readonly former: string };
  /** Who has the new key, and since which day. */
  confirmed: readonly { readonly name: string; readonly day: string; readonly isEnded: boolean }[];
  mayAct: boolean;
  onAgain(): void;
  onBack(): void;
}

/** The last exchange of the office's key is over: when, which key is no longer needed, and who has the new one. */
export function FinishedScreen({ retired, digits, confirmed, mayAct, onAgain, onBack }: FinishedScreenProps) {
  return (
    <Screen title="更换密钥：已经办完">
      <p className="note done">
        上一次更换{retired !== null && `在${chineseDay(retired)}`}
        全部办完：反馈都用新密钥重新加密了，旧密钥不再需要。旧的恢复单和更换以前的收件箱文件，请销毁。
      </p>
      <dl className="sent">
        <Fact term="现在的密钥">核对数字 {digits.present}</Fact>
        <Fact term="作废的密钥">核对数字 {digits.former}</Fact>
      </dl>
      <h2>换上新密钥的收件箱</h2>
      {confirmed.length === 0 ? (
        <p>办理记录里没有写是谁。</p>
      ) : (
        <ul>
          {confirmed.map(({ name, day, isEnded }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat, and the list is drawn anew as a whole
            <li key={index}>
              <Written text={name} />，{chineseDay(day)}
              {isEnded && '（后来停用）'}
            </li>
          ))}
        </ul>
      )}
      <p>旧密钥收不回已经流出去的：网站以前的备份，旧密钥还打得开。</p>
      <p className="row">
        <Button label="返回" onClick={onBack} />
        {mayAct && <Button kind="second" label="要再换一次" onClick={onAgain} />}
      </p>
    </Screen>
  );
}
