import { Channels } from '#components/Channels';
import { HiddenFields } from '#components/HiddenFields';
import { PlainView } from '#components/PlainView';
import { WordList } from '#components/WordList';
import { EMPTY_FIELDS, type FieldValues } from '#lib/feedback/form';
import { wordsOf } from '#lib/feedback/words';
import type { Notice, Publisher } from '#lib/notice/schema';

interface RefusalViewProps {
  title: string;
  /** What happened. */
  reason: string;
  /** What to do now. */
  advice: string;
  /** Everything of the writer's that could be read, to copy. */
  values?: FieldValues;
  /** The very same may be sent again from here; with the token that confirms it, if there is one. */
  again?: { token: string | null } | null;
  notice?: Notice;
  publisher: Publisher;
}

/** The answer to a submission that could not be taken: nothing that was written is lost. */
export function RefusalView({ title, reason, advice, values, again, notice, publisher }: RefusalViewProps) {
  const words = notice ? wordsOf(values ?? EMPTY_FIELDS, notice) : [];
  return (
    <PlainView title={title} publisher={publisher} siteUrl={null}>
      <p className="note warn">{reason}</p>
      <p>{advice}</p>
      {notice && values && again && (
        <form method="post" action={`/notices/${notice.slug}/feedback`} autoComplete="off">
          <HiddenFields values={values} token={again.token} />
          <button type="submit">再次提交</button>
        </form>
      )}
      <Channels reach={notice?.contact ?? publisher} />
      {words.length > 0 && (
        <section className="keep">
          <h2>您写的内容</h2>
          <WordList words={words} />
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
