import { type NoticeEnding, noticeFilePath, parseSiteLink } from '#lib/model/addresses';
import type { Body, Notice } from '#lib/model/notice';

/** A tag with its attributes, in whose values `<` and `>` may stand but no `"`: texts were sanitised when loaded. */
const TAG = /<[a-z/](?:"[^"]*"|[^">])*>/gi;

/** Names of an archived notice's files besides its page, by the extension of their address on the site. */
const FILE_NAMES: Readonly<Partial<Record<NoticeEnding, string>>> = {
  json: 'notice.json',
  txt: 'notice.txt',
};

/** What links in an archived notice may lead to. */
export interface LinkTargets {
  /** The notices in the same archive, itself among them. */
  slugs: ReadonlySet<string>;
  /** The site's address, without a final slash; null where nobody else reaches it. */
  home: string | null;
}

/**
 * Rewrites the addresses in a notice's HTML for reading from its own folder on a disk. Pictures are loaded from that
 * folder, eagerly; links to notices in the same archive become relative, other links within the site absolute. Where
 * nobody else reaches the site, those become plain text.
 */
export function withLocalAddresses(notice: Notice, targets: LinkTargets): Notice {
  const local = (body: Body): Body => ({ ...body, html: localHtml(body.html, notice.slug, targets) });
  const { opening, parts, contact, outcome } = notice;
  return {
    ...notice,
    opening: opening && local(opening),
    parts: parts.map((part) => ({
      ...part,
      intro: part.intro && local(part.intro),
      items: part.items.map((item) => ({ ...item, body: local(item.body) })),
    })),
    contact: contact && { ...contact, body: local(contact.body) },
    outcome: outcome && { ...outcome, body: local(outcome.body) },
  };
}

function localHtml(html: string, slug: string, targets: LinkTargets): string {
  let isUnlinked = false;
  return html.replace(TAG, (tag) => {
    if (tag.startsWith('<img ')) return localPicture(tag, slug);
    if (isUnlinked && tag === '</a>') {
      isUnlinked = false;
      return '';
    }
    const [attribute, href] = / href="(\/[^"]*)"/.exec(tag) ?? [];
    if (attribute === undefined || href === undefined) return tag;
    const address = localAddress(href, targets);
    isUnlinked = address === null;
    return address === null ? '' : tag.replace(attribute, () => ` href="${address}"`);
  });
}

function localPicture(tag: string, slug: string): string {
  return tag.replace(` src="${noticeFilePath(slug, '')}`, ' src="').replace(' loading="lazy"', '');
}

/** The address for a link within the site, from a notice's folder, escaped for HTML as `href` is; null for none. */
function localAddress(href: string, { slugs, home }: LinkTargets): string | null {
  const { target, fragment = null } = parseSiteLink(href) ?? {};
  if (target?.kind === 'notice' && slugs.has(target.slug)) {
    const file = target.ending === null ? 'index.html' : FILE_NAMES[target.ending];
    if (file) return `../${target.slug}/${file}${fragment === null ? '' : `#${fragment}`}`;
  }
  return home && home + href;
}
