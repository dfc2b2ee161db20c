import { NotFoundView } from '#components/site/NotFoundView';
import { currentSite } from '#lib/site/current';

/** What the framework itself shows for an unknown address. */
export default async function NotFound() {
  const { publisher, siteUrl } = await currentSite();
  return <NotFoundView publisher={publisher} siteUrl={siteUrl} />;
}
