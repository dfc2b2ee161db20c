import { notFound } from 'next/navigation';
import { HomeEmptyView } from '#components/site/HomeEmptyView';
import { NotFoundView } from '#components/site/NotFoundView';
import { PrivacyView } from '#components/site/PrivacyView';
import { ServerErrorView } from '#components/site/ServerErrorView';
import { pagesToDraw } from '#lib/site/page-data';

const SITE_VIEWS = new Map([
  ['privacy', PrivacyView],
  ['not-found', NotFoundView],
  ['error', ServerErrorView],
  ['home-empty', HomeEmptyView],
]);

/** A build and the preview ask for each page when it is to be drawn: the public never reaches this address. */
export const dynamic = 'force-dynamic';

/** A page of the site that belongs to no notice, as it is drawn. */
export default async function DrawnSitePage({ params }: { params: Promise<{ page: string }> }) {
  const View = SITE_VIEWS.get((await params).page);
  const data = pagesToDraw()?.site();
  if (!View || !data) notFound();
  return <View {...data} />;
}
