import { Channels } from '#components/page/Channels';
import { PlainView } from '#components/page/PlainView';
import { SITE_PATHS } from '#lib/model/addresses';
import type { Publisher } from '#lib/model/notice';

interface ServerErrorViewProps {
  /** Null where even the publishing body could not be read. */
  publisher: Publisher | null;
  /** The site's address, without a final slash; null with the publisher. */
  siteUrl: string | null;
  /** What a preview says of itself. */
  preview?: string | undefined;
}

/** The page for an internal server error (500). */
export function ServerErrorView({ publisher, siteUrl, preview }: ServerErrorViewProps) {
  return (
    <PlainView title="网站暂时出错" publisher={publisher} siteUrl={siteUrl} preview={preview}>
      <p>网站没有能够给出这个页面，问题不在您的操作。</p>
      <p>
        请稍后再试，或者先看<a href={SITE_PATHS.list}>通报目录</a>。
      </p>
      {publisher && <Channels reach={publisher} />}
    </PlainView>
  );
}
