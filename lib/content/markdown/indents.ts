import type { Paragraph, PhrasingContent, Root, Text } from 'mdast';
import { SKIP, visit } from '#lib/content/markdown/tree/visit';

/** Blanks that Markdown takes for text: what writers of Chinese indent paragraphs with, and what Word pastes. */
const WIDE = '\\u3000\\u2000-\\u200a\\u202f\\u205f\\u00a0';

/** The blanks before an indented line. */
const INDENT = new RegExp(`^[ \\t]*[${WIDE}][${WIDE} \\t]*`);

/** Blanks and line breaks at the end of a paragraph. */
const TRAILING = new RegExp(`[\\n \\t${WIDE}]+$`);

/** A line break with the indent after it; in the file, marks of quotations stand between them. */
const BREAK = new RegExp(`\\n[ \\t]*[${WIDE}][${WIDE} \\t]*`, 'g');
const WRITTEN_BREAK = new RegExp(`\\n[ \\t>]*[${WIDE}][${WIDE} \\t]*`, 'g');

/**
 * Makes each indented line of `tree` begin a paragraph, without its indent, in place.
 * @param text what the positions of `tree` refer to.
 */
export function splitAtIndents(tree: Root, text: string): void {
  visit(tree, 'paragraph', (paragraph, index, parent) => {
    if (!parent || index === undefined) return;
    const paragraphs = groupsOf(paragraph, text)
      .map((children) => trimmed(children))
      .filter((children) => children.length > 0)
      .map((children) => paragraphOf(children, paragraph));
    const [first] = paragraphs;
    if (paragraphs.length === 1 && first) {
      paragraph.children = first.children;
      return SKIP;
    }
    parent.children.splice(index, 1, ...paragraphs);
    if (parent.type === 'listItem' && paragraphs.length > 1) parent.spread = true;
    return [SKIP, index + paragraphs.length];
  });
}

/** The children of a paragraph, cut before each indented line. */
function groupsOf({ children }: Paragraph, text: string): PhrasingContent[][] {
  const groups: PhrasingContent[][] = [[]];
  for (const child of children) {
    const pieces = child.type === 'text' ? piecesOf(child, text) : [child];
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) groups.push([]);
      groups.at(-1)?.push(piece);
    }
  }
  return groups;
}

/** A text, cut at its breaks; each piece with its own position. */
function piecesOf(node: Text, text: string): Text[] {
  const values = node.value.split(BREAK);
  if (values.length === 1) return [node];
  const { start, end } = node.position ?? {};
  const from = start?.offset ?? 0;
  const written = text.slice(from, end?.offset);
  const breaks = [...written.matchAll(WRITTEN_BREAK)];
  if (!start || !end || breaks.length !== values.length - 1)
    return values.map((value) => ({ type: 'text', value, position: node.position }));
  const pointAt = (offset: number) => {
    const before = written.slice(0, offset).split('\n');
    const column = (before.at(-1) ?? '').length + 1;
    return before.length === 1
      ? { line: start.line, column: start.column + offset, offset: from + offset }
      : { line: start.line + before.length - 1, column, offset: from + offset };
  };
  return values.map((value, index) => {
    const before = breaks[index - 1];
    const after = breaks[index];
    return {
      type: 'text',
      value,
      position: {
        start: before ? pointAt(before.index + before[0].length) : start,
        end: after ? pointAt(after.index) : end,
      },
    };
  });
}

/** Without blanks and line breaks at the beginning and the end. */
function trimmed(children: PhrasingContent[]): PhrasingContent[] {
  const first = children[0];
  if (first?.type === 'text') first.value = first.value.replace(/^\n+/, '').replace(INDENT, '');
  const last = children.at(-1);
  if (last?.type === 'text') last.value = last.value.replace(TRAILING, '');
  return children.filter((child) => child.type !== 'text' || child.value !== '');
}

function paragraphOf(children: PhrasingContent[], { position }: Paragraph): Paragraph {
  const start = children[0]?.position?.start ?? position?.start;
  const end = children.at(-1)?.position?.end ?? position?.end;
  return { type: 'paragraph', children, ...(start && end ? { position: { start, end } } : {}) };
}
