import type { Nodes, Text } from 'mdast';

const CJK =
  /[\p{Script=Han}\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u2014\u2018\u2019\u201c\u201d\u2026]/u;

/**
 * Unwraps the lines of a text: a line break beside a Chinese character or mark is removed, since Chinese is written
 * without blanks; any other becomes a blank.
 * @param before what stands before the text in the same paragraph.
 * @param after what stands after it.
 */
export function unwrapLines(text: string, before = '', after = ''): string {
  return text.replace(/[ \t]*\n[ \t]*/g, (gap, offset: number) => {
    const left = (before + text.slice(0, offset)).slice(-2).match(/.$/u)?.[0];
    const right = (text.slice(offset + gap.length) + after).match(/^./u)?.[0];
    return !left || !right || CJK.test(left) || CJK.test(right) ? '' : ' ';
  });
}

/** Unwraps the lines of every text below `node`, also beside bold text and links; returns the texts that change. */
export function unwrappedTexts(node: Nodes): ReadonlyMap<Text, string> {
  const joined = new Map<Text, string>();
  const leaves: Nodes[] = [];
  const collect = (part: Nodes): void => {
    if (!('children' in part)) {
      leaves.push(part);
      return;
    }
    part.children.forEach(collect);
    if (isBlock(part)) unwrapLeaves(leaves.splice(0), joined);
  };
  collect(node);
  unwrapLeaves(leaves, joined);
  return joined;
}

function isBlock({ type }: Nodes): boolean {
  return type === 'paragraph' || type === 'heading' || type === 'tableCell';
}

function unwrapLeaves(leaves: readonly Nodes[], joined: Map<Text, string>): void {
  const texts = leaves.map(visibleText);
  // Of what stands before and after, only the nearest characters count.
  const after = new Array<string>(texts.length);
  let next = '';
  for (let index = texts.length - 1; index >= 0; index -= 1) {
    after[index] = next;
    next = texts[index] || next;
  }
  let before = '';
  for (const [index, leaf] of leaves.entries()) {
    if (leaf.type === 'text' && leaf.value.includes('\n'))
      joined.set(leaf, unwrapLines(leaf.value, before, after[index]));
    before = texts[index] || before;
  }
}

/** The visible text of a leaf, which decides about the line breaks beside it. */
function visibleText(leaf: Nodes): string {
  if (leaf.type === 'image') return leaf.alt ?? '';
  if (leaf.type === 'footnoteReference') return '注';
  return leaf.type === 'text' || leaf.type === 'inlineCode' ? leaf.value.trim() : '';
}
