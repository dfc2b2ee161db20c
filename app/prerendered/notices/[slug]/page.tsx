import { notFound } from 'next/navigation';
import { NoticeView } from '#components/notice/NoticeView';
import { pagesToDraw } from '#lib/site/page-data';

/** A build and the preview ask for each page when it is to be drawn: the public never reaches this address. */
export const dynamic = 'force-dynamic';

/** A notice's page as it is drawn: it holds what every phase shows, and the public address chooses. */
export default async function NoticePage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const data = await pagesToDraw()?.notice(slug);
  if (!data) notFound();
  return <NoticeView {...data} />;
}
