import { isAttached, normaliseWithOffsets } from '#lib/search/normalise';

/** A text in pieces, of which some were looked for: together they are the text, word for word. */
export type HighlightedText = readonly { readonly text: string; readonly isHit: boolean }[];

/** Characters of a quotation before its first hit, and in all. */
const BEFORE = 14;
const LENGTH = 48;

/** What ends a sentence or a line, and a clause: good places for a quotation to begin, the first ones better. */
const ENDINGS = [/[。！？；\n]/, /[，、：,]/] as const;

/** A short quotation from a text, around what was looked for. */
export interface Excerpt {
  pieces: HighlightedText;
  /** Whether the text has more before and after it. */
  hasBefore: boolean;
  hasAfter: boolean;
}

/** Where something stands in a text: from its first UTF-16 unit up to, not including, its last. */
interface Span {
  start: number;
  end: number;
}

/** The whole text, with every place marked at which one of the folded `words` stands. */
export function highlight(text: string, words: readonly string[]): HighlightedText {
  return piecesOf(text, 0, text.length, joined(hitsIn(text, words)));
}

/** A quotation around the place at which most of the folded `words` stand together; null where there is none. */
export function excerptFrom(text: string, words: readonly string[]): Excerpt | null {
  const hits = hitsIn(text, words);
  const best = fullest(hits);
  if (!best) return null;
  const spans = joined(hits);
  const start = beginning(text, best.start);
  const reached = Math.max(start + LENGTH, best.end);
  const cut = spans.find((span) => span.start < reached && span.end > reached);
  const end = wholeFrom(text, Math.min(text.length, cut?.end ?? reached));
  return {
    pieces: piecesOf(text, start, end, spans),
    hasBefore: text.slice(0, start).trim() !== '',
    hasAfter: text.slice(end).trim() !== '',
  };
}

interface Hit extends Span {
  word: string;
}

/** Every place of every word, in the order of the text. */
function hitsIn(text: string, words: readonly string[]): Hit[] {
  const { folded, starts, ends } = normaliseWithOffsets(text);
  const hits: Hit[] = [];
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      hits.push({ word, start: starts[at] ?? 0, end: ends[at + word.length - 1] ?? 0 });
    }
  }
  return hits.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The first of the hits, which stand in the order of the text, from which a quotation would show most words. */
function fullest(hits: readonly Hit[]): Hit | null {
  // From the last to the first, so that one knows where each word ends next: a text may be hit at every character.
  const nextEnds = new Map<string, number>();
  let best: Hit | null = null;
  let most = 0;
  for (let index = hits.length - 1; index >= 0; index -= 1) {
    const hit = hits[index];
    if (!hit) continue;
    nextEnds.set(hit.word, Math.min(hit.end, nextEnds.get(hit.word) ?? hit.end));
    let shown = 0;
    for (const end of nextEnds.values()) if (end <= hit.start - BEFORE + LENGTH) shown += 1;
    if (shown >= most) [best, most] = [hit, shown];
  }
  return best;
}

/** Spans that overlap or touch, as one. */
function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const { start, end } of spans) {
    const last = whole.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else whole.push({ start, end });
  }
  return whole;
}

/** Where a quotation around `place` begins: with a sentence, or else a clause, if one begins shortly before. */
function beginning(text: string, place: number): number {
  const earliest = Math.min(place, wholeFrom(text, Math.max(0, place - BEFORE)));
  if (earliest === 0) return 0;
  for (const ending of ENDINGS) {
    for (let at = earliest; at <= place; at += 1) {
      if (ending.test(text[at - 1] ?? '')) return at;
    }
  }
  return earliest;
}

/** The first place at or after `place` that cuts no character in two. */
function wholeFrom(text: string, place: number): number {
  for (let at = place; at < text.length; at += 1) {
    const isInside = /[\udc00-\udfff]/.test(text[at] ?? '') && at > 0;
    if (!isInside && !isAttached(String.fromCodePoint(text.codePointAt(at) ?? 0))) return at;
  }
  return text.length;
}

function piecesOf(text: string, start: number, end: number, spans: readonly Span[]): HighlightedText {
  const pieces: { text: string; isHit: boolean }[] = [];
  let place = start;
  const add = (upTo: number, isHit: boolean) => {
    if (upTo > place) pieces.push({ text: text.slice(place, upTo), isHit });
    place = Math.max(place, upTo);
  };
  for (const span of spans) {
    if (span.end <= start || span.start >= end) continue;
    add(Math.min(span.start, end), false);
    add(Math.min(span.end, end), true);
  }
  add(end, false);
  return pieces;
}
