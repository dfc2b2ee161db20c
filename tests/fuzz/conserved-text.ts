import fc from 'fast-check';
import { expect } from 'vitest';
import { renderText } from '#lib/content/markdown/html';
import { renderPlainText } from '#lib/content/markdown/plain-text';
import { NEWEST_READING, type Reading } from '#lib/content/markdown/reading';
import { ContentReader } from '#lib/content/read';
import { runRules } from '#lib/content/rule';
import { RULES } from '#lib/content/rules';
import type { MarkdownSource } from '#lib/content/source';

/** The rules that report what is lost, changed or turned into something else. */
const REPORTING = new Set([
  ...['altered-value', 'emphasis-in-word', 'footnote-used', 'heading-level', 'link-scheme', 'link-target'],
  ...['link-title', 'lost-text', 'picture-alternative', 'raw-html', 'reference-defined'],
]);
const REPORTERS = RULES.filter(({ name }) => REPORTING.has(name));
const NUMBERS = RULES.filter(({ name }) => name === 'list-number');

/** What texts are made of: words, names, numbers, every sign of Markdown, blanks of all kinds, ends of lines. */
const PIECES = [
  ...['甲', '乙丙', '王', '对李', '某', '，', '。', '、', '（', '）', '1', '23', '％', '5%'],
  ...['*', '**', '***', '_', '__', '#', '## ', '>', '> ', '-', '- ', '+ ', '* ', '1. ', '3. ', '2) ', '01. '],
  ...[
    '`',
    '``',
    '```',
    '~~~',
    '~',
    '|',
    ' | ',
    '| --- |',
    '---',
    '===',
    '\\',
    '&',
    '&amp;',
    '&lt;',
    '&#35;',
    ';',
  ],
  ...[
    '<',
    '<b>',
    '</b>',
    '<!--',
    '-->',
    '<https://a.example/>',
    '[',
    ']',
    '![',
    '](https://a.example/b)',
    '][n]',
    '[n]',
  ],
  ...[
    '\n[n]: https://a.example/n\n',
    '\n[m]: #contact\n',
    '[^f]',
    '\n[^f]: ',
    '(',
    ')',
    '!',
    '"',
    "'",
    '=',
    ':',
    '.',
    '{',
    '$',
  ],
  ...[
    '\n',
    '\n',
    '\n\n',
    '\n\n',
    ' ',
    '  ',
    '    ',
    '\t',
    '\u3000',
    '\u3000\u3000',
    '\u00a0',
    '  \n',
    '\\\n',
    '\r\n',
  ],
];

const texts = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ maxLength: 3 })), {
    minLength: 1,
    maxLength: 24,
  })
  .map((pieces) => `甲\n\n${pieces.join('')}`);

/** A text read as the introduction of a part, and what is said about it; null where it cannot be read. */
function checked(
  markdown: string,
  reading: Reading = NEWEST_READING,
): { file: MarkdownSource<unknown>; said: string[] } | null {
  const encoder = new TextEncoder();
  const tree = new Map([['notice/part/00-intro.md', encoder.encode(markdown)]]);
  // A record that names no reading.
  if (reading === 1) tree.set('notice/versions/1.json', encoder.encode('{}'));
  const { source, problems } = new ContentReader(tree, 'content').read('notice');
  const file = source.folders[0]?.intro;
  if (!file) return null;
  // In the second reading numbers stay as they are written, and this rule warns of gaps alone.
  const numbers = reading === 1 ? runRules(NUMBERS, source) : [];
  const said = [...problems, ...runRules(REPORTERS, source), ...numbers].filter(
    (problem) => problem.file === file.file,
  );
  return { file, said: said.map(({ ruleId }) => ruleId ?? '') };
}

/** The rules that report something of a text, unless every definition in it is used. */
export function lostFrom(markdown: string): string[] {
  return checked(markdown)?.said ?? ['unreadable'];
}

function htmlOf(file: MarkdownSource<unknown>): string {
  return renderText(file.body, {
    slug: 'notice',
    anchor: 'part',
    level: 2,
    numbering: [],
    pictures: new Map(),
    reach: { phones: [], mails: [] },
  }).html;
}

/** Whatever is written: of what nothing is said, nothing is lost, and nothing changes. */
export const anyTextIsConserved = fc.property(
  texts,
  fc.constantFrom<Reading>(1, 2, 2),
  (markdown, reading) => {
    const result = checked(markdown, reading);
    if (!result || result.said.length > 0) return;
    const { file } = result;
    const html = htmlOf(file);
    const page = textOfHtml(html);
    const plain = withoutNotes(renderPlainText(file.body)).replace(/·|［图：|］/g, '');
    // Notes stand at the end, in the order in which they are cited.
    const inOrder = !file.text.includes('[^');
    const written = withoutAddresses(file.text);
    for (const shown of [page, plain]) {
      expect(contains(wordsOf(shown), wordsOf(written), inOrder), `of ${JSON.stringify(markdown)}`).toBe(
        true,
      );
      expect(
        contains(wordsOf(file.text), wordsOf(shown), inOrder),
        `more than ${JSON.stringify(markdown)}`,
      ).toBe(true);
    }
    expect(lostSigns(file.text, page, html), JSON.stringify(markdown)).toEqual([]);
    if (inOrder && !/^[\s>-]*1\. [\s\S]*^[\s>-]*1\. /m.test(file.text))
      expect(
        contains(digitsOf(plain), digitsOf(written), true),
        `digits of ${JSON.stringify(markdown)}`,
      ).toBe(true);
  },
);

/** What readers see of HTML, pictures by their alternatives. */
function textOfHtml(html: string): string {
  return withoutNotes(
    html
      .replace(/<img[^>]* alt="([^"]*)"[^>]*>/g, (_, alt: string) => alt.replaceAll('<', '&#x3C;'))
      .replace(/<[^>]*>/g, '')
      .replace(/&#x([0-9A-F]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
      .replace(/&quot;/g, '"'),
  );
}

/** Without what the site adds for footnotes. */
function withoutNotes(text: string): string {
  return text.replace(/\[注\d+\]|返回正文(?:第\d+处)?/g, '');
}

/**
 * Without the addresses of links and pictures, and the lines of those that are used. A picture without an address is an
 * error of picture-file, which is not asked here.
 */
function withoutAddresses(text: string): string {
  return text
    .replaceAll(/\]\((?:https:\/\/a\.example\/b)?\)/g, ']')
    .replaceAll('][n]', ']')
    .replace(/\[n\]: https:\/\/a\.example\/n/g, '')
    .replace(/\[\^f\]:?/g, '');
}

function wordsOf(text: string): string[] {
  return [...text].filter((character) => /[^\p{ASCII}\s\u00a0]/u.test(character));
}

function digitsOf(text: string): string[] {
  return [...text].filter((character) => /\d/.test(character));
}

/** Whether `whole` has all of `parts`, in their order if that counts. */
function contains(whole: readonly string[], parts: readonly string[], inOrder: boolean): boolean {
  const rest = [...whole];
  return parts.every((part) => {
    const at = rest.indexOf(part);
    rest.splice(inOrder ? 0 : at, at === -1 ? 0 : inOrder ? at + 1 : 1);
    return at !== -1;
  });
}

function countOf(text: string, piece: string | RegExp): number {
  return typeof piece === 'string' ? text.split(piece).length - 1 : (text.match(piece) ?? []).length;
}

/** The signs that are written more often than they are shown and than the elements of the page explain. */
function lostSigns(text: string, page: string, html: string): string[] {
  const written = withoutAddresses(text);
  const elements = (name: string) => countOf(html, new RegExp(`<${name}[ >]`, 'g'));
  const some = (name: string) => (elements(name) > 0 ? Number.POSITIVE_INFINITY : 0);
  const explained: Record<string, number> = {
    '*': 4 * elements('strong') + 2 * elements('em') + 3 * elements('hr'),
    '-': elements('li') + 3 * elements('hr') + some('table'),
    '#': 6 * countOf(html, /<h[1-6][ >]/g),
    '>': countOf(text, />(?=[ \t\r\n>]|$)/g),
    '|': some('table'),
    ':': some('table'),
    '.': elements('li'),
    '\\': countOf(text, /\\[!-/:-@[-`{-~]/g),
    '[': elements('a') + elements('img'),
    ']': elements('a') + elements('img'),
    '!': elements('img'),
  };
  return [...'*-#>|:.\\[]!_`~+=<&;%(){}$"\'?@^,/'].filter(
    (sign) => countOf(written, sign) - countOf(page, sign) > (explained[sign] ?? 0),
  );
}
