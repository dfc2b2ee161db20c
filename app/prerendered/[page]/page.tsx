import { notFound } from 'next/navigation';
import { HomeEmptyView } from '#components/site/HomeEmptyView';
import { NotFoundView } from '#components/site/NotFoundView';
import { PrivacyView } from '#components/site/PrivacyView';
import { ServerErrorView } from '#components/site/ServerErrorView';
import { siteToDraw } from '#lib/site/application';
import { SITE_PAGES } from '#lib/site/site';

type Params = { page: string };

const SITE_VIEWS = new Map([
  ['privacy', PrivacyView],
  ['not-found', NotFoundView],
  ['error', ServerErrorView],
  ['home-empty', HomeEmptyView],
]);

export const dynamicParams = false;

/** The site's pages that belong to no notice. */
export function generateStaticParams(): Params[] {
  return SITE_PAGES.map((page) => ({ page }));
}

export default async function PrerenderedSitePage({ params }: { params: Promise<Params> }) {
  const View = SITE_VIEWS.get((await params).page);
  const site = await siteToDraw();
  if (!View || !site) notFound();
  const { publisher, siteUrl, preview } = site;
  return <View publisher={publisher} siteUrl={siteUrl} preview={preview ?? undefined} />;
}
