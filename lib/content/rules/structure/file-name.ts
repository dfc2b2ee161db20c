import { distance } from 'fastest-levenshtein';
import { isItemName, isMarkdown } from '#lib/content/files/file-names';
import { toHalfWidth } from '#lib/content/language/half-width';
import type { Rule, RuleProblem } from '#lib/content/rule';

const OWN_FILES = ['notice.md', 'contact.md', 'outcome.md'] as const;

/** Every Markdown file is in a valid place and has a valid name. */
export const fileName: Rule = {
  name: 'file-name',
  *check({ paths, directory }) {
    for (const path of paths) {
      const misplaced = isMarkdown(path) ? nameProblem(path, paths) : null;
      if (misplaced) yield { place: { file: `${directory}/${path}`, line: 1, column: 1 }, ...misplaced };
    }
  },
};

function nameProblem(path: string, paths: readonly string[]): Omit<RuleProblem, 'place'> | null {
  const steps = path.split('/');
  const name = steps.at(-1) ?? '';
  if (steps.length > 2) {
    return {
      reason: '文件夹套得太深，这个文件不会出现在页面上',
      found: path,
      expected: `各条直接放在各部分的文件夹里，文件夹里不再有文件夹，例如 ${steps[0]}/${name}`,
    };
  }
  if (steps.length === 1) return ownFileProblem(name, paths);
  if (isItemName(name)) return null;
  const meant = itemNameFor(name);
  return {
    reason: '文件名不符合规定，不知道是第几条',
    found: name,
    expected: `两位数字（第100条起三位）、连字符、英文名称，以 .md 结尾，例如 ${meant ?? '01-study.md'}；引言用 00-intro.md`,
  };
}

function ownFileProblem(name: string, paths: readonly string[]): Omit<RuleProblem, 'place'> | null {
  if (OWN_FILES.some((own) => own === name)) return null;
  const meant = OWN_FILES.find((own) => distance(name.toLowerCase(), own) <= 2 && !paths.includes(own));
  return {
    reason: meant ? `不认识这个文件，是不是 ${meant}？` : '不认识这个文件，它不会出现在页面上',
    found: name,
    expected:
      '通报文件夹里的 Markdown 文件只有 notice.md、contact.md 和 outcome.md，各条放在各部分的文件夹里',
  };
}

/** Suggests an item's name for `1-x.md`, `01_x.md`, `01x.md` or `01-x.MD`; null if it has no number. */
function itemNameFor(name: string): string | null {
  const plain = toHalfWidth(name)
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\.[a-z]+$/i, '');
  const [, digits, rest] = /^0*(\d{1,2})(?!\d)[-_ .、]*(.*)$/.exec(plain) ?? [];
  return digits === undefined ? null : `${digits.padStart(2, '0')}-${rest || 'item'}.md`;
}
