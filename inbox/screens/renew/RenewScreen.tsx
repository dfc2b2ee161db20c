import { FileField } from '../../parts/fields/FileField';
import { type InboxProblem, ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';

interface RenewScreenProps {
  /** The SHA-256 of the program that runs, hexadecimal. */
  ownHash: string;
  /** The SHA-256 of the one that was chosen; null before. */
  hash: string | null;
  /** The inbox file with the new program, once its hash was compared; null before. */
  file: { readonly name: string; readonly href: string } | null;
  onChosen(file: File): void;
  onCompared(): void;
  onBack(): void;
  isBusy: boolean;
  problem: InboxProblem | null;
}

/** A hash in groups of eight, to be compared by eye. */
const grouped = (hash: string) => hash.replace(/(.{8})(?=.)/g, '$1 ');

/** A later program is taken into this inbox file, once a person compared its fingerprint. */
export function RenewScreen(props: RenewScreenProps) {
  const { ownHash, hash, file, onChosen, onCompared, onBack, isBusy, problem } = props;
  return (
    <Screen title="换用新版的收件箱程序">
      <ProblemNotice problem={problem} />
      <p>
        现在用的程序，指纹（SHA-256）是：<code className="hash">{grouped(ownHash)}</code>
      </p>
      {hash === null ? (
        <>
          <p>
            请管理网站的同志运行 <code>npm run office -- inbox -o 文件名</code>
            ，把新版的程序拷过来。里面没有任何人的钥匙。
          </p>
          <FileField id="renewal" label="选择新版的程序文件" onChosen={onChosen} disabled={isBusy} />
        </>
      ) : file === null ? (
        <>
          <h2>先比一比指纹</h2>
          <p>
            选的这个文件，指纹是：<code className="hash">{grouped(hash)}</code>
          </p>
          <p>
            请和另外得到的指纹比一比，例如构建时显示的、发布程序的地方公布的，不要只听送文件来的人说。
            <strong>有一个字不一样就不要用</strong>：假的程序会把口令和钥匙送给别人。
          </p>
          <button type="button" onClick={onCompared}>
            比过了，一样，写出新的收件箱文件
          </button>
        </>
      ) : (
        <>
          <h2>保存新的收件箱文件</h2>
          <p>
            <a className="button" href={file.href} download={file.name}>
              保存“{file.name}”
            </a>
          </p>
          <ol>
            <li>保存以后，关掉这一页，打开新的文件，口令和原来一样。</li>
            <li>新的能打开，再把旧的文件删掉，U盘里的那一份也换成新的。</li>
          </ol>
        </>
      )}
      <button type="button" className="second" onClick={onBack}>
        返回
      </button>
    </Screen>
  );
}
