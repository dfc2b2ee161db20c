import type { YamlEntry, YamlTree } from '#lib/content/yaml/yaml-tree';

/** Characters that may mean something else in YAML than themselves, empty lines, and blanks at the end of a line. */
const DOUBTFUL = /[\0-\x09\x0b-\x1f\x7f-\xa0"#&'*!|>{}`\\\u2028\u2029\ufeff]| (?:\n|$)|\n(?:\n|$)/;

/** A key of letters with what stands behind it; nothing where its value begins in the next line. */
const KEYED = /^([A-Za-z_]\w{0,63}):(?: (.+))?$/;

/** Keys that YAML takes for other values than their letters. */
const CONSTANT = /^(?:null|true|false)$/i;

/** A text that is not plain: it begins with a sign of YAML or a blank, or a colon in it makes it a key. */
const NOT_PLAIN = /^[-?:,[\]%@\s]|:(?: |$)/;

/** An entry of a list that staff may have meant as a key, which is repaired before YAML is parsed. */
const LIKE_KEY = /^[A-Za-z_]\w*\s*[：:]/;

/** A list in one line, of texts without brackets and colons. */
const ONE_LINE_LIST = /^\[([^[\]:]+)\]$/;

const BLANKS_AROUND = /^( *)(.*?) *$/;

interface Line {
  indent: number;
  /** The offset of its first character that is no blank. */
  offset: number;
  text: string;
}

/**
 * Reads YAML of the simplest form, which is how most front matter is written: keys of letters, lists, and plain texts in
 * one line. It takes a twentieth of the parser's time. Null for any other form: that is for the parser to read, and to
 * find mistakes in. What it reads needs no repair, and the parser would read the same.
 */
export function readSimpleYaml(source: string): YamlTree | null {
  return DOUBTFUL.test(source) ? null : new SimpleReader(source).whole();
}

class SimpleReader {
  private readonly lines: Line[] = [];
  private at = 0;

  constructor(source: string) {
    let start = 0;
    for (const line of source.split('\n')) {
      let indent = 0;
      while (line.charCodeAt(indent) === 0x20) indent += 1;
      this.lines.push({ indent, offset: start + indent, text: line.slice(indent) });
      start += line.length + 1;
    }
  }

  whole(): YamlTree | null {
    const map = this.map(0);
    return this.at === this.lines.length ? map : null;
  }

  /** The map whose keys are indented by `indent`, from this line on; null where it is not simple. */
  private map(indent: number): YamlTree | null {
    const entries: YamlEntry[] = [];
    const start = this.lines[this.at]?.offset ?? 0;
    for (let line = this.lines[this.at]; line?.indent === indent; line = this.lines[this.at]) {
      const [, key, written] = KEYED.exec(line.text) ?? [];
      if (key === undefined || CONSTANT.test(key) || entries.some((entry) => entry.key === key)) return null;
      this.at += 1;
      const value =
        written === undefined ? this.below(indent) : inOneLine(written, line.offset + key.length + 2);
      if (value === null) return null;
      entries.push({ key, keyOffset: line.offset, value });
    }
    return entries.length === 0 || this.isDeeper(indent) ? null : { offset: start, entries };
  }

  /** The map or list below a key that is indented by `indent`. */
  private below(indent: number): YamlTree | null {
    const line = this.lines[this.at];
    if (!line) return null;
    if (line.text.startsWith('- ')) return line.indent >= indent ? this.list(line.indent) : null;
    return line.indent > indent ? this.map(line.indent) : null;
  }

  private list(indent: number): YamlTree | null {
    const items: YamlTree[] = [];
    const start = this.lines[this.at]?.offset ?? 0;
    for (let line = this.lines[this.at]; line?.indent === indent; line = this.lines[this.at]) {
      if (!line.text.startsWith('- ')) break;
      const item = this.item(line);
      if (item === null) return null;
      items.push(item);
    }
    return this.isDeeper(indent) ? null : { offset: start, items };
  }

  /** An entry of a list: a text, or a map whose first key stands behind the dash. */
  private item({ indent, offset, text }: Line): YamlTree | null {
    const rest = { indent: indent + 2, offset: offset + 2, text: text.slice(2) };
    if (KEYED.test(rest.text)) {
      this.lines[this.at] = rest;
      return this.map(rest.indent);
    }
    this.at += 1;
    return LIKE_KEY.test(rest.text) ? null : plainText(rest.text, rest.offset);
  }

  /** Whether the next line continues what ended before it, which is not simple. */
  private isDeeper(indent: number): boolean {
    return (this.lines[this.at]?.indent ?? 0) > indent;
  }
}

function plainText(text: string, offset: number): YamlTree | null {
  return NOT_PLAIN.test(text) ? null : { offset, text };
}

/** A text, or a list of texts in brackets. */
function inOneLine(written: string, offset: number): YamlTree | null {
  const inside = ONE_LINE_LIST.exec(written)?.[1];
  if (inside === undefined) return plainText(written, offset);
  const items: YamlTree[] = [];
  let start = offset + 1;
  for (const piece of inside.split(',')) {
    const [, blanks = '', text = ''] = BLANKS_AROUND.exec(piece) ?? [];
    const item = text === '' ? null : plainText(text, start + blanks.length);
    if (item === null) return null;
    items.push(item);
    start += piece.length + 1;
  }
  return { offset, items };
}
