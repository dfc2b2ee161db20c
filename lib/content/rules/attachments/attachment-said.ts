import { toString as wordsOf } from 'mdast-util-to-string';
import { namedAttachments } from '#lib/content/attachments/named';
import { toHalfWidth } from '#lib/content/language/half-width';
import { parseNumeral } from '#lib/content/language/numerals';
import { visit } from '#lib/content/markdown/tree/visit';
import type { Rule, RuleProblem } from '#lib/content/rule';
import { sectionsOf } from '#lib/content/sections';
import { itemFilesOf, listedParts, type NoticeSource, placeAt } from '#lib/content/source';

const NUMBER = '[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}';

/** A number of an attachment in a text; none behind another document's name, whose attachment it is. */
const SAID = new RegExp(
  `(?<![》文令号函的])附件[ \\t]?(${NUMBER})(?![0-9０-９一二三四五六七八九十年月日个份张件页条项])`,
  'g',
);
/** Attachments without a number: 附件：…… on a line of its own, 详见附件. */
const SAID_WITHOUT_NUMBER = new RegExp(
  `^附件[:：][^\\n]*|(?:详见|参见|见|如)附件(?![ \\t]?(?:${NUMBER}))`,
  'm',
);
const ANNEX_HEADING = new RegExp(`^附件[ \\t]?(${NUMBER})?`);

/**
 * Each attachment that the text names is there, or stands in the text under a heading of its own. A warning: the text may
 * speak of another document's.
 */
export const attachmentSaidRule: Rule = {
  name: 'attachment-said',
  *check(source) {
    const named = namedAttachments(source);
    const annexes = annexesIn(source);
    const numbers = new Set([
      ...annexes,
      ...named.flatMap(({ number }) => (number === null ? [] : [plainNumber(number)])),
    ]);
    for (const { file } of sectionsOf(source)) {
      for (const { 0: words, index } of file.prose.matchAll(SAID)) {
        const number = plainNumber(words);
        if (numbers.has(number)) continue;
        numbers.add(number);
        yield absent(source, words, placeAt(file.file, file.text, index));
      }
    }
    if (named.length > 0 || annexes.length > 0) return;
    for (const { file } of sectionsOf(source)) {
      const said = SAID_WITHOUT_NUMBER.exec(file.prose);
      if (!said) continue;
      yield absent(source, said[0].trim(), placeAt(file.file, file.text, said.index));
      return;
    }
  },
};

function absent({ directory }: NoticeSource, words: string, place: RuleProblem['place']): RuleProblem {
  const [number] = /附件[ \t]?[0-9０-９一二三四五六七八九十]+/.exec(words) ?? [];
  return {
    place,
    severity: 'warning',
    reason: `正文说到“${words}”，通报里没有这个附件`,
    expected: `把文件放进 ${directory}，在 notice.md 的 attachments 里列出${number ? `，number 写 ${number}` : ''}；说的是别的文件的附件，可以不管`,
  };
}

/** The attachments that stand in the text itself, each under a heading that begins with 附件, in one form. */
function annexesIn(source: NoticeSource): string[] {
  const headings = source.notice ? listedParts(source.notice).map(({ heading }) => heading) : [];
  const titles = source.folders.flatMap(itemFilesOf).map((item) => item.textAt(['title']));
  const inTexts: string[] = [];
  for (const { file } of sectionsOf(source))
    visit(file.body, 'heading', (heading) => {
      inTexts.push(wordsOf(heading));
    });
  return [...headings, ...titles, ...inTexts].flatMap((words) => {
    const [annex] = ANNEX_HEADING.exec(words?.trim() ?? '') ?? [];
    return annex === undefined ? [] : [plainNumber(annex)];
  });
}

/** A number in one form: `附件一` and `附件１` are `附件1`. */
function plainNumber(words: string): string {
  return toHalfWidth(words)
    .replace(/\s/g, '')
    .replace(/[一二三四五六七八九十]+$/, (digits) => String(parseNumeral(digits)));
}
