import type { Root } from 'mdast';
import { parse, postprocess, preprocess } from 'micromark';
import type { Event, Token } from 'micromark-util-types';
import { fateOf } from '#lib/content/conservation/fates';
import type { LossKind } from '#lib/content/conservation/loss-kind';
import type { TextRange } from '#lib/content/language/spans';
import { footnoteDefinitions, linkDefinitions } from '#lib/content/markdown/definitions';
import { footnoteNumbers } from '#lib/content/markdown/footnotes';
import { syntaxFor } from '#lib/content/markdown/markdown';
import type { Reading } from '#lib/content/markdown/reading';
import { starRunsIn } from '#lib/content/markdown/star-runs';
import { visit } from '#lib/content/markdown/tree/visit';
import { hasVisibleCharacters } from '#lib/model/text/visible-characters';

/** Characters of a source that are lost, as offsets in the file, and in which way. */
export interface TextLoss extends TextRange {
  kind: LossKind;
}

/** What becomes of the characters of a source. */
export interface Account {
  losses: TextLoss[];
  /** The characters that are shown, in their order; those of each footnote apart, since notes stand at the end. */
  shown: string[];
}

/** The source of a text: a file, the place of its body, and the body parsed. */
export interface Source {
  text: string;
  body: Root;
  /** The offset in `text` at which the body begins. */
  bodyStart: number;
}

/**
 * Accounts for every visible character of a Markdown source: it is shown, it belongs to a sign that the guide names,
 * another rule reports it, or it is lost.
 */
export function accountFor({ text, body, bodyStart }: Source, reading: Reading): Account {
  const written = text.slice(bodyStart);
  const account: Account = { losses: [], shown: [''] };
  const known = {
    text: written,
    stars: starRunsIn(written),
    usedDefinitions: usedDefinitions(body, bodyStart),
    usedFootnotes: usedFootnotes(body, bodyStart),
  };
  let note: Token | undefined;
  for (const { start, end, around } of piecesOf(written, reading)) {
    const characters = written.slice(start, end);
    if (!hasVisibleCharacters(characters)) continue;
    const within = around.findLast(({ type }) => type === 'gfmFootnoteDefinition');
    if (within !== note) account.shown.push('');
    note = within;
    enterInto(account, characters, fateOf({ ...known, start, around }), bodyStart);
  }
  return account;
}

/** Characters beside each other in the same tokens, the innermost last. */
interface Piece extends TextRange {
  around: readonly Token[];
}

/** Cuts a text into pieces whose characters stand in the same tokens. */
function piecesOf(text: string, reading: Reading): Piece[] {
  const owners: (readonly Token[])[] = Array.from({ length: text.length }, () => NOTHING);
  const around: Token[] = [];
  for (const [how, token] of eventsIn(text, reading)) {
    if (how === 'exit') around.pop();
    // Tokens may reach over others that follow them, such as a line's end over the mark of a quotation: the last counts.
    else owners.fill([...around, token], token.start.offset, token.end.offset);
    if (how === 'enter') around.push(token);
  }
  const pieces: Piece[] = [];
  for (const [offset, owner] of owners.entries()) {
    const last = pieces.at(-1);
    if (last?.around === owner) last.end = offset + 1;
    else pieces.push({ start: offset, end: offset + 1, around: owner });
  }
  return pieces;
}

const NOTHING: readonly Token[] = [];

function enterInto(
  { losses, shown }: Account,
  characters: string,
  { fate, token }: ReturnType<typeof fateOf>,
  bodyStart: number,
): void {
  if (fate === 'shown') shown.push((shown.pop() ?? '') + characters);
  if (typeof fate !== 'object' || !('loss' in fate)) return;
  const lost = fate.over ?? token;
  const start = (lost?.start.offset ?? 0) + bodyStart;
  const end = (lost?.end.offset ?? 0) + bodyStart;
  if (losses.every((other) => other.start !== start || other.kind !== fate.loss))
    losses.push({ kind: fate.loss, start, end });
}

/** What micromark sees in a text, without compiling it. */
function eventsIn(text: string, reading: Reading): Event[] {
  const chunks = preprocess()(text, undefined, true);
  return postprocess(
    parse({ extensions: syntaxFor(text, reading) })
      .document()
      .write(chunks),
  );
}

function usedDefinitions(body: Root, bodyStart: number): Set<number> {
  const named = new Set<string>();
  visit(body, ['linkReference', 'imageReference'], (node) => {
    if ('identifier' in node) named.add(node.identifier);
  });
  const used = [...linkDefinitions(body).values()].filter(({ identifier }) => named.has(identifier));
  return new Set(used.map(({ position }) => (position?.start.offset ?? 0) - bodyStart));
}

function usedFootnotes(body: Root, bodyStart: number): Set<number> {
  const numbers = footnoteNumbers(body);
  const used = [...footnoteDefinitions(body).values()].filter(({ identifier }) => numbers.has(identifier));
  return new Set(used.map(({ position }) => (position?.start.offset ?? 0) - bodyStart));
}
