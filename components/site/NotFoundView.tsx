import { ToLookup } from '#components/lookup/ToLookup';
import { Channels } from '#components/page/Channels';
import { Elsewhere } from '#components/page/Elsewhere';
import { PlainView, type SiteViewProps } from '#components/page/PlainView';
import { Phrases } from '#components/text/Phrases';
import { SITE_PATHS } from '#lib/model/addresses';

interface NotFoundViewProps extends SiteViewProps {
  /** Pages with addresses similar to the requested one. */
  near?: readonly { path: string; name: string }[];
}

/** The 404 page, with suggestions. */
export function NotFoundView({ publisher, siteUrl, preview, near = [] }: NotFoundViewProps) {
  return (
    <PlainView title="没有找到这个页面" publisher={publisher} siteUrl={siteUrl} preview={preview}>
      <p>网址可能有误，或者内容尚未公布。</p>
      {near.length > 0 && (
        <>
          <p>您要找的可能是：</p>
          <ul className="near">
            {near.map(({ path, name }) => (
              <li key={path}>
                <a href={path}>
                  <Phrases text={name} />
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        请核对网址，或者在<a href={SITE_PATHS.list}>通报目录</a>中查找。
        <ToLookup />。
      </p>
      {publisher && (
        <>
          <Channels reach={publisher} />
          <Elsewhere publisher={publisher} />
        </>
      )}
    </PlainView>
  );
}
