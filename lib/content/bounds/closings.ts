/** The blanks before a line's text, and its marks of lists and quotations. */
const CONTAINERS = /^([ \t]*)((?:(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))[ \t]*)*)/;
const ONE_MARK = />|[-+*]|\d+[.)]/g;

/**
 * Makes a function that is given the lines of a Markdown text in order, and counts those at which a quotation ends, or a list
 * that stands in another. The parser walks through all that it has read at each of them.
 */
export function closingCounter(): (line: string) => number {
  let closings = 0;
  let depth = 0;
  let isQuoted = false;
  return (line) => {
    const [, indent = '', marks = ''] = CONTAINERS.exec(line) ?? [];
    const begins = Math.floor(indent.length / 2);
    if (line.length === indent.length) {
      if (!isQuoted) return closings;
      closings += 1;
      depth = 0;
    } else {
      // The next item of the same list ends none.
      if (depth > begins + (/^[^>]/.test(marks) ? 1 : 0)) closings += 1;
      depth = begins + (marks.match(ONE_MARK)?.length ?? 0);
    }
    isQuoted = marks.includes('>');
    return closings;
  };
}
