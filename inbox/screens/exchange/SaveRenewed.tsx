import { Button } from '../../parts/fields/Button';
import { SaveLink } from '../../parts/fields/SaveLink';
import { Screen } from '../../parts/Screen';
import { Steps } from '../../parts/Steps';
import { EXCHANGE_STEPS } from './exchange-words';

interface SaveRenewedProps {
  file: File;
  /** Whether a colleague gave the new key, which is the office's already. */
  isGiven: boolean;
  onBack(): void;
}

/** The inbox file with the new key is saved; the one before stays until that was opened. */
export function SaveRenewed({ file, isGiven, onBack }: SaveRenewedProps) {
  return (
    <Screen title="保存新的收件箱文件">
      {!isGiven && <Steps label="更换密钥的步骤" steps={EXCHANGE_STEPS} current={1} />}
      {!isGiven && (
        <p className="note warn">
          <strong>新密钥还没有启用。</strong>
          要等文件保存好、重新打开、打印好恢复单以后才启用。在那以前，办公室照常用旧的。
        </p>
      )}
      <p>
        <SaveLink file={file} />
      </p>
      <h2>保存以后怎样做</h2>
      <ol>
        <li>浏览器一般把它放在“下载”文件夹。请移到放旧收件箱文件的地方，再复制一份到U盘，锁好。</li>
        <li>有没有送出的待办，先在“待办和文件”里保存待办文件。</li>
        <li>
          关掉这一页，双击打开刚才保存的“{file.name}”，输入原来的口令，
          {isGiven ? '连上网站就启用。' : '接着做第4步。'}
        </li>
        <li>
          {isGiven ? '新文件能用了' : '每位同事都换上了新密钥，全部反馈都重新加密了'}
          ，再删掉旧的收件箱文件。在那以前不要删。
        </li>
      </ol>
      <p>没有看到下载？再点一次上面的按钮，每次保存的都是同一个文件。</p>
      <Button kind="second" label="返回" onClick={onBack} />
    </Screen>
  );
}
