import { findPrivateData } from '#lib/content/privacy/private-data';
import { toYamlScalar } from '#lib/content/yaml/yaml-text';
import type { OpenedSubmission } from '#lib/feedback/export/opened';
import { countRatings, ratingLines } from '#lib/feedback/export/ratings';
import { labelFor, SUBMISSION_KINDS, TAKEN } from '#lib/model/submission-kinds';
import { escapeInvisibleCharacters } from '#lib/model/text/control-characters';
import { hasVisibleCharacters } from '#lib/model/text/visible-characters';

/** Most characters of an opinion's summary, and of a reply to it, as they are proposed. */
const PROPOSED = 120;

/** An opinion as the outcome will show it, put in the words of staff. */
export interface DraftedOpinion {
  /** The anchor of the item that it concerns; null for none. */
  readonly item: string | null;
  readonly summary: string;
  /** A masked name; empty where nobody is named. */
  readonly from: string;
  readonly taken: (typeof TAKEN)[number]['value'];
  /** What was done, or why it was not adopted; empty for nothing. */
  readonly reply: string;
}

/** Proposes how an opinion could be shown: its words and the last answer on one line, what is private in them masked. */
export function proposedOpinion({
  submission,
  entries,
}: OpenedSubmission): Omit<DraftedOpinion, 'taken'> | null {
  if (submission === null) return null;
  const answer = entries.findLast(({ words }) => words?.kind === 'reply')?.words;
  return {
    item: submission.item?.anchor ?? null,
    summary: proposed(submission.message),
    from: maskedName(submission.name),
    reply: answer?.kind === 'reply' ? proposed(answer.text) : '',
  };
}

/**
 * Drafts `outcome.md` of a notice from submissions: the counts by kind and by item, the totals of ratings, and opinions.
 * @param published the moment of publication as staff write it, `2025-03-20T09:00+08:00`.
 */
export async function draftOutcome(
  published: string,
  submissions: readonly OpenedSubmission[],
  opinions: readonly DraftedOpinion[],
): Promise<string> {
  const opened = submissions.flatMap(({ submission }) => submission ?? []);
  const kinds = SUBMISSION_KINDS.map(({ value, label }) => ({
    label,
    count: opened.filter(({ kind }) => kind === value).length,
  })).filter(({ count }) => count > 0);
  const items = new Map<string | null, number>();
  for (const { item } of opened) items.set(item?.anchor ?? null, (items.get(item?.anchor ?? null) ?? 0) + 1);
  // What concerns no item comes last, as the guide has it.
  const counted = [...items].sort(([a], [b]) => Number(a === null) - Number(b === null));
  const { byNotice } = await countRatings(submissions);
  const [ratings] = byNotice.values();
  return [
    '---',
    `published: ${published}`,
    ...list(
      'counts',
      kinds.map(({ label, count }) => [`kind: ${label}`, `count: ${count}`]),
    ),
    ...list(
      'items',
      counted.map(([item, count]) => [...(item === null ? [] : [`item: ${item}`]), `count: ${count}`]),
    ),
    ...(ratings ? [ratingLines(ratings).trimEnd()] : []),
    ...list('opinions', opinions.map(opinionLines)),
    '---',
    '',
  ].join('\n');
}

function opinionLines({ item, summary, from, taken, reply }: DraftedOpinion): string[] {
  return [
    ...(item === null ? [] : [`item: ${item}`]),
    `summary: ${scalar(summary)}`,
    ...(hasVisibleCharacters(from) ? [`from: ${scalar(from)}`] : []),
    `taken: ${labelFor(TAKEN, taken)}`,
    ...(hasVisibleCharacters(reply) ? [`reply: ${scalar(reply)}`] : []),
  ];
}

/** A YAML list under a key, each entry of some lines; nothing where it is empty. */
function list(key: string, entries: readonly (readonly string[])[]): string[] {
  if (entries.length === 0) return [];
  const lines = entries.flatMap((entry) => entry.map((line, at) => `  ${at === 0 ? '-' : ' '} ${line}`));
  return [`${key}:`, ...lines];
}

const scalar = (text: string) => toYamlScalar(onOneLine(text));

/** Signs that would be marks of Markdown or HTML, which the check takes in no line of an outcome. */
const MARKS = /[<>`[\]~&]|__+|^#+/g;

function onOneLine(text: string): string {
  const line = escapeInvisibleCharacters(text.replace(/\s+/gu, ' ').trim());
  return line.replace(MARKS, inFullWidth);
}

/** ASCII signs in their full width, which mean nothing but themselves. */
function inFullWidth(signs: string): string {
  return signs.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}

function proposed(text: string): string {
  // An asterisk is a mask from here on, and nothing of the writer's.
  const masked = withoutPrivateData(onOneLine(text).replace(/\*/g, inFullWidth));
  const characters = [...masked];
  return characters.length <= PROPOSED ? masked : `${characters.slice(0, PROPOSED - 1).join('')}…`;
}

/** A text with `**` for whatever in it is private by its form. */
function withoutPrivateData(text: string): string {
  return findPrivateData(text, true).reduceRight(
    (masked, { start, end }) => `${masked.slice(0, start)}**${masked.slice(end)}`,
    text,
  );
}

/** A name of which the first character alone is left; empty where there is none. */
function maskedName(name: string): string {
  const [first] = name.trim();
  return first === undefined || !/\p{L}/u.test(first) ? '' : `${first}**`;
}
