import { useState } from 'react';
import { Field } from '#components/feedback/Field';
import { chineseDay } from '#lib/model/date';
import { Button } from '../../parts/fields/Button';
import { FileField } from '../../parts/fields/FileField';
import { Form } from '../../parts/fields/Form';
import { SaveLink } from '../../parts/fields/SaveLink';
import { focusField } from '../../parts/fields/TextField';
import { type InboxProblem, ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';
import type { Renewal } from '../../work/renewal';

interface RenewScreenProps {
  /** The SHA-256 of the program that runs, hexadecimal. */
  ownHash: string;
  /** The SHA-256 of the one that was chosen; null before. */
  chosen: Pick<Renewal, 'hash' | 'edition' | 'age'> | null;
  /** The day of the edition that runs, `YYYY-MM-DD`. */
  ownEdition: string;
  /** The inbox file with the new program, once its hash was compared; null before. */
  file: File | null;
  onChosen(file: File): void;
  onCompared(): void;
  /** Goes back to choosing a file. */
  onOther(): void;
  onBack(): void;
  problem: InboxProblem | null;
}

/** A hash in groups of eight, to be compared by eye. */
const grouped = (hash: string) => hash.replace(/(.{8})(?=.)/g, '$1 ');

/** A later program is taken into this inbox file, once a person compared its fingerprint. */
export function RenewScreen(props: RenewScreenProps) {
  const { ownHash, ownEdition, chosen, file, onChosen, onCompared, onOther, onBack, problem } = props;
  return (
    <Screen title="换用新版的收件箱程序">
      <ProblemNotice problem={problem} />
      <p>
        现在用的程序是{chineseDay(ownEdition)}的，指纹（SHA-256）是：
        <code className="hash">{grouped(ownHash)}</code>
      </p>
      {chosen === null ? (
        <>
          <p>
            请管理网站的同志运行 <code>npm run office -- inbox -o 文件名</code>
            ，把新版的程序拷过来。里面没有任何人的钥匙。
          </p>
          <FileField id="renewal" label="选择新版的程序文件" onChosen={onChosen} disabled={false} />
        </>
      ) : file === null ? (
        <>
          {chosen.age !== 'later' && <AgeWarning {...chosen} />}
          <h2>先比一比指纹</h2>
          <p>
            选的这个文件{chosen.edition !== null && `说自己是${chineseDay(chosen.edition)}的`}，指纹是：
            <code className="hash">{grouped(chosen.hash)}</code>
          </p>
          <p>
            请和另外得到的指纹比一比，例如构建时显示的、发布程序的地方公布的，不要只听送文件来的人说。
            <strong>有一个字不一样就不要用</strong>：假的程序会把口令和钥匙送给别人。
          </p>
          <CompareForm isEarlier={chosen.age === 'earlier'} onCompared={onCompared} onOther={onOther} />
        </>
      ) : (
        <>
          <h2>保存新的收件箱文件</h2>
          <p>
            <SaveLink file={file} />
          </p>
          <ol>
            <li>保存以后，关掉这一页，打开新的文件，口令和原来一样。</li>
            <li>新的能打开，再把旧的文件删掉，U盘里的那一份也换成新的。</li>
          </ol>
        </>
      )}
      <Button kind="second" label="返回" onClick={onBack} />
    </Screen>
  );
}

/** Says that the chosen program is older than the one that runs, or of the same day. */
function AgeWarning({ age, edition }: Pick<Renewal, 'age' | 'edition'>) {
  if (age === 'same-edition')
    return (
      <p className="note warn" role="alert">
        <strong>选的程序和现在用的日期一样，可是不是同一个程序。</strong>
        请问清楚是哪里来的，再往下办。
      </p>
    );
  return (
    <p className="note warn" role="alert">
      <strong>
        选的程序比现在用的旧{edition === null ? '：它没有写日期' : `：是${chineseDay(edition)}的`}。
      </strong>
      旧程序可能少了后来补上的防护，也可能打不开新存的内容。一般不要换；有人送来旧程序说是“新版”的，请当面问管理网站的同志。
    </p>
  );
}

interface CompareFormProps {
  isEarlier: boolean;
  onCompared(): void;
  onOther(): void;
}

/** The clerk says that the fingerprints are the same; of an older program also that it shall be taken all the same. */
function CompareForm({ isEarlier, onCompared, onOther }: CompareFormProps) {
  const [isSure, setIsSure] = useState(false);
  const [error, setError] = useState<string | undefined>(undefined);

  function submit() {
    const isMissing = isEarlier && !isSure;
    setError(isMissing ? '选的是旧程序：真要换成它，请先勾选这一项' : undefined);
    if (isMissing) focusField('older');
    else onCompared();
  }

  return (
    <Form onSubmit={submit}>
      {isEarlier && (
        <Field
          id="older"
          label="我知道这是旧程序，当面问过管理网站的同志，确实要换成它"
          error={error}
          shape="tick"
        >
          {(wiring) => (
            <input
              {...wiring}
              type="checkbox"
              checked={isSure}
              onChange={({ target }) => setIsSure(target.checked)}
            />
          )}
        </Field>
      )}
      <p className="row">
        <Button type="submit" label="比过了，一样，写出新的收件箱文件" />
        <Button kind="second" label="另选一个文件" onClick={onOther} />
      </p>
    </Form>
  );
}
