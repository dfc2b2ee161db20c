import { Channels } from '#components/page/Channels';
import { Elsewhere } from '#components/page/Elsewhere';
import type { Publisher } from '#lib/model/notice';

/** Whom to ask what this site cannot answer. */
export function WhomToAsk({ publisher }: { publisher: Publisher }) {
  if (publisher.phones.length + publisher.mails.length === 0) return <Elsewhere publisher={publisher} />;
  return (
    <>
      <p>这里查不到的，可以询问{publisher.organization}，请提供回执号：</p>
      <Channels reach={publisher} />
      <Elsewhere publisher={publisher} />
    </>
  );
}
