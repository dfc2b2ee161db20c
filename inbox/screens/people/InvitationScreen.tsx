import { Button } from '../../parts/fields/Button';
import { SaveLink } from '../../parts/fields/SaveLink';
import { Screen } from '../../parts/Screen';

interface InvitationScreenProps {
  file: File;
  /** The last Beijing day on which it can be used, in Chinese. */
  until: string;
  onBack(): void;
}

/** The file of an invitation is saved, and handed over. */
export function InvitationScreen({ file, until, onBack }: InvitationScreenProps) {
  return (
    <Screen title="保存给同事的文件">
      <p>
        <SaveLink file={file} />
      </p>
      <h2>保存以后怎样做</h2>
      <ol>
        <li>用U盘把文件当面交给同事，不要用微信、邮件传。临时口令另外当面告诉他。</li>
        <li>请同事在{until}以前，在自己的电脑上双击打开它，输入临时口令，照着做。</li>
        <li>同事的收件箱能用了，“同事”一页里就有他。这时候请删掉U盘里和这台电脑里的这个文件。</li>
      </ol>
      <p>
        邀请只能用一次。文件丢了，或者过期了，再添加一次就行，什么都不会丢。没有看到下载？再点一次上面的按钮。
      </p>
      <Button kind="second" label="返回" onClick={onBack} />
    </Screen>
  );
}
