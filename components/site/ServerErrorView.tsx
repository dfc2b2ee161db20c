import { Channels } from '#components/page/Channels';
import { PlainView, type SiteViewProps } from '#components/page/PlainView';

/** The answer when the site itself failed. */
export function ServerErrorView({ publisher, siteUrl, preview }: SiteViewProps) {
  return (
    <PlainView title="网站暂时出错" publisher={publisher} siteUrl={siteUrl} preview={preview}>
      <p>网站没有能够给出这个页面，问题不在您的操作。</p>
      <p>
        请稍后再试，或者先看<a href="/notices">通报目录</a>。
      </p>
      {publisher && <Channels reach={publisher} />}
    </PlainView>
  );
}
