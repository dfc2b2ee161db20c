import { readdirSync, readFileSync } from 'node:fs';

/** The folders whose files documentation and comments name. */
const FOLDERS = ['.ci', 'app', 'components', 'content', 'docs', 'lib', 'public', 'scripts', 'tests'];

/** The folders of the product's code, whose comments are held to it. */
const CODE = /^(app|components|lib|scripts)\/.*\.(tsx?|mjs)$/;

/** A comment; or a string, in which nothing begins a comment. */
const COMMENT_OR_STRING =
  /(?<comment>\/\*[\s\S]*?\*\/|(?<![:\\])\/\/.*)|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g;

/** A name as code writes it: camelCase, PascalCase or CONSTANT_CASE, with its members and arguments. */
const IDENTIFIER = /^(?:[a-z]+\d*[A-Z]\w*|[A-Z]\w+)(?:\.\w+)*(?:\(.*\)|<.*>)?$/;

/** A file or folder of the repository: below one of its folders, or named by the ending of a source file. */
const PATH = new RegExp(
  `^(?:#?(?:${FOLDERS.map((folder) => folder.replace('.', '\\.')).join('|')})/[^\\s{]*|[\\w./*[\\]-]+\\.(?:tsx?|mjs|css|ya?ml|conf|md))$`,
);

/** What a file declares and does not export. */
const OWN = /(?<!export (?:default )?(?:async )?)\b(?:function\*?|const|let|class|interface|type) (\w+)/g;

/** Every file of the repository, as a path from the root. */
export const FILES: readonly string[] = [
  ...readdirSync('.', { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : [])),
  ...FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [`${entry.parentPath}/${entry.name}`] : [],
    ),
  ),
];

/** The product's code, by path. */
export const SOURCES: ReadonlyMap<string, string> = new Map(
  FILES.filter((path) => CODE.test(path)).map((path) => [path, readFileSync(path, 'utf8')]),
);

const CONFIGURATIONS: ReadonlyMap<string, string> = new Map(
  FILES.filter((path) => /^[\w.]+\.ts$|^package\.json$/.test(path)).map((path) => [
    path,
    readFileSync(path, 'utf8'),
  ]),
);

/** The words of each file of code outside its comments: what it declares, uses, and writes in strings. */
const WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [...SOURCES, ...CONFIGURATIONS].map(([path, text]) => [path, wordsOf(withoutComments(text))]),
);

/** The words of all files but for what a file declares for itself alone: they mean the same in every file. */
const SHARED_WORDS: ReadonlySet<string> = new Set(
  [...SOURCES, ...CONFIGURATIONS].flatMap(([path, text]) => {
    const code = withoutComments(text);
    const own = new Set([...code.matchAll(OWN)].map(([, name]) => name));
    return [...(WORDS.get(path) ?? [])].filter((word) => !own.has(word));
  }),
);

/** What the code writes between quotes, files that it makes among them. */
const WRITTEN: ReadonlySet<string> = new Set(
  [...SOURCES.values()].flatMap((text) =>
    [...withoutComments(text).matchAll(/'([^'\n]+)'/g)].map(([, written = '']) => written),
  ),
);

/** The attributes `data-…` that the code writes or reads. */
const ATTRIBUTES: ReadonlySet<string> = new Set(
  [...SOURCES.values()].flatMap((text) => withoutComments(text).match(/\bdata-[a-z-]+/g) ?? []),
);

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu));
}

function withoutComments(text: string): string {
  return text.replace(COMMENT_OR_STRING, (whole, ...rest) => {
    const groups: { comment?: string } = rest.at(-1);
    return groups.comment === undefined ? whole : ' ';
  });
}

/** The comments of a source text, one after the other. */
export function commentsOf(text: string): string {
  return [...text.matchAll(COMMENT_OR_STRING)].map(({ groups }) => groups?.comment ?? '').join('\n');
}

/**
 * What names the code in a text: what stands between backticks; what `{@link …}`, `@throws` and `@param` name; and
 * camelCase words anywhere. Directives for linters name nothing of ours.
 */
const NAMES =
  /biome-ignore .*|`(?<quoted>[^`\n]+)`|\{@link (?<link>[^}|\s]+)|@throws (?<error>[A-Z]\w+)|@param (?<parameter>\w+)|\b(?<bare>[a-z]+[A-Z]\w*)/g;

/**
 * What a text names of the code that is not there, once each.
 * @param foreign names that others gave.
 * @param file the file of code whose comment it is: what that declares for itself is there too.
 */
export function missingNames(text: string, foreign: ReadonlySet<string>, file?: string): string[] {
  const own = file === undefined ? undefined : WORDS.get(file);
  const isWord = (name: string) => SHARED_WORDS.has(name) || own?.has(name) === true;
  const missing = [...text.matchAll(NAMES)].map(({ groups = {} }) => {
    const { quoted, link, error, bare, parameter } = groups;
    if (parameter !== undefined) return own?.has(parameter) ? '' : parameter;
    const name = quoted ?? link ?? error ?? bare ?? '';
    return isThere(name, isWord) ? '' : name;
  });
  return [...new Set(missing)].filter((name) => name !== '' && !foreign.has(name));
}

/** Whether a quoted word is there, or is no name of the code at all. */
function isThere(quoted: string, isWord: (name: string) => boolean): boolean {
  if (PATH.test(quoted)) return isPath(quoted) || WRITTEN.has(quoted);
  const attributes = quoted.match(/\bdata-[a-z-]+/g) ?? [];
  if (!attributes.every((name) => ATTRIBUTES.has(name))) return false;
  return (
    !IDENTIFIER.test(quoted) ||
    quoted
      .replace(/[(<].*$/, '')
      .split('.')
      .every(isWord)
  );
}

/** Whether a path, from the root or from any folder, is that of a file or folder; `*`, `**`, `<…>` and `SLUG` stand for any. */
function isPath(path: string): boolean {
  const pattern = path
    .replace(/^#/, '')
    .replace(/\/$/, '')
    .replace(/[.[\]()+?^$|\\]/g, '\\$&')
    .replace(/\*\*\/?|<[^>]*>|\*|…|SLUG/g, (mark) => (mark.startsWith('**') ? '.*' : '[^/]*'));
  const whole = new RegExp(`^(?:.*/)?${pattern}(?:\\.tsx?)?(?:/.*)?$`);
  return FILES.some((file) => whole.test(file));
}
