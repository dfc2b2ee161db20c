import type { TextAddresses } from '#lib/content/markdown/html';
import { type NoticeEnding, parseSiteLink } from '#lib/model/addresses';

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
 * Resolves addresses for texts that are read from a notice's own folder on a disk: pictures and attachments are those in that folder;
 * links to notices in the same archive become relative, other links within the site absolute. Where nobody else
 * reaches the site, those become plain text.
 */
export function archiveAddresses({ slugs, home }: LinkTargets): TextAddresses {
  return {
    file: (path) => encodeURI(path),
    link: (path) => {
      const { target, fragment = null } = parseSiteLink(path) ?? {};
      if (target?.kind === 'notice' && slugs.has(target.slug)) {
        const file = target.ending === null ? 'index.html' : FILE_NAMES[target.ending];
        if (file) return `../${target.slug}/${file}${fragment === null ? '' : `#${fragment}`}`;
      }
      return home && home + path;
    },
  };
}
