import { decodeEntity } from '#lib/content/markdown/entities';
import type { Rule, RuleProblem } from '#lib/content/rule';
import { filesOf } from '#lib/content/sections';
import type { MarkdownSource } from '#lib/content/source';
import { escapeInvisibleCharacters } from '#lib/model/text/control-characters';

/** A rule about the characters of a text, whatever file it is in. */
export interface TextRule extends Rule {
  /** Yields the mistakes in the whole text of a file: front matter, comments and marks too. */
  checkText(file: string, text: string): Iterable<RuleProblem>;
}

/** A character that a text should not have, with its index in UTF-16 units. */
export interface FoundCharacter {
  index: number;
  character: string;
}

/** Characters that no text should have, and what to say of them. */
export interface CharacterMistake {
  find(text: string): FoundCharacter[];
  reason: string;
  /** What was expected of the characters found on a line. */
  expected(found: readonly FoundCharacter[]): string;
  /** Corrects a line; null where nobody can but its author. */
  correct(line: string): string | null;
}

/** Characters shown on each side of a mistake. */
const AROUND = 12;

/** A line on which nothing is left to read but a key of YAML. */
const NO_VALUE = /^\s*(?:- *)?(?:[\w-]+: *)?(?:["']{2})?$/;

/** An entity of HTML, which Markdown resolves. */
const ENTITY = /(?<!\\)&(?:#x?[\da-f]{1,7}|[a-z][a-z\d]*);/gi;

/**
 * Makes a rule of a mistake: one report a line, at the first such character. Characters written as entities of
 * Markdown are found as well; those written as escapes of YAML are refused by the schema of a line.
 */
export function textRule(name: string, mistake: CharacterMistake): TextRule {
  return {
    name,
    *check(source) {
      for (const file of filesOf(source)) {
        yield* checkCharacters(file.file, file.text, mistake);
        yield* checkEntities(file, mistake);
      }
    },
    checkText: (file, text) => checkCharacters(file, text, mistake),
  };
}

function* checkCharacters(file: string, text: string, mistake: CharacterMistake): Iterable<RuleProblem> {
  if (mistake.find(text).length === 0) return;
  for (const [index, line] of text.split('\n').entries()) {
    const found = mistake.find(line);
    const [first] = found;
    if (!first) continue;
    const corrected = mistake.correct(line);
    yield {
      place: { file, line: index + 1, column: first.index + 1 },
      reason: mistake.reason,
      found: excerptOf(line, found),
      expected: mistake.expected(found),
      fix: corrected === null || NO_VALUE.test(corrected) ? undefined : corrected,
    };
  }
}

function* checkEntities(file: MarkdownSource<unknown>, mistake: CharacterMistake): Iterable<RuleProblem> {
  if (!file.text.includes('&')) return;
  for (const [index, line] of file.text.split('\n').entries()) {
    if (index + 1 < file.bodyPlace.line) continue;
    const entities = Array.from(line.matchAll(ENTITY), ({ 0: written, index: at }) => {
      const text = decodeEntity(written);
      return { written, at, text, found: mistake.find(text) };
    }).filter(({ found }) => found.length > 0);
    const [first] = entities;
    if (!first) continue;
    const found = entities.flatMap((entity) => entity.found);
    const isCorrectable = entities.every(({ text }) => mistake.correct(text) !== null);
    yield {
      place: { file: file.file, line: index + 1, column: first.at + 1 },
      reason: mistake.reason,
      found: entities
        .map(({ written, text }) => `${written}（${escapeInvisibleCharacters(text)}）`)
        .join('、'),
      expected: mistake.expected(found),
      fix: isCorrectable ? line.replace(ENTITY, (written) => correctedEntity(written, mistake)) : undefined,
    };
  }
}

function correctedEntity(entity: string, mistake: CharacterMistake): string {
  const text = decodeEntity(entity);
  return mistake.find(text).length === 0 ? entity : (mistake.correct(text) ?? entity);
}

/** The words around the first few mistakes of a line, with what is invisible by its name. */
function excerptOf(line: string, found: readonly FoundCharacter[]): string {
  const [first] = found;
  const last = found.at(-1);
  if (!first || !last) return '';
  const start = Math.max(0, first.index - AROUND);
  const end = Math.min(
    line.length,
    Math.min(last.index, first.index + 3 * AROUND) + last.character.length + AROUND,
  );
  const words = line.slice(start, end).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
  return `${start > 0 ? '…' : ''}${escapeInvisibleCharacters(words.trim())}${end < line.length ? '…' : ''}`;
}
