import { FIELD_NAMES, type FieldName, type FieldValues } from '#lib/feedback/form/fields';
import type { FormResponse } from '#lib/feedback/intake/form-response';

/**
 * Bytes of HTML that a writer's words may take whatever the size of the post: more than a valid form of signs that HTML
 * writes in six bytes, and twice.
 */
const ALWAYS = 64 * 1024;

/** How often a page holds the words: shown, and in hidden fields. */
const SHOWN_AND_HIDDEN = 2;

/**
 * Keeps an answer from being much larger than the post: where the words that it gives back would take more HTML than the
 * post had bytes, they are cut, and the page says so. A refusal shows them once then, without a form to send them again.
 * A valid form, and any in Chinese as browsers encode it, is never cut.
 * @param size the size of the post's body, in bytes.
 */
export function fitToPost(response: FormResponse, size: number): FormResponse {
  if (response.page === 'receipt-file' || response.page === 'check') return response;
  const most = mostGivenBack(size);
  const { values } = response;
  const bytes = FIELD_NAMES.reduce((sum, name) => sum + sizeInHtml(values[name]), 0);
  const copies = response.page === 'form' ? 1 : SHOWN_AND_HIDDEN;
  if (bytes * copies <= most) return response;
  const fitted = fitValues(values, response.page === 'receipt' ? most / copies : most);
  return response.page === 'refusal' ? { ...response, ...fitted, again: null } : { ...response, ...fitted };
}

/** Bytes of HTML that the words given back of a post may take. @param size the size of the post's body, in bytes. */
export function mostGivenBack(size: number): number {
  return Math.max(ALWAYS, size);
}

/** Cuts the longest fields, so that all of them take at most `most` bytes of HTML. */
function fitValues(values: FieldValues, most: number): { values: FieldValues; shortened: FieldName[] } {
  const shortestFirst = FIELD_NAMES.toSorted(
    (one, other) => sizeInHtml(values[one]) - sizeInHtml(values[other]),
  );
  const fitted = { ...values };
  let left = most;
  for (const [index, name] of shortestFirst.entries()) {
    fitted[name] = cutToHtml(values[name], left / (shortestFirst.length - index));
    left -= sizeInHtml(fitted[name]);
  }
  return { values: fitted, shortened: FIELD_NAMES.filter((name) => fitted[name] !== values[name]) };
}

/** Bytes that a text takes in HTML, as UTF-8 and escaped as React does. */
function sizeInHtml(text: string): number {
  let size = 0;
  for (let index = 0; index < text.length; index += 1) size += unitInHtml(text.charCodeAt(index));
  return size;
}

/** Bytes of one UTF-16 unit in HTML; half of a pair counts as two. */
function unitInHtml(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return 2;
  if (unit >= 0x800) return 3;
  if (unit >= 0x80) return 2;
  return ESCAPED.get(unit) ?? 1;
}

/** Bytes of what HTML writes otherwise: `&quot;`, `&amp;`, `&#x27;`, `&lt;`, `&gt;`. */
const ESCAPED = new Map(
  [...'"&\'<>'].map((sign, index) => [sign.charCodeAt(0), [6, 5, 6, 4, 4][index] ?? 1]),
);

/** The beginning of a text that takes at most `most` bytes of HTML, and ends at no half of a character. */
export function cutToHtml(text: string, most: number): string {
  let size = 0;
  for (let index = 0; index < text.length; index += 1) {
    size += unitInHtml(text.charCodeAt(index));
    if (size > most) return wholeCharacters(text.slice(0, index), text);
  }
  return text;
}

/** Longest character as a reader counts them that is kept whole, in UTF-16 units. */
const LONGEST = 64;

const segments = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** The beginning of a text without its last character where the text goes on within that. */
function wholeCharacters(beginning: string, text: string): string {
  const start = Math.max(0, beginning.length - LONGEST);
  const last = Array.from(segments.segment(text.slice(start, beginning.length + LONGEST)))
    .map(({ index }) => start + index)
    .findLast((index) => index <= beginning.length);
  return text
    .slice(0, last === undefined || last === start ? beginning.length : last)
    .replace(/[\ud800-\udbff]$/, '');
}
