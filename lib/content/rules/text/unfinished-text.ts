import type { Nodes, Paragraph } from 'mdast';
import { signaturesIn } from '#lib/content/language/signature-lines';
import { visit } from '#lib/content/markdown/tree/visit';
import type { Rule, RuleProblem } from '#lib/content/rule';
import { filesOf, sectionsOf } from '#lib/content/sections';
import { type MarkdownSource, type NoticeSource, placeAt } from '#lib/content/source';

/** Opening brackets and quotation marks, each with its closing one; `‘` also is an apostrophe, and is left out. */
const PAIRS: ReadonlyMap<string, string> = new Map([
  ['（', '）'],
  ['“', '”'],
  ['《', '》'],
  ['〔', '〕'],
  ['【', '】'],
  ['「', '」'],
  ['『', '』'],
]);
const EMPTY = /（[ \u3000]*）|\([ \u3000]*\)|“[ \u3000]*”|《[ \u3000]*》|〔[ \u3000]*〕|【[ \u3000]*】/g;
const ENDS_WITH_WORD = /[\p{L}\p{N}]$/u;
/** What makes words a sentence, rather than a name or a heading. */
const IS_SENTENCE = /[，。；！？]/;
const ENDS_WELL = /[。！？…；!?;.][”’）)」』》]*$/;

/**
 * Warns of texts that break off: a paragraph that ends with a comma or inside brackets or quotation marks, brackets with
 * nothing in them, and a text whose last sentence has no full stop where every other has one.
 */
export const unfinishedText: Rule = {
  name: 'unfinished-text',
  *check(source) {
    for (const file of filesOf(source)) {
      const paragraphs = paragraphsIn(file);
      for (const [index, paragraph] of paragraphs.entries()) {
        yield* problemsOf(paragraph, paragraphs[index + 1], file);
      }
    }
    yield* withoutFullStop(source);
  },
};

/** A paragraph's prose, and where it is in the file. */
interface Prose {
  text: string;
  start: number;
}

function paragraphsIn({ body, prose }: MarkdownSource<unknown>): Prose[] {
  const paragraphs: Prose[] = [];
  visit(body, 'paragraph', (node: Paragraph) => {
    const start = node.position?.start.offset ?? 0;
    paragraphs.push({ text: prose.slice(start, node.position?.end.offset), start });
  });
  return paragraphs;
}

function* problemsOf(
  { text, start }: Prose,
  next: Prose | undefined,
  file: MarkdownSource<unknown>,
): Generator<RuleProblem> {
  const at = (index: number) => placeAt(file.file, file.text, start + index);
  const shown = (index: number, end?: number) => text.slice(index, end).replaceAll('\0', '').trim();
  const words = text.replace(/[\s\0]+$/, '');
  if (/[，、,]$/.test(words)) {
    yield warning(
      at(words.length - 1),
      '一段文字到逗号或者顿号就断了',
      shown(Math.max(0, words.length - 12)),
    );
  }
  const open = openIn(words);
  // A quotation of several paragraphs opens each of them, and closes once.
  if (open && !(open.mark === '“' && next?.text.trimStart().startsWith('“'))) {
    yield warning(at(open.index), `${open.mark} 没有配对的另一半`, shown(open.index, open.index + 12));
  }
  for (const { index, 0: found } of words.matchAll(EMPTY)) {
    // Marks of links and footnotes are no words, but they are something.
    if (!found.includes('\0'))
      yield warning(at(index), '括号或者引号里没有文字', shown(Math.max(0, index - 6), index + found.length));
  }
}

/** The last opening mark that is not closed; null when all are. A closing one belongs to the last of its own kind. */
function openIn(text: string): { mark: string; index: number } | null {
  const open = new Map<string, { mark: string; index: number }[]>();
  for (const { index, 0: found } of text.matchAll(/[（）“”《》〔〕【】「」『』()]/g)) {
    const mark = found === '(' ? '（' : found === ')' ? '）' : found;
    const closer = PAIRS.get(mark);
    if (closer === undefined) open.get(mark)?.pop();
    else {
      const places = open.get(closer) ?? [];
      open.set(closer, places);
      places.push({ mark, index });
    }
  }
  let last: { mark: string; index: number } | null = null;
  for (const places of open.values()) {
    const place = places.at(-1);
    if (place && place.index > (last?.index ?? -1)) last = place;
  }
  return last;
}

/** The text that alone of all ends without a full stop; at least two others must have one. */
function* withoutFullStop(source: NoticeSource): Generator<RuleProblem> {
  const signed = new Set(signaturesIn(source).map(({ passage }) => passage.file));
  const ends = sectionsOf(source)
    .filter(({ file }) => file !== source.contact && !signed.has(file))
    .flatMap(({ file }) => {
      const last = file.body.children.at(-1);
      const paragraph = last && endsInWords(last) ? paragraphsIn(file).at(-1) : undefined;
      return paragraph ? [{ file, ...paragraph, text: paragraph.text.replace(/[\s\0]+$/, '') }] : [];
    });
  const bare = ends.filter(
    ({ text }) => ENDS_WITH_WORD.test(text) && IS_SENTENCE.test(text.slice(text.lastIndexOf('\n') + 1)),
  );
  const [only] = bare;
  if (bare.length !== 1 || !only || ends.filter(({ text }) => ENDS_WELL.test(text)).length < 2) return;
  const place = placeAt(only.file.file, only.file.text, only.start + only.text.length);
  yield warning(place, '最后一句没有句号，别的各条都有', only.text.slice(-12).replaceAll('\0', ''));
}

function endsInWords(node: Nodes): boolean {
  return node.type === 'paragraph' && node.children.at(-1)?.type === 'text';
}

function warning(place: RuleProblem['place'], reason: string, found: string): RuleProblem {
  return {
    place,
    severity: 'warning',
    reason: `${reason}，可能没有写完`,
    found,
    expected: '写完整的话；原文就是这样的，可以保留',
  };
}
