import type { BuiltManifest } from '#lib/site/build/manifest';

/** Titles that a line names before it only counts the rest. */
const NAMED = 3;

/**
 * Describes in Chinese, one a line, how the content of one build differs from that of another; empty when readers see the
 * same of both.
 */
export function buildDifferences(before: BuiltManifest, after: BuiltManifest): string[] {
  const [old, now] = [titles(before), titles(after)];
  const common = [...now.keys()].filter((slug) => old.has(slug));
  const added = [...now.keys()].filter((slug) => !old.has(slug));
  const removed = [...old.keys()].filter((slug) => !now.has(slug));
  const changed = common.filter((slug) => holds(before, slug) !== holds(after, slug));
  return [
    listed('增加', added, now),
    listed('减少', removed, old),
    listed('修改', changed, now),
    JSON.stringify(before.publisher) === JSON.stringify(after.publisher) ? null : 'site.yaml 有改动',
    JSON.stringify(before.redirects) === JSON.stringify(after.redirects) ? null : 'redirects.yaml 有改动',
    before.siteUrl === after.siteUrl ? null : `网址从 ${before.siteUrl} 改为 ${after.siteUrl}`,
    codeOf(before) === codeOf(after) ? null : '程序有改动',
  ].flatMap((line) => line ?? []);
}

/** The hash of the code that a build's application was compiled from: two builds at once may each compile it. */
function codeOf({ application }: BuiltManifest): string {
  return application.replace(/-\d+$/, '');
}

function titles({ entries }: BuiltManifest): ReadonlyMap<string, string> {
  return new Map(entries.map(({ slug, title }) => [slug, title]));
}

/** Everything of a notice that its own files decide: its text, its pictures, its PDF. */
function holds({ objects: { notices, pictures, pdfs } }: BuiltManifest, slug: string): string {
  return JSON.stringify([notices[slug], pictures[slug], pdfs[slug]]);
}

function listed(deed: string, slugs: readonly string[], titled: ReadonlyMap<string, string>): string | null {
  if (slugs.length === 0) return null;
  const named = slugs.slice(0, NAMED).map((slug) => `《${titled.get(slug) ?? slug}》（${slug}）`);
  const rest = slugs.length > NAMED ? '等' : '';
  return `${deed} ${slugs.length} 篇：${named.join('、')}${rest}`;
}
