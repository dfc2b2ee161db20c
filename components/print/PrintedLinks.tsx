import type { Notice, TextLink } from '#lib/model/notice';

interface PrintedLinksProps {
  notice: Notice;
  /** What stands before addresses within the site: its own address, or nothing where that leads nowhere. */
  siteUrl: string;
}

/** The addresses of the text's links with their words; printed only. */
export function PrintedLinks({ notice, siteUrl }: PrintedLinksProps) {
  const links = printedLinks(notice);
  if (links.length === 0) return null;
  return (
    <div className="paper" hidden>
      <p>链接网址</p>
      <ol>
        {links.map(({ words, address }) => (
          <li key={address}>
            {words}：{address.startsWith('/') ? siteUrl + address : address}
          </li>
        ))}
      </ol>
    </div>
  );
}

/**
 * The links whose addresses paper would lose, each address once: those of a notice's text in their order, then those of
 * its outcome.
 */
export function printedLinks({ links, outcome }: Pick<Notice, 'links' | 'outcome'>): TextLink[] {
  const byAddress = new Map<string, TextLink>();
  for (const link of [...links, ...(outcome?.links ?? [])])
    if (!byAddress.has(link.address)) byAddress.set(link.address, link);
  return [...byAddress.values()];
}
