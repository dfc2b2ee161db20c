import type { ReactNode } from 'react';
import { Footer } from '#components/page/Footer';
import { Masthead } from '#components/page/Masthead';
import { ICONS, SITE_PATHS } from '#lib/model/addresses';
import type { Publisher } from '#lib/model/notice';

/** A `meta` element with `name` and `content`. */
export interface Meta {
  name: string;
  content: string;
}

/** A `meta` element of Open Graph, with `property` and `content`. */
export interface Property {
  property: string;
  content: string;
}

/** An alternate representation of the page (`rel=alternate`). */
export interface Alternate {
  type: string;
  href: string;
}

/** `theme-color` in light and dark mode: `--ground` in `tokens.css`. */
const GROUND = { light: '#f2f0eb', dark: '#131416' };

interface PageProps {
  /** The page's own title; the site's name follows it in the window's. */
  title: string;
  /** The permanent address. */
  canonical?: string | undefined;
  meta?: readonly Meta[];
  /** What chats show of the page when its address is sent. */
  share?: readonly Property[];
  /** The page's other forms. */
  alternates?: readonly Alternate[];
  /** Null where even the publishing body could not be read. */
  publisher: Publisher | null;
  /** Where the reader chooses how pages look: an address, or a row of buttons in this page. */
  reading: string;
  /** Instructions for search engines, such as `noindex`. */
  robots?: string | undefined;
  /** The banner of a preview; absent in production. */
  preview?: string | undefined;
  /** Whether contents stand beside the sheet where there is room. */
  wide?: boolean;
  /** Whether the frame's links open in another window, since leaving the page would lose what it holds. */
  apart?: boolean;
  children: ReactNode;
}

/** The frame of every page: head, skip link, masthead, main content, footer. */
export function Page({
  title,
  canonical,
  meta = [],
  share = [],
  alternates = [],
  publisher,
  reading,
  robots,
  preview,
  wide = false,
  apart = false,
  children,
}: PageProps) {
  return (
    <>
      <title>{publisher ? `${title}－${publisher.organization}` : title}</title>
      {meta.map(({ name, content }) => (
        <meta key={name} name={name} content={content} />
      ))}
      {share.map(({ property, content }) => (
        <meta key={property} property={property} content={content} />
      ))}
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" media="(prefers-color-scheme: light)" content={GROUND.light} />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content={GROUND.dark} />
      <link rel="icon" href={ICONS.bitmap} sizes="32x32" />
      <link rel="icon" href={ICONS.vector} type="image/svg+xml" />
      <link rel="apple-touch-icon" href={ICONS.touch} />
      {alternates.map(({ type, href }) => (
        <link key={href} rel="alternate" type={type} href={href} />
      ))}
      {publisher?.feed && <link rel="alternate" type="application/atom+xml" href={SITE_PATHS.feed} />}
      {robots && <meta name="robots" content={robots} />}
      {canonical && <link rel="canonical" href={canonical} />}
      <a className="skip" href="#main">
        跳到正文
      </a>
      {preview && (
        <aside className="preview" aria-label="预览">
          {preview}
        </aside>
      )}
      <Masthead publisher={publisher} reading={reading} wide={wide} apart={apart} />
      <main id="main" className={wide ? 'wide' : undefined}>
        {children}
      </main>
      <Footer publisher={publisher} wide={wide} apart={apart} />
    </>
  );
}
