import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { measureScript } from './measured';
import { type Bench, OUTPUT, progress } from './session';

/**
 * The project's folders and files that make a build. The copy has no lock file and lies below this project: the
 * framework then finds the packages of this project.
 */
const COPIED = [
  'app',
  'components',
  'lib',
  'scripts',
  'next.config.ts',
  'package.json',
  'public',
  'tsconfig.json',
];

/** The notice's page as it would be without prerendering: the same page, drawn anew for every request. */
const PAGE = `
  import { NoticeView } from '#components/NoticeView';
  import { currentSite } from '#lib/site/current';

  export const dynamic = 'force-dynamic';

  export default async function Page({ params }: { params: Promise<{ slug: string }> }) {
    const site = await currentSite();
    const notice = await site.notice((await params).slug);
    return notice && <NoticeView notice={notice} publisher={site.publisher} siteUrl={site.siteUrl} />;
  }
`;

/** The same, drawn by React alone in a route, without the framework's scripts and payload. */
const ROUTE = `
  import { NoticeView } from '#components/NoticeView';
  import { Shell } from '#components/Shell';
  import { currentSite } from '#lib/site/current';

  export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }) {
    const { renderToStaticMarkup } = await import('react-dom/server');
    const { style, publisher, siteUrl, notice: find } = await currentSite();
    const notice = await find((await params).slug);
    const view = notice && <NoticeView notice={notice} publisher={publisher} siteUrl={siteUrl} />;
    const html = renderToStaticMarkup(<Shell style={style}>{view}</Shell>);
    return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  }
`;

/** A phase's words, drawn only in the phase that the benchmark's server is in: nothing is drawn in vain. */
const VARIANT = `
  import type { ReactNode } from 'react';

  export function PhaseVariant({ when, children }: { when: string; children: ReactNode }) {
    return when === 'closed' ? <>{children}</> : null;
  }
`;

/**
 * Builds a copy of this project that also draws the first notice anew for every request: as a page of the
 * framework at `/drawn/page/<slug>`, and by a route at `/drawn/route/<slug>`. Both find the notice in memory,
 * and compress nothing. Gives the folder of the build, as `DISCLOSURE_OUTPUT` names it.
 */
export async function buildPerRequest(bench: Bench): Promise<string> {
  progress('building a copy that draws every request');
  const copy = join(OUTPUT, 'per-request');
  await rm(copy, { recursive: true, force: true });
  for (const name of COPIED) await cp(name, join(copy, name), { recursive: true });
  for (const [path, text] of [
    ['app/drawn/page/[slug]/page.tsx', PAGE],
    ['app/drawn/route/[slug]/route.tsx', ROUTE],
    ['components/PhaseVariant.tsx', VARIANT],
  ] as const) {
    await mkdir(dirname(join(copy, path)), { recursive: true });
    await writeFile(join(copy, path), text);
  }
  const CONTENT_DIR = await bench.content({ notices: 1 });
  await measureScript('build', { CONTENT_DIR, DISCLOSURE_OUTPUT: '.next' }, copy);
  return `${copy}/.next`;
}
