/** Names of notices' folders: they become addresses. */
export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Names of parts' folders: they become anchors. */
export const FOLDER_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** The site's own addresses that belong to no notice. */
export const SITE_PATHS = {
  home: '/',
  list: '/notices',
  privacy: '/privacy',
  reading: '/reading',
  lookup: '/feedback',
  feed: '/feed.xml',
  sitemap: '/sitemap.xml',
  robots: '/robots.txt',
  sharePicture: '/share.png',
  dataSchema: '/schema/notice-1.json',
  health: '/healthz',
  ready: '/readyz',
} as const;

/** The pages that belong to no notice and that texts may link to, with what they are called. */
export const READER_PAGES: readonly { readonly path: string; readonly name: string }[] = [
  { path: SITE_PATHS.home, name: '首页' },
  { path: SITE_PATHS.list, name: '通报目录' },
  { path: SITE_PATHS.privacy, name: '隐私说明' },
  { path: SITE_PATHS.reading, name: '字号和关怀版' },
  { path: SITE_PATHS.lookup, name: '查询反馈办理情况' },
];

/** The icons, which are the files in `public/`: the framework serves them itself. */
export const ICONS = {
  vector: '/icon.svg',
  bitmap: '/favicon.ico',
  touch: '/apple-touch-icon.png',
} as const;

/** The addresses of the icons. */
export const ICON_PATHS: readonly string[] = Object.values(ICONS);

/** How the addresses of a notice's other forms end: data, plain text, PDF, calendar, share image. */
export const NOTICE_ENDINGS = ['json', 'txt', 'pdf', 'ics', 'png'] as const;

/** How the address of a notice in another form than its page ends. */
export type NoticeEnding = (typeof NOTICE_ENDINGS)[number];

/** What an address within the site stands for; whether it is there, and who may see it, is not for this to say. */
export type SitePath =
  | { readonly kind: 'page'; readonly path: string }
  | { readonly kind: 'icon' }
  /** A notice's page (`ending` null), or the notice in another form. */
  | { readonly kind: 'notice'; readonly slug: string; readonly ending: NoticeEnding | null }
  /** The form's target. */
  | { readonly kind: 'feedback'; readonly slug: string }
  /** A notice's ledger, by pages. */
  | { readonly kind: 'ledger'; readonly slug: string }
  /** A picture of a notice, or what else lies below its address. */
  | { readonly kind: 'file'; readonly slug: string; readonly file: string }
  /** Where the office's inbox speaks to the server. */
  | { readonly kind: 'office' }
  /** An address that the site keeps for itself, or will. */
  | { readonly kind: 'reserved' };

const OWN_PATHS: readonly string[] = Object.values(SITE_PATHS);
const NOTICE = new RegExp(
  `^${SITE_PATHS.list}/(?<slug>[^/.?#]+)(?:\\.(?<ending>${NOTICE_ENDINGS.join('|')})|/(?<below>.+))?$`,
);
const FEEDBACK = 'feedback';
const LEDGER = 'ledger';

/** What the site keeps for itself below a notice's address: no file of a notice lies there, nor below it. */
const KEPT_BELOW_NOTICE: readonly string[] = [FEEDBACK, LEDGER];
const RESERVED = /^\/(?:feedback|office|schema|-)(?:\/|$)/;

/**
 * Parses the path of an address within the site; null when the site has nothing of the kind.
 * @param path without query and fragment, percent-encoding undone, without a final `/`.
 */
export function parseSitePath(path: string): SitePath | null {
  if (OWN_PATHS.includes(path)) return { kind: 'page', path };
  if (ICON_PATHS.includes(path)) return { kind: 'icon' };
  const { slug, ending, below } = NOTICE.exec(path)?.groups ?? {};
  if (slug !== undefined) {
    if (below === FEEDBACK) return { kind: 'feedback', slug };
    if (below === LEDGER) return { kind: 'ledger', slug };
    if (below !== undefined) return { kind: 'file', slug, file: below };
    return { kind: 'notice', slug, ending: NOTICE_ENDINGS.find((known) => known === ending) ?? null };
  }
  if (path.startsWith('/office/v1/')) return { kind: 'office' };
  return RESERVED.test(path) ? { kind: 'reserved' } : null;
}

/** A link within the site: its path parsed, and its fragment without `#`; null without one. */
export interface SiteLink {
  readonly target: SitePath;
  readonly fragment: string | null;
}

/** Parses the address of a link that begins with `/`; null when the site has nothing of the kind. */
export function parseSiteLink(url: string): SiteLink | null {
  const [path = '', ...fragment] = url.split('#');
  const target = parseSitePath(path);
  return target && { target, fragment: fragment.length === 0 ? null : fragment.join('#') };
}

/** The slug of the notice to which a link within the site leads, to its page or another form of it; null for none. */
export function slugIn(url: string): string | null {
  const target = parseSiteLink(url)?.target;
  return target?.kind === 'notice' ? target.slug : null;
}

/** The permanent address of a notice, or of a place on its page. */
export function noticePath(slug: string, anchor: string | null = null): string {
  return `${SITE_PATHS.list}/${slug}${anchor === null ? '' : `#${anchor}`}`;
}

/** The address of a notice in another form than its page. */
export function noticeFormPath(slug: string, ending: NoticeEnding): string {
  return `${noticePath(slug)}.${ending}`;
}

/** The address of a notice's ledger. */
export function noticeLedgerPath(slug: string): string {
  return `${noticePath(slug)}/${LEDGER}`;
}

/** The address of a notice's picture, by its path below the notice's folder. */
export function noticeFilePath(slug: string, file: string): string {
  return `${noticePath(slug)}/${encodeURI(file)}`;
}

/** Whether the address of a notice's file, by its path below the notice's folder, is the site's own or lies below such. */
export function isReservedNoticeFile(file: string): boolean {
  return KEPT_BELOW_NOTICE.includes(file.split('/')[0]?.toLowerCase() ?? '');
}

/** The parameter of a form's address that names what the feedback concerns, by its anchor. */
export const ITEM_PARAMETER = 'item';

/** The address to which a notice's feedback form is posted; with an anchor, that of the form with this part chosen. */
export function feedbackPath(slug: string, item: string | null = null): string {
  return `${noticePath(slug)}/${FEEDBACK}${item === null ? '' : `?${ITEM_PARAMETER}=${item}`}`;
}

/** Where pages are prerendered: the build and the preview ask there, nobody outside. */
export const PRERENDERED = '/prerendered';

/** Where the gate sends requests whose method their address does not take, with that address after it. */
export const WRONG_METHOD_PATH = '/wrong-method';

/** What the framework keeps for itself: its scripts, its own pages for what goes wrong; and our own two inner addresses. */
const INNER = new RegExp(`^(?:${PRERENDERED}|${WRONG_METHOD_PATH}|/_[^/]*|/404|/500)(?:[/.]|$)`, 'i');

/** What no path holds once its dots are resolved; the framework would read each its own way. */
const CROOKED = /\/\/|\\|\0|\/\.{1,2}(?:\/|$)/;

/** Whether a path, percent-encoding undone, can reach a route from outside. */
export function isPublicPath(path: string): boolean {
  return !CROOKED.test(path) && !INNER.test(path);
}

/** Whether the framework gives a parameter of this name a meaning of its own: none such reaches a route. */
export function isFrameworkParameter(name: string): boolean {
  return /^(?:_|nxt)/i.test(name);
}

const LOOPBACK = /^(?:localhost|.*\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Whether a site's URL has a loopback host: its printed pages then carry neither URL nor QR code. */
export function isLoopback(siteUrl: string): boolean {
  return LOOPBACK.test(new URL(siteUrl).hostname);
}

/**
 * The permanent URL of a notice as printed on paper and in its PDF; null when the site has a loopback host.
 * @param siteUrl the site's URL, without a final slash.
 */
export function printedAddress(siteUrl: string, slug: string): string | null {
  return isLoopback(siteUrl) ? null : siteUrl + noticePath(slug);
}

/** A URL without its scheme, for people to type: browsers add the scheme. */
export function withoutScheme(address: string): string {
  return address.replace(/^https?:\/\//, '');
}
