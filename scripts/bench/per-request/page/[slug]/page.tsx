import { renderedNotice } from '../../rendered-notice';

export const dynamic = 'force-dynamic';

/** The notice's page without prerendering: an App Router page, rendered for every request. */
export default async function RenderedPage({ params }: { params: Promise<{ slug: string }> }) {
  return (await renderedNotice((await params).slug)).page;
}
