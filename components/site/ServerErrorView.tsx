import { Channels } from '#components/page/Channels';
import { Elsewhere } from '#components/page/Elsewhere';
import { PlainView } from '#components/page/PlainView';
import { SITE_PATHS } from '#lib/model/addresses';
import type { Publisher } from '#lib/model/notice';

interface ServerErrorViewProps {
  /** Null where even the publishing body could not be read. */
  publisher: Publisher | null;
  /** The site's address, without a final slash; null with the publisher. */
  siteUrl: string | null;
  /** The banner of a preview. */
  preview?: string | undefined;
}

/** The page for an internal server error (500). */
export function ServerErrorView({ publisher, siteUrl, preview }: ServerErrorViewProps) {
  return (
    <PlainView title="暂时无法显示这个页面" publisher={publisher} siteUrl={siteUrl} preview={preview}>
      <p>网站出错，不是您的操作有误。</p>
      <p>
        请稍后再试，或者先查看<a href={SITE_PATHS.list}>通报目录</a>。
      </p>
      {publisher && (
        <>
          <Channels reach={publisher} />
          <Elsewhere publisher={publisher} />
        </>
      )}
    </PlainView>
  );
}
