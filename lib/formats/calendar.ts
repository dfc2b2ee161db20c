import type { Instant } from '#lib/clock';
import { tagUri } from '#lib/formats/tag-uri';
import { noticePath } from '#lib/model/addresses';
import { noticeAsOf } from '#lib/model/as-at';
import { instantOf } from '#lib/model/date';
import type { Notice, Publisher } from '#lib/model/notice';
import { closingInWords, closingMinute, periodsOf } from '#lib/model/window';

/** Longest line, in octets without its end (RFC 5545, 3.1). */
const LONGEST = 75;

/** Characters that a TEXT value cannot contain (3.3.11): control characters but the tab and the line feed; UTF-8 no lone surrogate. */
const UNREPRESENTABLE = /[\u0000-\u0008\u000b-\u001f\u007f\p{Surrogate}]/gu;

/** The publisher and the site of a calendar. */
export interface CalendarContext {
  publisher: Publisher;
  /** The site's address, without a final slash. */
  siteUrl: string;
}

/**
 * Renders the closing minutes of a notice's disclosure window as a calendar file (RFC 5545), one event for each of its
 * periods, as of `now`; null when there is no window. Every date in it comes from the content: DTSTAMP is that of the last change to the event.
 */
export function closingCalendar(
  whole: Notice,
  { publisher, siteUrl }: CalendarContext,
  now: Instant,
): string | null {
  const { slug, title, published, window, withdrawn, events } = noticeAsOf(whole, now);
  if (window === null || published === null) return null;
  const changes = [
    ...events.filter(({ kind }) => kind === 'window-changed' || kind === 'corrected').map(({ at }) => at),
    ...(withdrawn ? [withdrawn.at] : []),
  ].map(instantOf);
  const address = siteUrl + noticePath(slug);
  const idOf = (name: string) =>
    publisher.feed ? tagUri(publisher.feed, slug, name) : `${slug}-${name}@${new URL(siteUrl).host}`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${escapeText(`-//${publisher.organization}//通报//ZH`)}`,
    ...periodsOf(window).flatMap((period, index) => [
      'BEGIN:VEVENT',
      `UID:${escapeText(idOf(index === 0 ? 'closing' : `closing-${index + 1}`))}`,
      `DTSTAMP:${utc(Math.max(instantOf(published), ...changes))}`,
      `DTSTART:${utc(closingMinute(period))}`,
      `SEQUENCE:${changes.length}`,
      `STATUS:${withdrawn ? 'CANCELLED' : 'CONFIRMED'}`,
      'TRANSP:TRANSPARENT',
      `SUMMARY:${escapeText(`公示期截止${period.name ? `（${period.name}）` : ''}：${title}`)}`,
      `DESCRIPTION:${escapeText(`${withdrawn ? '通报已撤回，不再接收意见。' : `${closingInWords(period)}，以系统收到的时间为准。`}\n${address}`)}`,
      `URL:${address}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

/** Escapes a value of type TEXT (RFC 5545, 3.3.11). */
function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(UNREPRESENTABLE, '\ufffd')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');
}

/** Folds a line at 75 octets without splitting a character (RFC 5545, 3.1). */
function foldLine(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let size = 0;
  for (const character of line) {
    const octets = Buffer.byteLength(character);
    if (size + octets > LONGEST) {
      pieces.push(piece);
      // The blank that begins a piece counts.
      [piece, size] = ['', 1];
    }
    piece += character;
    size += octets;
  }
  return [...pieces, piece].join('\r\n ');
}

/** Formats an instant as a UTC DATE-TIME (3.3.5), which needs no time zone definition. */
function utc(instant: Instant): string {
  return new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '');
}
