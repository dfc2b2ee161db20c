import { NotFoundView } from '#components/site/NotFoundView';
import { siteToDraw } from '#lib/site/application';

/** What the framework itself shows for an unknown address. */
export default async function NotFound() {
  const site = await siteToDraw();
  return site && <NotFoundView publisher={site.publisher} siteUrl={site.siteUrl} />;
}
