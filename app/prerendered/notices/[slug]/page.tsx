import { notFound } from 'next/navigation';
import { NoticeView } from '#components/notice/NoticeView';
import { siteToDraw } from '#lib/site/application';
import { previousNextOf } from '#lib/site/previous-next';

type Params = { slug: string };

/**
 * One prerendered page a notice: it holds what every phase shows, and the public address chooses. The preview draws
 * them as they are asked for: the framework lists parameters in a process of its own, which opens no site.
 */
export async function generateStaticParams(): Promise<Params[]> {
  const site = await siteToDraw();
  return site?.entries.map(({ slug }) => ({ slug })) ?? [];
}

export default async function NoticePage({ params }: { params: Promise<Params> }) {
  const { slug } = await params;
  const site = await siteToDraw();
  const notice = await site?.notice(slug);
  if (!site || !notice) notFound();
  const { publisher, siteUrl, preview } = site;
  return (
    <NoticeView
      notice={notice}
      publisher={publisher}
      siteUrl={siteUrl}
      preview={preview ?? undefined}
      pdfSize={site.pdfFacts(slug)?.size ?? null}
      {...previousNextOf(site.entries, slug)}
    />
  );
}
