import { Channels } from '#components/Channels';
import { PlainView } from '#components/PlainView';
import type { Publisher } from '#lib/notice/schema';

/** The home page while no notice is published. */
export function HomeEmptyView({ publisher, siteUrl }: { publisher: Publisher; siteUrl: string }) {
  return (
    <PlainView title="目前没有通报" publisher={publisher} siteUrl={siteUrl} path="/">
      <p>{publisher.organization}的通报公布以后，会显示在这里。</p>
      <Channels reach={publisher} />
    </PlainView>
  );
}
