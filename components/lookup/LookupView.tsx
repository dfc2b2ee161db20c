import { AskForm } from '#components/lookup/AskForm';
import { LOOKUP_TITLE } from '#components/lookup/LookupPage';
import { WhomToAsk } from '#components/lookup/WhomToAsk';
import { PlainView, type SiteViewProps } from '#components/page/PlainView';
import { SITE_PATHS } from '#lib/model/addresses';

/** The page on which a writer looks up how a submission stands, to be read. */
export function LookupView({ publisher, siteUrl, preview, letters }: SiteViewProps & { letters: boolean }) {
  return (
    <PlainView
      title={LOOKUP_TITLE}
      publisher={publisher}
      siteUrl={siteUrl}
      path={SITE_PATHS.lookup}
      preview={preview}
    >
      <p>
        凭回执号可以查询办理到哪一步、看答复，也可以补充、评价或者撤回。本页不显示您写的内容：别人捡到回执号，也看不到您反映了什么。
      </p>
      <AskForm letters={letters} />
      <p>使用公用或者单位的电脑、手机的，请用“无痕”或者“隐私”窗口，看完以后关闭窗口。</p>
      <WhomToAsk publisher={publisher} />
    </PlainView>
  );
}
