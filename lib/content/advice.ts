import { decodeText } from '#lib/content/files/decode';
import { isError, type Problem } from '#lib/content/problem';
import type { ContentTree } from '#lib/content/source';

/** A notice of so many bytes can be checked often; of a larger one fewer corrections are tried. */
const QUICKLY_CHECKED = 100_000;

/** So many corrections of one notice or file are tried one by one. */
const TRIED_ALONE = 8;

/** So many checks are made of all further ones, which are tried together, and by halves where that spoils something. */
const CHECKS_TOGETHER = 24;

/**
 * Validates corrected lines by checking the notice with each applied; removes those that change a digit, do not solve the
 * problem, or cause an error. The expectation stays in the message, in words. The number of checks is bounded: corrections
 * left untried are removed, too, and come back once the first ones are applied.
 * @param problems those of one notice or one file; their notes are removed in place.
 * @param root how messages name the content folder.
 * @param bytes how much a check has to read.
 * @param check returns the problems of the same notice or file in a tree with other bytes at the given paths.
 */
export function withdrawUnsoundAdvice(
  problems: readonly Problem[],
  tree: ContentTree,
  root: string,
  bytes: number,
  check: (changed: ContentTree) => readonly Problem[],
): void {
  const counts = countByKind(problems);
  const offers = problems.filter(({ note }) => note !== undefined);
  const share = Math.min(1, QUICKLY_CHECKED / Math.max(1, bytes));
  const alone = Math.ceil(TRIED_ALONE * share);
  for (const message of offers.slice(0, alone)) if (!areSound([message])) withdraw([message]);
  let checks = Math.ceil(CHECKS_TOGETHER * share);
  // The largest groups first, so that the checks are spent where they decide about most.
  const groups = [offers.slice(alone)];
  for (let tried = groups.shift(); tried !== undefined; tried = groups.shift()) {
    if (tried.length === 0 || (checks > 0 && areSound(tried))) {
      checks -= 1;
      continue;
    }
    checks -= 1;
    const middle = Math.ceil(tried.length / 2);
    if (tried.length === 1 || checks <= 0) withdraw(tried);
    else groups.push(tried.slice(0, middle), tried.slice(middle));
  }

  function areSound(tried: readonly Problem[]): boolean {
    const changed = correctedFiles(tried, tree, root);
    if (changed === null) return false;
    const after = check(changed);
    const left = countByKind(after);
    // Where each takes away its own problem, none makes one that another takes away.
    const isLess = [...countByKind(tried)].every(
      ([kind, count]) => (left.get(kind) ?? 0) <= (counts.get(kind) ?? 0) - count,
    );
    // What such a mistake hid is no error of its correction.
    const hidesOthers = tried.length === 1 && tried[0]?.ruleId === 'front-matter';
    const made = after.filter(
      (error) => isError(error) && occurrences(left, error) > occurrences(counts, error),
    );
    return isLess && (hidesOthers || made.length === 0);
  }
}

function withdraw(offers: readonly Problem[]): void {
  for (const message of offers) message.note = undefined;
}

/** The files in which problems are, with every line corrected that they offer; null when one changes a digit. */
function correctedFiles(offers: readonly Problem[], tree: ContentTree, root: string): ContentTree | null {
  const changed = new Map<string, Uint8Array>();
  for (const file of new Set(offers.map((message) => message.file))) {
    const ofFile = offers.filter((message) => message.file === file);
    const path = file.slice(root.length + 1);
    const text = decodeText(path, tree.get(path) ?? new Uint8Array()).text ?? '';
    // From the last line to the first, so that a correction of several lines moves none that is still to be made.
    const corrected = ofFile
      .toSorted((a, b) => b.line - a.line)
      .reduce<string | null>((words, message) => words && withAdvice(words, message), text);
    if (corrected === null || !keepsDigits(text, corrected)) return null;
    changed.set(path, new TextEncoder().encode(corrected));
  }
  return changed;
}

/**
 * Returns a file's text with the corrected line of a problem in the place of the line it is at; null when it offers none.
 * The indentation stays, unless it is the mistake.
 */
export function withAdvice(text: string, { line, note }: Problem): string | null {
  const lines = text.split('\n');
  const written = lines[line - 1];
  if (note === undefined || written === undefined) return null;
  const indent = /^\s*/.exec(written)?.[0] ?? '';
  const isMistake = /[^ ]/.test(indent) || note.trim() === written.trim();
  const corrected = isMistake || /^\s/.test(note) ? note : note.replaceAll(/^/gm, indent);
  return lines.with(line - 1, corrected).join('\n');
}

/** A date, with or without zeros before its month and day; a time of day; what makes a day a moment in Beijing. */
const DATE = /(\d{4})([-/.年])0?(\d{1,2})([-/.月])0?(\d{1,2})(?!\d)/g;
const HOUR = /([T ,])0(\d:\d{2})/gi;
const MOMENT = /(?:(?<=\d)T00:00)?\+08:?00\b/g;

/** A character written by its number, which is no number of the text. */
const NUMBERED = /&#(?:x([\da-f]{1,5})|(\d{1,6}));/gi;

function resolved(_: string, hexadecimal: string | undefined, decimal: string | undefined): string {
  return String.fromCodePoint(hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal));
}

/**
 * Whether two texts have the same digits in the same order, whatever their width. Zeros before a month, a day or an hour,
 * and the zone of a moment, are only a form.
 */
export function keepsDigits(before: string, after: string): boolean {
  const [one, other] = [before, after].map((text) => text.replace(NUMBERED, resolved).normalize('NFKC'));
  if (one === undefined || other === undefined) return false;
  const forms = [onlyDigits, (text: string) => onlyDigits(text.replace(MOMENT, '')), withoutPadding];
  return forms.some((form) => form(one) === form(other));
}

function onlyDigits(text: string): string {
  return text.replace(/\D/g, '');
}

function withoutPadding(text: string): string {
  return onlyDigits(text.replace(MOMENT, '').replace(HOUR, '$1$2').replace(DATE, '$1$2$3$4$5'));
}

/** Problems are of one kind when they are of one rule, for one reason, in one file. */
function kindOf({ file, ruleId, reason }: Problem): string {
  return [file, ruleId, reason].join('\n');
}

function countByKind(problems: readonly Problem[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const kind of problems.map(kindOf)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

function occurrences(counts: ReadonlyMap<string, number>, message: Problem): number {
  return counts.get(kindOf(message)) ?? 0;
}
