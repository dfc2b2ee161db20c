import { SaveLink } from '../../parts/fields/SaveLink';
import { Screen } from '../../parts/Screen';
import { SetUpSteps } from './SetUpSteps';

interface SaveFileScreenProps {
  file: File;
}

/** The second step: the inbox file is saved. Nothing is active until it was opened again. */
export function SaveFileScreen({ file }: SaveFileScreenProps) {
  return (
    <Screen title="保存收件箱文件">
      <SetUpSteps current={1} />
      <p className="note warn">
        <strong>现在什么都还没有启用。</strong>
        要等文件保存好、重新打开、核对无误，并在服务器上确认以后，收件箱才生效。在那以前，网站照原来的办法收反馈。
      </p>
      <p>
        <SaveLink file={file} />
      </p>
      <h2>保存以后怎样做</h2>
      <ol>
        <li>浏览器一般把它放在“下载”文件夹。请移到这台电脑上您记得住的地方，例如“文档”。</li>
        <li>再复制一份到U盘，锁好。</li>
        <li>关掉这一页，双击打开刚才保存的“{file.name}”，输入口令，接着做。</li>
      </ol>
      <p>
        没有看到下载？再点一次上面的按钮，每次保存的都是同一个文件。在重新打开它以前，不要删除“开办收件箱.html”。
      </p>
    </Screen>
  );
}
