import { Channels } from '#components/Channels';
import { PlainView } from '#components/PlainView';
import { Words } from '#components/Words';
import type { Notice, Publisher } from '#lib/notice/schema';

interface RefusalViewProps {
  title: string;
  /** What happened. */
  reason: string;
  /** What to do now. */
  advice: string;
  /** Everything of the writer's that could be read, to copy. */
  words: readonly { label: string; value: string }[];
  notice?: Pick<Notice, 'slug' | 'title' | 'contact'> | undefined;
  publisher: Publisher;
}

/** The answer to a submission that could not be taken: nothing that was written is lost. */
export function RefusalView({ title, reason, advice, words, notice, publisher }: RefusalViewProps) {
  return (
    <PlainView title={title} publisher={publisher} siteUrl={null}>
      <p>{reason}</p>
      <p>{advice}</p>
      <Channels reach={notice?.contact ?? publisher} />
      {words.length > 0 && (
        <section>
          <h2>您写的内容</h2>
          {words.map(({ label, value }) => (
            <Words key={label} label={label} value={value} />
          ))}
        </section>
      )}
      {notice && (
        <p>
          <a href={`/notices/${notice.slug}`}>返回《{notice.title}》</a>
        </p>
      )}
    </PlainView>
  );
}
