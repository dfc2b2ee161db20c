import { notFound } from 'next/navigation';
import { NoticeView } from '#components/notice/NoticeView';
import { currentSite, drawsPages } from '#lib/site/current';
import { previousNextOf } from '#lib/site/previous-next';

type Params = { slug: string };

export const dynamicParams = false;

/** One prerendered page a notice: it holds what every phase shows, and the public address chooses. */
export async function generateStaticParams(): Promise<Params[]> {
  const { entries } = await currentSite();
  return entries.map(({ slug }) => ({ slug }));
}

export default async function NoticePage({ params }: { params: Promise<Params> }) {
  const { slug } = await params;
  const site = await currentSite();
  const notice = drawsPages ? await site.notice(slug) : null;
  if (!notice) notFound();
  const { publisher, siteUrl, preview } = site;
  return (
    <NoticeView
      notice={notice}
      publisher={publisher}
      siteUrl={siteUrl}
      preview={preview ?? undefined}
      paper={site.pdfFacts(slug)?.size ?? null}
      {...previousNextOf(site.entries, slug)}
    />
  );
}
