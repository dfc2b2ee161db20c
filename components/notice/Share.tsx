import { StateVariant } from '#components/page/StateVariant';
import { noticeFormPath } from '#lib/model/addresses';
import { fileSizeInWords } from '#lib/model/attachments/attachment';

interface ShareProps {
  /** The permanent address. */
  address: string;
  slug: string;
  /** The size of the notice's PDF in bytes; null without one. */
  pdfSize: number | null;
}

/**
 * How to share, download and print a notice, in words, since pages run no script: one tap selects its whole permanent
 * address. Not printed.
 */
export function Share({ address, slug, pdfSize }: ShareProps) {
  return (
    <section className="share" aria-label="转发和打印">
      <h2>转发和打印</h2>
      <p>这份通报的网址，点一下就全部选中（手机上长按），再选“复制”：</p>
      <p className="url" translate="no">
        {address}
      </p>
      {pdfSize !== null && (
        <StateVariant when="pdf">
          <p>
            <a href={noticeFormPath(slug, 'pdf')}>下载 PDF（{fileSizeInWords(pdfSize)}）</a>
          </p>
        </StateVariant>
      )}
      <ul>
        <li>微信转发：点右上角的“…”，再选发给朋友；或者把网址粘贴到聊天里。</li>
        <li>电脑打印：同时按 Ctrl 和 P（苹果电脑按 ⌘ 和 P）。</li>
        <li>手机打印：在浏览器的菜单或者“分享”里选“打印”；微信里先选“在浏览器打开”。</li>
      </ul>
    </section>
  );
}
