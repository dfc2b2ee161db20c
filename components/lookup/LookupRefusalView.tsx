import { AnswerList } from '#components/feedback/AnswerList';
import { AgainFields } from '#components/lookup/AgainFields';
import { LookupPage, type LookupPageProps } from '#components/lookup/LookupPage';
import { WhomToAsk } from '#components/lookup/WhomToAsk';
import { ViewRow } from '#components/page/ViewRow';
import { changeTexts } from '#lib/feedback/lookup/change';
import type { LookupRefusalPage } from '#lib/feedback/lookup/response';
import { SITE_PATHS } from '#lib/model/addresses';

interface LookupRefusalViewProps extends LookupPageProps {
  refusal: LookupRefusalPage;
}

/** The page for a look-up or a change that was refused: why, and what was written, none of which is lost. */
export function LookupRefusalView({ publisher, refusal: refused, current }: LookupRefusalViewProps) {
  const { refusal, written, change, values, token, maySend } = refused;
  const words = changeTexts(change === 'rate' ? 'rate' : 'add', values).filter(({ value }) => value !== '');
  return (
    <LookupPage
      title={refusal.title}
      publisher={publisher}
      apart={words.length > 0 || maySend}
      hasViews={maySend}
    >
      <p className="note warn">{refusal.reason}</p>
      <p>{refusal.advice}</p>
      {words.length > 0 && (
        <section className="keep">
          <h2>您填写的内容</h2>
          <AnswerList words={words} />
        </section>
      )}
      {maySend && (
        <form method="post" action={SITE_PATHS.lookup} autoComplete="off">
          <AgainFields
            receipt={written}
            change={change}
            token={token}
            {...(words.length > 0 && { values })}
          />
          <button type="submit">再试一次</button>
          <ViewRow current={current} />
        </form>
      )}
      {!maySend && (
        <p className="to alone">
          <a href={SITE_PATHS.lookup}>重新查询</a>
        </p>
      )}
      <WhomToAsk publisher={publisher} />
    </LookupPage>
  );
}
