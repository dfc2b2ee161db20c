import { Shell } from '#components/page/Shell';
import { renderedNotice } from '../../rendered-notice';

/** The same page, rendered for every request by React alone: without the framework's scripts and payload. */
export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { renderToStaticMarkup } = await import('react-dom/server');
  const { style, page } = await renderedNotice((await params).slug);
  const html = renderToStaticMarkup(<Shell style={style}>{page}</Shell>);
  return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}
