import { Button } from '../../parts/fields/Button';
import { FileField } from '../../parts/fields/FileField';
import { OneFieldForm } from '../../parts/fields/OneFieldForm';
import { type InboxProblem, ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';
import { Written } from '../../parts/Written';

interface TakeKeyProps {
  /** The new key that was opened: who gave it, and its digits; null for none yet. */
  given: { by: string | null; digits: string } | null;
  onFile(file: File): void;
  /** Takes the key as it was read off the new recovery sheet. */
  onTyped(key: string): void;
  onAccept(passphrase: string): void;
  onBack(): void;
  isBusy: boolean;
  isWrong: boolean;
  /** Whether what was typed last is no key. */
  isNoKey: boolean;
  problem: InboxProblem | null;
}

/** A colleague exchanged the key: this inbox takes the new one from a file. */
export function TakeKey(props: TakeKeyProps) {
  const { given, onFile, onTyped, onAccept, onBack, isBusy, isWrong, isNoKey, problem } = props;
  return (
    <Screen title="换上新密钥">
      <ProblemNotice problem={problem} />
      {given === null ? (
        <>
          <p>
            办公室的密钥更换了。请向更换的同事要给您的新密钥文件，名字像“给某某的新密钥.json”，只有您的收件箱打得开。
          </p>
          <FileField id="key" label="打开新密钥文件" onChosen={onFile} disabled={isBusy} />
          <details>
            <summary>更换的同事的新收件箱文件也丢了</summary>
            <p>照着新的恢复单填写私钥。换上以后，由这个收件箱接着把新密钥交给别的同事、重新加密。</p>
            <OneFieldForm
              id="typed"
              label="新恢复单上的私钥"
              hint="空格和大小写都不要紧。"
              isHidden
              missing="请填写新恢复单上的私钥"
              wrong={isNoKey ? '这不是私钥，可能抄错了。请看着纸再填一遍。' : undefined}
              submit={isBusy ? '正在核对…' : '核对私钥'}
              isBusy={isBusy}
              onSubmit={onTyped}
            />
          </details>
        </>
      ) : (
        <>
          {given.by === null ? (
            <p>这是网站现在用的密钥。恢复单上也印着公钥的核对数字，请和这里的一个一个对：</p>
          ) : (
            <p>
              这个文件是
              <Written text={given.by} />
              做的。请当面或者打电话，请他念他那边“更换密钥”一页上的核对数字，和这里的一个一个对：
            </p>
          )}
          <p>
            <output className="digits">{given.digits}</output>
          </p>
          <p className="note warn">
            <strong>有一个数字不一样，就不要换上</strong>，请马上告诉管理网站的同志：可能被人换过。
          </p>
          <OneFieldForm
            id="passphrase"
            label="这个收件箱的口令"
            hint="新的收件箱文件用同一个口令。"
            isHidden
            missing="请输入口令"
            wrong={isWrong ? '口令不对。' : undefined}
            submit={isBusy ? '正在换上，请稍等…' : '数字都一样，换上新密钥'}
            isBusy={isBusy}
            onSubmit={onAccept}
          />
        </>
      )}
      <p>
        <Button kind="second" label="返回" disabled={isBusy} onClick={onBack} />
      </p>
    </Screen>
  );
}
