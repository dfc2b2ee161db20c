import { Channels } from '#components/page/Channels';
import { PlainView, type SiteViewProps } from '#components/page/PlainView';

/** The home page while no notice is published. */
export function HomeEmptyView({ publisher, siteUrl, preview }: SiteViewProps) {
  return (
    <PlainView title="目前没有通报" publisher={publisher} siteUrl={siteUrl} preview={preview} path="/">
      <p>{publisher.organization}的通报公布以后，会显示在这里。</p>
      <Channels reach={publisher} />
    </PlainView>
  );
}
