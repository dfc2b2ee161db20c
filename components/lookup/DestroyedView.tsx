import { BackupNote } from '#components/lookup/BackupNote';
import { LookupPage, type LookupPageProps } from '#components/lookup/LookupPage';
import { WhomToAsk } from '#components/lookup/WhomToAsk';
import type { DestroyedPage } from '#lib/feedback/lookup/response';
import { SITE_PATHS } from '#lib/model/addresses';

type DestroyedViewProps = Pick<LookupPageProps, 'publisher'> & Omit<DestroyedPage, 'page'>;

/** The answer where what was stored was destroyed: the day, and what is left. */
export function DestroyedView({ publisher, happened, day, isWithdrawn }: DestroyedViewProps) {
  return (
    <LookupPage
      title={isWithdrawn ? '这份反馈已经撤回' : '这份反馈已经删除'}
      publisher={publisher}
      hasViews={false}
    >
      <p className="note">
        <strong>这份反馈{happened}。</strong>
      </p>
      <p>
        您写的内容、补充和评价，以及答复，都已经删除，不能恢复。网站只记着：这个回执号的反馈，在哪一天、因为什么删除。
      </p>
      <BackupNote publisher={publisher} destroyedOn={day} />
      <p className="to alone">
        <a href={SITE_PATHS.lookup}>查询另一个回执号</a>
      </p>
      <WhomToAsk publisher={publisher} />
    </LookupPage>
  );
}
