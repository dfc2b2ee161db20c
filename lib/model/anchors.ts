/** The anchors of a notice's own regions, which are no parts of it. */
export const REGIONS = {
  opening: 'opening',
  milestones: 'milestones',
  overview: 'overview',
  contact: 'contact',
  attachments: 'attachments',
  ledger: 'ledger',
  outcome: 'outcome',
  history: 'history',
  feedback: 'feedback',
} as const;

/** Ids of the site's frame and of a notice's own regions: no part may have such an anchor. */
export const RESERVED_ANCHORS: readonly string[] =
  'main content contents overview milestones top notices privacy opening versions contact contact-heading attachments attachments-heading signature outcome history history-heading ledger'.split(
    ' ',
  );

/** Whether no part may have this anchor: ids that begin with `feedback` are the form's, and `ledger-7` is a ledger's row. */
export function isReservedAnchor(anchor: string): boolean {
  return RESERVED_ANCHORS.includes(anchor) || anchor.startsWith(REGIONS.feedback) || LEDGER_ROW.test(anchor);
}

/** The anchor of a part's item. @param position its place in the part, from 1. */
export function itemAnchor(part: string, position: number): string {
  return `${part}-${position}`;
}

/** The anchor of a row of a ledger. @param number the row's own number, or its place, from 1. */
export function ledgerRowAnchor(number: string): string {
  return `${REGIONS.ledger}-${number}`;
}

const LEDGER_ROW = /^ledger-(?:\d+|heading)$/;

/** The anchor of a heading inside a text. @param text the text's own anchor. @param position from 1. */
export function headingAnchor(text: string, position: number): string {
  return `${text}-h${position}`;
}

/** The anchor of a footnote of a text. */
export function footnoteAnchor(text: string, number: number): string {
  return `${text}-note-${number}`;
}

/** The anchor of the place that cites a footnote. @param time which of the places that cite it, from 1. */
export function citationAnchor(text: string, number: number, time = 1): string {
  return `${text}-cite-${number}${time === 1 ? '' : `-${time}`}`;
}

const WITHIN_TEXT = /-(?:h|note-|cite-)\d+$/;

/** Whether an anchor is made within a text: by a heading, a footnote or what cites it. */
export function isWithinText(anchor: string): boolean {
  return WITHIN_TEXT.test(anchor);
}

/** The anchor of what holds the place: of a text for its headings and footnotes, of a part for its items. */
export function outerAnchor(anchor: string): string {
  return isWithinText(anchor) ? anchor.replace(WITHIN_TEXT, '') : anchor.replace(/-\d+$/, '');
}

/** The id of a field of the feedback form. */
export function fieldAnchor(name: string): string {
  return `${REGIONS.feedback}-${name}`;
}

/** The anchors of a notice's parts and of their items, in their order. */
export function partAnchors(
  parts: readonly { readonly anchor: string; readonly items: readonly { readonly anchor: string }[] }[],
): string[] {
  return parts.flatMap(({ anchor, items }) => [anchor, ...items.map((item) => item.anchor)]);
}
