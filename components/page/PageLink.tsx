import type { ReactNode } from 'react';

interface PageLinkProps {
  href: string;
  /** Whether leaving the page would lose what it holds: the link then opens in another window. */
  apart?: boolean | undefined;
  className?: string;
  children: ReactNode;
}

/**
 * A link within the site. One that opens in another window says so in its name (WCAG 2.2, technique G201); the page that
 * it stands on says it once for all who see it.
 */
export function PageLink({ href, apart = false, className, children }: PageLinkProps) {
  if (!apart || href.startsWith('#')) {
    return (
      <a className={className} href={href}>
        {children}
      </a>
    );
  }
  return (
    <a className={className} href={href} target="_blank" rel="noopener">
      {children}
      <span className="unseen">（新窗口）</span>
    </a>
  );
}
