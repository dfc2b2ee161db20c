import type { Link, Nodes, Text } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';

/** Telephone numbers and mailboxes that become links where a text names them. */
export interface Reach {
  phones: readonly string[];
  mails: readonly string[];
}

/** Makes links of the numbers and mailboxes in the texts of `tree`, which is changed. Text inside a link stays. */
export function linkReach(tree: Nodes, { phones, mails }: Reach): void {
  if (phones.length + mails.length === 0) return;
  const wanted = wholeWords(phones, mails);
  visit(tree, (node, index, parent) => {
    if (node.type === 'link') return SKIP;
    if (node.type !== 'text' || !parent || index === undefined) return;
    const pieces = node.value.split(wanted).filter((piece) => piece !== '');
    if (pieces.length === 1 && pieces[0] !== undefined && !isWanted(pieces[0])) return;
    const nodes = pieces.map((piece) => (isWanted(piece) ? link(piece, phones) : text(piece)));
    parent.children.splice(index, 1, ...nodes);
    return [SKIP, index + nodes.length];
  });

  function isWanted(piece: string): boolean {
    return phones.includes(piece) || mails.includes(piece);
  }
}

/** Matches a number or mailbox that is not part of a longer one; the longest where several begin. */
function wholeWords(phones: readonly string[], mails: readonly string[]): RegExp {
  const phone = `(?<![A-Za-z\\d]|\\d[-.])(?:${anyOf(phones)})(?![A-Za-z\\d@]|[-.]\\d)`;
  const mail = `(?<![A-Za-z\\d._%+-])(?:${anyOf(mails)})(?![A-Za-z\\d-]|\\.[A-Za-z\\d])`;
  return new RegExp(`(${[phones.length > 0 && phone, mails.length > 0 && mail].filter(Boolean).join('|')})`);
}

function anyOf(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
}

function link(value: string, phones: readonly string[]): Link {
  return {
    type: 'link',
    url: `${phones.includes(value) ? 'tel' : 'mailto'}:${value}`,
    children: [text(value)],
  };
}

function text(value: string): Text {
  return { type: 'text', value };
}
