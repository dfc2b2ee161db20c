import { toString as wordsOf } from 'mdast-util-to-string';
import { namedAttachments, plainAttachmentNumber } from '#lib/content/attachments/named';
import { visit } from '#lib/content/markdown/tree/visit';
import type { Rule, RuleProblem } from '#lib/content/rule';
import { sectionsOf } from '#lib/content/sections';
import { itemFilesOf, listedParts, type NoticeSource, placeAt } from '#lib/content/source';

/** The words for attachments in a text: 附件, 附表, 附图. Tables and drawings may stand in the text itself. */
const KIND = '附[件表图]';
/** In every such word: a cheap first test before the patterns. */
const SIGN = '附';
const NUMBER = '[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}';

/** What makes digits a number of something else. */
const OTHER = '[0-9０-９一二三四五六七八九十年月日个份张件页条项]';

/**
 * A number of an attachment in a text, and others that follow it; none behind another document's name, whose attachment it
 * is: 附件1, 附件1、2, 附件1至4.
 */
const SAID = new RegExp(
  `(?<![》文令号函的])(${KIND})[ \\t]?(${NUMBER})(?!${OTHER})((?:[、和及至到](?:${KIND})?(?:${NUMBER})(?=[、和及至到，。；：）)]|$))*)`,
  'gm',
);
const FOLLOWING = new RegExp(`([、和及至到])(?:${KIND})?(${NUMBER})`, 'g');
/** The most attachments of a range that are looked for. */
const LONGEST_RANGE = 20;
/** Attachments without a number: 附件：…… on a line of its own, 详见附件. */
const SAID_WITHOUT_NUMBER = new RegExp(
  `^附件[:：][^\\n]*|(?:详见|参见|见|如)附件(?![ \\t]?(?:${NUMBER}))`,
  'm',
);
const ANNEX_HEADING = new RegExp(`^${KIND}[ \\t]?(?:${NUMBER})?`);
/** The caption of a table or a drawing in the text. */
const CAPTION = new RegExp(`^[#*\\s\\0]*(附[表图][ \\t]?(?:${NUMBER}))`, 'gm');

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
      ...named.flatMap(({ number }) => (number === null ? [] : [plainAttachmentNumber(number)])),
    ]);
    for (const { file } of sectionsOf(source)) {
      if (!file.prose.includes(SIGN)) continue;
      for (const match of file.prose.matchAll(SAID)) {
        for (const words of numbersIn(match)) {
          const number = plainAttachmentNumber(words);
          if (numbers.has(number)) continue;
          numbers.add(number);
          yield absent(source, words, placeAt(file.file, file.text, match.index));
        }
      }
    }
    if (named.length > 0 || annexes.some((annex) => annex.startsWith('附件'))) return;
    for (const { file } of sectionsOf(source)) {
      const said = SAID_WITHOUT_NUMBER.exec(file.prose);
      if (!said) continue;
      yield absent(source, said[0].trim(), placeAt(file.file, file.text, said.index));
      return;
    }
  },
};

/** The attachments that a place in the text names, each with its kind: 附件1、2 are 附件1 and 附件2. */
function numbersIn([, kind = '', first = '', following = '']: RegExpMatchArray): string[] {
  const numbers = [`${kind}${first}`];
  let last = numeralOf(first);
  for (const [, sign = '', digits = ''] of following.matchAll(FOLLOWING)) {
    const end = numeralOf(digits);
    const isRange = '至到'.includes(sign) && end - last < LONGEST_RANGE;
    for (let between = last + 1; isRange && between < end; between += 1) numbers.push(`${kind}${between}`);
    numbers.push(`${kind}${digits}`);
    last = end;
  }
  return numbers;
}

function numeralOf(digits: string): number {
  return Number(plainAttachmentNumber(digits));
}

function absent({ directory }: NoticeSource, words: string, place: RuleProblem['place']): RuleProblem {
  const [number] = /附[件表图][ \t]?[0-9０-９一二三四五六七八九十]+/.exec(words) ?? [];
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
  const captions = sectionsOf(source).flatMap(({ file }) =>
    file.prose.includes(SIGN) ? Array.from(file.prose.matchAll(CAPTION), ([, caption]) => caption) : [],
  );
  return [...headings, ...titles, ...inTexts, ...captions].flatMap((words) => {
    const [annex] = ANNEX_HEADING.exec(words?.trim() ?? '') ?? [];
    return annex === undefined ? [] : [plainAttachmentNumber(annex)];
  });
}
