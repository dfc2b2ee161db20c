import { createHash } from 'node:crypto';
import * as z from 'zod';

/** Kinds of pages, by the style sheet that they carry. */
export const PAGE_KINDS = ['notice', 'list', 'ledger', 'feedback', 'site', 'reading'] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

/** Names of the style sheets: one for each kind of page, and what any page carries besides in a chosen view. */
export const STYLE_NAMES = [...PAGE_KINDS, 'views'] as const;
export type StyleName = (typeof STYLE_NAMES)[number];

/** The CSS of each style sheet, as a build holds it. */
export const cssByNameSchema = z.record(z.enum(STYLE_NAMES), z.string());
export type CssByName = Readonly<z.output<typeof cssByNameSchema>>;

/** A style sheet as it stands in a page. */
export interface StyleSheet {
  readonly css: string;
  /** Its hash as a source of a content security policy: `'sha256-…'` (CSP Level 3, 2.3.1). */
  readonly hash: string;
}

/** The style sheets of a site. */
export type SiteStyles = Readonly<Record<StyleName, StyleSheet>>;

/** Makes the style sheets of a site of their CSS. */
export function siteStyles(css: CssByName): SiteStyles {
  return {
    notice: styleSheet(css.notice),
    list: styleSheet(css.list),
    ledger: styleSheet(css.ledger),
    feedback: styleSheet(css.feedback),
    site: styleSheet(css.site),
    reading: styleSheet(css.reading),
    views: styleSheet(css.views),
  };
}

const EMPTY = '<style></style>';
const START = '<style>';
const END = '</style>';

/** Puts a style sheet into the empty `<style>` element of a page. @throws when the page has no such element. */
export function withStyle(html: string, css: string): string {
  const at = html.indexOf(EMPTY);
  if (at < 0) throw new Error('the page has no empty style element');
  return html.slice(0, at) + START + css + END + html.slice(at + EMPTY.length);
}

/** The style sheet in a page's first `<style>` element, which stands before everything an author wrote. */
export function styleIn(html: string): StyleSheet {
  const start = html.indexOf(START) + START.length;
  return styleSheet(html.slice(start, html.indexOf(END, start)));
}

function styleSheet(css: string): StyleSheet {
  return { css, hash: `'sha256-${createHash('sha256').update(css).digest('base64')}'` };
}
