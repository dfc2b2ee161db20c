import { useMemo, useState } from 'react';
import { Button } from '../../parts/fields/Button';
import { FileField } from '../../parts/fields/FileField';
import { SaveLink } from '../../parts/fields/SaveLink';
import { ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';
import { useAction } from '../../parts/use-action';
import type { CarriedFile } from '../../work/set-up-types';
import { SetUpSteps } from './SetUpSteps';

interface FileSetUpProps {
  offer: CarriedFile;
  /** Digits by which the office's public key is compared. */
  recipientDigits: string;
  /** Answers the challenge in a file. @throws NoSealedFile; UnsealError. */
  onChallenge(text: string): Promise<CarriedFile>;
  onOpen(): void;
}

/** The last step without a network: three files are carried by hand, and the server's command asks to compare name and key. */
export function FileSetUp({ offer, recipientDigits, onChallenge, onOpen }: FileSetUpProps) {
  const [answer, setAnswer] = useState<File | null>(null);
  const offered = useMemo(() => fileOf(offer), [offer]);
  const { isBusy, problem, run } = useAction();

  async function take(file: File) {
    setAnswer(null);
    setAnswer(fileOf(await onChallenge(await file.text())));
  }

  return (
    <Screen title="用文件开办">
      <SetUpSteps current={4} />
      <p>
        这台电脑连不上网站，用U盘传三个文件。里面没有私钥，也没有口令，但是请当面交接，不要让别人换掉。断在哪一步都不要紧，从这一步再做。
      </p>
      <h2>第一步：申请</h2>
      <p>保存申请，请管理网站的同志在运行网站的电脑上运行下面这一条，得到“开办质询.json”，拿回来。</p>
      <p>
        <SaveLink kind="second" file={offered} />
      </p>
      <pre className="command">npm run office -- key 开办申请.json</pre>
      <h2>第二步：质询</h2>
      <p>打开拿回来的“开办质询.json”。</p>
      <ProblemNotice problem={problem} />
      <FileField
        id="challenge"
        label="打开“开办质询.json”"
        onChosen={(file) => void run(() => take(file))}
        disabled={isBusy}
      />
      <h2>第三步：回答</h2>
      <div role="status">
        {answer ? (
          <>
            <p className="note done">已经回答。请保存下面的文件，交给管理网站的同志。</p>
            <p>
              <SaveLink kind="second" file={answer} />
            </p>
            <pre className="command">npm run office -- key 开办回答.json</pre>
            <p>
              命令会先显示收件箱的名称和公钥的核对数字。核对数字应当是 <b className="id">{recipientDigits}</b>
              ，打电话或者当面念，一位也不能差，一样才写“是”；不一样就不要继续，可能有人换了文件。
            </p>
            <p>
              服务器上确认以后，请管理网站的同志运行 npm run office -- export --sealed -o
              文件名，把反馈拿来，在收件箱的“待办和文件”里打开。
            </p>
            <p className="row">
              <Button label="已经确认，打开收件箱" onClick={onOpen} />
            </p>
          </>
        ) : (
          <p>打开质询以后，这里就有要保存的回答。</p>
        )}
      </div>
    </Screen>
  );
}

function fileOf({ fileName, text }: CarriedFile): File {
  return new File([text], fileName, { type: 'application/json' });
}
