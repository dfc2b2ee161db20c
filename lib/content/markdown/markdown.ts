import type { Root } from 'mdast';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Extension, Tokenizer } from 'micromark-util-types';
import { remark } from 'remark';
import type { Processor } from 'unified';
import { splitAtIndents } from '#lib/content/markdown/indents';
import { keepItemNumbers } from '#lib/content/markdown/list-numbers';
import { NEWEST_READING, type Reading } from '#lib/content/markdown/reading';
import { starRunsIn } from '#lib/content/markdown/star-runs';
import { readCellMarks } from '#lib/content/markdown/tables/cell-marks';
import { visitAll } from '#lib/content/markdown/tree/visit';

const ASTERISK = 42;
const UNDERSCORE = 95;

/** What may be in a text only where it has these characters: else its tokenizers look for it in vain at every line. */
const SHARED_SYNTAX = [
  { sign: '-', extension: gfmTable() },
  { sign: '[^', extension: gfmFootnote() },
];
const CJK_FRIENDLY = cjkFriendlyExtension();

/**
 * Returns micromark's extensions for `text`: CommonMark with tables and footnotes, and with bold that may touch Chinese
 * punctuation, as Chinese writes it. GFM's other parts stay out: `~` marks spans of numbers in Chinese texts, and bare
 * addresses run into the Chinese words after them.
 * @param text the whole text that is parsed with them: which it can have, and which asterisks are marks, depends on it.
 */
export function syntaxFor(text: string, reading: Reading): Extension[] {
  const shared = SHARED_SYNTAX.filter(({ sign }) => text.includes(sign)).map(({ extension }) => extension);
  if (!/[*_]/.test(text)) return shared;
  return reading === 1 ? [...shared, CJK_FRIENDLY] : [...shared, CJK_FRIENDLY, literalMarks(text)];
}

/** Asterisks that are text, and all underscores, are data to micromark. */
function literalMarks(text: string): Extension {
  const literal = new Set(
    starRunsIn(text)
      .filter(({ meaning }) => meaning === 'text')
      .map(({ start }) => start),
  );
  return {
    text: {
      [ASTERISK]: { name: 'literalAsterisks', tokenize: dataWhere((offset) => literal.has(offset)) },
      [UNDERSCORE]: { name: 'literalUnderscores', tokenize: dataWhere(() => true) },
    },
  };
}

/** Tokenizes a run of one character as data where `isText` says so of its offset. */
function dataWhere(isText: (offset: number) => boolean): Tokenizer {
  return function (effects, ok, nok) {
    const offset = this.now().offset;
    return (first) => {
      if (!isText(offset)) return nok(first);
      effects.enter('data');
      const rest: typeof ok = (code) => {
        if (code === first) {
          effects.consume(code);
          return rest;
        }
        effects.exit('data');
        return ok(code);
      };
      return rest(first);
    };
  };
}

type Point = NonNullable<Root['position']>['start'];

/** A parser with the given extensions of micromark. */
function parserWith(extensions: Extension[]) {
  return remark()
    .use(function (this: Processor) {
      const data = this.data();
      data.micromarkExtensions = extensions;
      data.fromMarkdownExtensions = [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown()];
    })
    .freeze();
}

/** The parser of texts that need no extension, as most do. */
const parser = parserWith([]);

/**
 * Parses the Markdown in `text` from `start`, the beginning of a line. Positions in the tree count from the beginning of
 * `text`, so that they include the front matter before `start`.
 */
export function parseMarkdown(text: string, start = 0, reading: Reading = NEWEST_READING): Root {
  const body = text.slice(start);
  const syntax = syntaxFor(body, reading);
  const tree = (syntax.length === 0 ? parser : parserWith(syntax)).parse(body);
  if (start > 0) movePositions(tree, text.slice(0, start));
  if (body.includes('<')) readCellMarks(tree);
  if (reading === 1) return tree;
  keepItemNumbers(tree, text);
  splitAtIndents(tree, text);
  return tree;
}

/** Makes the positions of `tree` count from the beginning of what stands before it: the parser gives each node its own. */
function movePositions(tree: Root, before: string): void {
  const lines = before.split('\n').length - 1;
  const move = (point: Point) => {
    point.line += lines;
    point.offset = (point.offset ?? 0) + before.length;
  };
  visitAll(tree, ({ position }) => {
    if (!position) return;
    move(position.start);
    move(position.end);
  });
}
