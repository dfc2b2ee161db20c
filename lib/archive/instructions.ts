import { chineseDay } from '#lib/model/date';
import type { Notice } from '#lib/model/notice';
import { WITHDRAWN_TITLE_PREFIX } from '#lib/model/phase';

/** What the instructions of an archive describe. */
export interface ArchiveContents {
  notices: readonly Pick<Notice, 'slug' | 'title' | 'fingerprint' | 'withdrawn'>[];
  organization: string;
  /** The site's address, without a final slash; null where nobody else reaches it. */
  home: string | null;
  /** The day on which it was archived, `YYYY-MM-DD`, Beijing. */
  day: string;
  /** Whether a list of all notices lies beside them. */
  isListed: boolean;
}

/** The text of an archive's 说明.txt: what the archive holds, how to open it, and how to verify it. */
export function instructions({ notices, organization, home, day, isListed }: ArchiveContents): string {
  const [first] = notices;
  const example = first?.slug ?? '';
  return `${organization}通报存档

存档日期：${chineseDay(day)}（北京时间）
来自：${home ?? '没有写明网址'}

一、有什么

${notices.map(({ slug, title, fingerprint, withdrawn }) => `${slug}\n  ${withdrawn ? WITHDRAWN_TITLE_PREFIX : ''}${title}\n  正文的 SHA-256 指纹：${fingerprint}`).join('\n')}

每篇通报一个文件夹：
  index.html   网页，用浏览器打开，不需要网络
  notice.txt   正文，纯文本，UTF-8 编码
  notice.json  数据
  notice.pdf   印刷版（有的没有）
  pictures     图片（有的没有）
  附件         按网页上写的文件名（有的没有）
  versions     历次版本（有的没有）

二、怎样打开

先把整个压缩文件解压，再双击${isListed ? ' index.html，里面列出全部通报' : `文件夹里的 index.html`}。在压缩文件里直接打开，图片会显示不出来。

三、怎样核对

SHA256SUMS 列出其余每个文件的 SHA-256 指纹。指纹一致，文件就和存档时一字不差。在解压后的文件夹里打开命令行窗口：

Linux：
  sha256sum -c SHA256SUMS
macOS：
  shasum -a 256 -c SHA256SUMS
Windows（一次核对一个文件，把显示的指纹和 SHA256SUMS 里那一行比对）：
  certutil -hashfile ${example}\\notice.txt SHA256

notice.txt 的指纹，就是网页上写的正文指纹。
有人把文件和 SHA256SUMS 一起改掉，这样核对是看不出来的；要看另外保管的副本，或者存档时记下的压缩文件的指纹。
`;
}
