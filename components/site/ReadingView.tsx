import { Page } from '#components/page/Page';
import { siteShare } from '#components/page/shareMeta';
import { siteMetaTags } from '#components/page/siteMeta';
import { SITE_PATHS } from '#lib/model/addresses';
import type { Publisher } from '#lib/model/notice';
import { FROM_FIELD, readingAddress } from '#lib/views/return-path';
import { VIEW_FIELD, VIEW_LABELS, VIEWS, type View } from '#lib/views/view';

interface ReadingViewProps {
  publisher: Publisher;
  /** The site's address, without a final slash. */
  siteUrl: string;
  /** The path to return to once a view is chosen; null for none. */
  from: string | null;
  /** The reader's present view. */
  current: View;
  /** The banner of a preview. */
  preview?: string | undefined;
}

const EXPLANATIONS: Readonly<Record<View, string>> = {
  standard: '正文用通常的字号。浏览器或者手机调大了文字，这里也跟着变大。',
  large: '全部文字放大六分之一，版面不变。',
  larger: '全部文字放大三分之一，版面不变。',
  care: '大字、宽行距、强对比，只排一栏，没有装饰，按钮更大。内容和次序与其他版式完全一样。',
};

/** The largest first, which most who come here look for. */
const LARGEST_FIRST = VIEWS.toReversed();

const TITLE = '字号和关怀版';
const DESCRIPTION = '选择页面的字号，或者改用大字、强对比的关怀版。';
const SAMPLE = '公示期内，欢迎您反映意见和建议。';

/** The page of reading preferences: each view with an explanation, a sample, and the button that chooses it. */
export function ReadingView({ publisher, siteUrl, from, current, preview }: ReadingViewProps) {
  return (
    <Page
      title={TITLE}
      canonical={siteUrl + SITE_PATHS.reading}
      meta={[...siteMetaTags(publisher, siteUrl), { name: 'description', content: DESCRIPTION }]}
      publisher={publisher}
      share={siteShare(publisher, siteUrl, {
        title: TITLE,
        path: SITE_PATHS.reading,
        description: DESCRIPTION,
      })}
      reading={from === null ? SITE_PATHS.reading : readingAddress(from)}
      preview={preview}
    >
      <form className="sheet choose" method="post" action={SITE_PATHS.reading}>
        <h1>{TITLE}</h1>
        <p>
          请选择看得清楚的一种{from !== null && '，选好以后返回刚才的页面'}
          。本网站各页都按您的选择显示。您的选择只保存在您的浏览器里（一个名为 view 的
          Cookie，一年），选“标准”即删除。
        </p>
        <p className="note">正在填写反馈的，请使用表单末尾的字号按钮；在这里更改，尚未提交的文字可能丢失。</p>
        <input type="hidden" name={FROM_FIELD} value={from ?? SITE_PATHS.reading} />
        {LARGEST_FIRST.map((view) => (
          <section key={view} aria-labelledby={`view-${view}`}>
            <h2 id={`view-${view}`}>
              {VIEW_LABELS[view]}
              {view === current && '（现在使用）'}
            </h2>
            <p>{EXPLANATIONS[view]}</p>
            <p className="sample" data-view={view}>
              {SAMPLE}
            </p>
            <button type="submit" name={VIEW_FIELD} value={view} aria-pressed={view === current}>
              {view === current ? '继续用' : '改用'}“{VIEW_LABELS[view]}”
            </button>
          </section>
        ))}
        <p>
          深色、对比度和减少动态效果，随手机或者电脑的设置。
          {from === null ? <a href="/">回到首页</a> : <a href={from}>不作更改，返回刚才的页面</a>}
        </p>
      </form>
    </Page>
  );
}
