import { accountFor, type TextLoss } from '#lib/content/conservation/account';
import type { LossKind } from '#lib/content/conservation/loss-kind';
import { decodeEntity } from '#lib/content/markdown/entities';
import type { Rule, RuleProblem } from '#lib/content/rule';
import { filesOf } from '#lib/content/sections';
import { lineOf, type MarkdownSource, placeAt } from '#lib/content/source';
import { findInvisibleCharacters, hasVisibleCharacters } from '#lib/model/text/visible-characters';

/** What is lost, and where in its line. */
interface LostWords {
  line: string;
  at: number;
  words: string;
}

interface Report {
  reason: string;
  expected: string;
  corrected?(lost: LostWords): string | undefined;
}

const ESCAPE = '要写符号本身，前面加反斜杠';

const REPORTS: Record<LossKind, Report> = {
  asterisks: {
    reason: '这里的星号会当作标记，不会出现在页面上',
    expected: `姓名、号码、单位里用来遮盖的星号，前面各加一个反斜杠；是要加粗，可以保留`,
    corrected: (lost) => withPairEscaped(lost, /\*/g),
  },
  underscores: {
    reason: '这里的下划线会当作标记，不会出现在页面上',
    expected: ESCAPE,
    corrected: (lost) => withPairEscaped(lost, /_/g),
  },
  bullet: {
    reason: '这一行开头的符号会当作列表的标记，不会出现在页面上',
    expected: `${ESCAPE}；要写列表，用减号`,
    corrected: withBackslash,
  },
  minus: {
    reason: '这一行开头的减号会当作列表的标记，页面上没有减号',
    expected: `是负数，前面加反斜杠，或者写成完整的句子，例如“下降5个百分点”；是列表，可以保留`,
    corrected: withBackslash,
  },
  'closing-hashes': {
    reason: '标题末尾的 # 不会出现在页面上',
    expected: `标题只在开头写 #；${ESCAPE}`,
    corrected: ({ line, at }) => line.slice(0, at).trimEnd(),
  },
  'number-mark': {
    reason: '这一行开头的序号会当作列表的编号，页面上的写法不同',
    expected: '列表的编号写成 1. 的样子；要原样写出，在编号后面的符号前加反斜杠',
    corrected: ({ line, at, words }) => withBackslash({ line, at: at + words.trimEnd().length - 1, words }),
  },
  'quotation-mark': {
    reason: '这一行开头的 > 会当作引文的标记，不会出现在页面上',
    expected: `是“大于”，前面加反斜杠，或者写成文字；是引文，在 > 后面空一格`,
    corrected: withBackslash,
  },
  'rule-line': {
    reason: '这一行会变成一条横线，写的符号不会出现在页面上',
    expected: `要画横线，只写三个星号或者三个减号；${ESCAPE}`,
    corrected: withBackslash,
  },
  fence: {
    reason: '这一行会当作程序代码的标记，不会出现在页面上',
    expected: '删去开头和结尾的这两行；段落顶格写，页面会自己排版',
  },
  backticks: {
    reason: '反引号会当作标记，不会出现在页面上',
    expected: `引用词语用引号；${ESCAPE}`,
    corrected: (lost) => withPairEscaped(lost, /`/g),
  },
  entity: {
    reason: '这几个字符会变成另一个字符',
    expected: '直接写那个字符；要原样写出，在 & 前加反斜杠',
    corrected: ({ line, at, words }) =>
      line.slice(0, at) + plainCharacter(words) + line.slice(at + words.length),
  },
  backslash: {
    reason: '这个反斜杠不会出现在页面上',
    expected: '不需要的反斜杠删去；要写反斜杠本身，写两个',
    corrected: withBackslash,
  },
  'line-end-backslash': {
    reason: '行末的反斜杠会当作换行的标记，不会出现在页面上',
    expected: '要另起一段，空一行',
    corrected: ({ line, at }) => `${line.slice(0, at).trimEnd()}\n`,
  },
  brackets: {
    reason: '这对方括号会当作链接的标记，不会出现在页面上',
    expected: '链接写成 [文字](地址)；要写方括号本身，前面加反斜杠',
    corrected: withBackslash,
  },
  definition: {
    reason: '这一行会当作链接的地址，不会出现在页面上',
    expected: '要让读者看到，前面加反斜杠，或者写成“名称：网址”；不需要的就删去',
    corrected: withBackslash,
  },
  'angle-brackets': {
    reason: '网址两边的尖括号不会出现在页面上',
    expected: '链接写成 [文字](地址)；邮箱直接写',
    corrected: ({ line, at, words }) => {
      const address = words.slice(1, -1);
      const shown = /^[a-z]+:/i.test(address) ? `[${address}](${address})` : address;
      return line.slice(0, at) + shown + line.slice(at + words.length);
    },
  },
  alternative: {
    reason: '图片的文字说明里，链接和加粗的标记不会出现在页面上',
    expected: '图片的文字说明只写普通的文字',
  },
  other: {
    reason: '这里有文字不会出现在页面上',
    expected: '换一种写法，或者在符号前加反斜杠',
  },
};

/**
 * Conservation: warns of every visible character of a body that is neither shown nor part of a sign that the guide for
 * staff names, unless another rule reports it.
 */
export const lostText: Rule = {
  name: 'lost-text',
  *check(source) {
    for (const file of filesOf(source)) {
      const written = file.text.slice(file.bodyStart);
      if (!MAY_LOSE.test(written)) continue;
      const { losses, shown } = accountFor(file, source.reading);
      for (const loss of losses) yield reportOf(file, loss);
      // Those characters have rules of their own, and until they are gone the text that is shown differs.
      if (losses.length > 0 || findInvisibleCharacters(written).length > 0) continue;
      if (!shown.every((words) => isShownIn(words, file.bodyText)))
        yield { place: file.bodyPlace, severity: 'warning', ...REPORTS.other };
    }
  },
};

/** What a text must have for Markdown to take anything of it for a mark. */
const MAY_LOSE = /[\\`*_<>&[\]|~]|^[ \t]*(?:[#+=-]|\d+[.)])/m;

function reportOf(file: MarkdownSource<unknown>, { kind, start, end }: TextLoss): RuleProblem {
  const { reason, expected, corrected } = REPORTS[kind];
  const place = placeAt(file.file, file.text, start);
  const words = file.text.slice(start, end);
  const line = lineOf(file, place.line);
  return {
    place,
    severity: 'warning',
    reason,
    found: words.trim() === words && words.length > 2 ? words : line,
    expected,
    fix: corrected?.({ line, at: place.column - 1, words }),
  };
}

/** Whether the visible characters of `words` stand in `text`, in their order. */
function isShownIn(words: string, text: string): boolean {
  let at = 0;
  for (const character of words) {
    if (!hasVisibleCharacters(character)) continue;
    at = text.indexOf(character, at) + character.length;
    if (at < character.length) return false;
  }
  return true;
}

function withBackslash({ line, at }: LostWords): string {
  return `${line.slice(0, at)}\\${line.slice(at)}`;
}

/** The line with the marks at both ends of the lost words escaped; undefined where they end on another line. */
function withPairEscaped({ line, at, words }: LostWords, mark: RegExp): string | undefined {
  if (words.includes('\n')) return undefined;
  const [open = ''] = /^[*_`]+/.exec(words) ?? [];
  const [close = ''] = /[*_`]+$/.exec(words) ?? [];
  const escaped = (marks: string) => marks.replace(mark, '\\$&');
  const inner = words.slice(open.length, words.length - close.length);
  return line.slice(0, at) + escaped(open) + inner + escaped(close) + line.slice(at + words.length);
}

/** The character that an entity stands for, as it is written in a text; nothing for a blank. */
function plainCharacter(entity: string): string {
  const character = decodeEntity(entity);
  return /[*_#<>[\]`\\&]/.test(character) ? `\\${character}` : character.trim();
}
