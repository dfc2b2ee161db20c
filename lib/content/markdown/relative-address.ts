import { posix } from 'node:path';
import { isNumberedItem } from '#lib/content/files/file-names';
import { toHalfWidth } from '#lib/content/language/half-width';
import type { NoticeSource } from '#lib/content/source';
import { noticePath } from '#lib/model/addresses';
import { itemAnchor, REGIONS } from '#lib/model/anchors';
import { MAIL, PHONE } from '#lib/model/values';

const HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(cn|com|net|org|gov|edu|top|xyz|info|example)(\/|$)/i;

/**
 * Suggests a full address for a relative one in `file` (its path in the notice's folder); null if there is none.
 */
export function suggestAddress(url: string, file: string, source: NoticeSource): string | null {
  const half = toHalfWidth(url);
  if (/^(?:https?:\/\/|mailto:|tel:)./i.test(half)) return half;
  if (HOST.test(url)) return `https://${url}`;
  if (MAIL.test(url)) return `mailto:${url}`;
  if (PHONE.test(url)) return `tel:${url}`;
  const [path = '', fragment] = url.split('#');
  const target = posix.normalize(posix.join('/', source.slug, posix.dirname(file), path)).slice(1);
  const [slug = '', ...rest] = target.replace(/\/$/, '').split('/');
  const anchor = fragment ?? anchorOfFile(rest, slug === source.slug ? source : null);
  if (slug === source.slug) return anchor ? `#${anchor}` : null;
  return source.linkedNotice(slug) ? noticePath(slug, anchor) : null;
}

function anchorOfFile([folder, name]: string[], source: NoticeSource | null): string | null {
  if (folder === 'contact.md') return REGIONS.contact;
  const names = source?.folders.find((candidate) => candidate.name === folder)?.names;
  if (!folder || !names) return null;
  if (name === undefined) return folder;
  const index = names.filter(isNumberedItem).indexOf(name);
  return index === -1 ? null : itemAnchor(folder, index + 1);
}
