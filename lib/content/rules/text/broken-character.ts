import { joinDistinct } from '#lib/content/language/passages';
import type { TextRule } from '#lib/content/language/text-rule';
import type { RuleProblem } from '#lib/content/rule';
import { filesOf } from '#lib/content/sections';
import { placeAt } from '#lib/content/source';

/** U+FFFD, what stands for a character that was lost when a file was converted, and what that becomes in GBK. */
const BROKEN = /\ufffd+|(?:锟斤拷)+/g;

/** No file contains replacement characters or mojibake. */
export const brokenCharacter: TextRule = {
  name: 'broken-character',
  *check(source) {
    for (const { file, text } of filesOf(source)) yield* checkText(file, text);
  },
  checkText,
};

function* checkText(file: string, text: string): Iterable<RuleProblem> {
  const [first, ...rest] = text.matchAll(BROKEN);
  if (!first) return;
  yield {
    place: placeAt(file, text, first.index),
    reason: '文件里有乱码，原来的文字在保存时丢失了',
    found: joinDistinct([first, ...rest].map((match) => match[0])),
    expected: '照原稿重新输入这些文字',
  };
}
