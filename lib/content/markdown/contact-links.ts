import type { Link, Nodes, Text } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { phonesIn } from '#lib/content/language/phones-in-text';

/** Telephone numbers and mailboxes that become links where a text names them. */
export interface ContactPoints {
  phones: readonly string[];
  mails: readonly string[];
}

/** Words of a text that become a link. */
interface Named {
  start: number;
  end: number;
  url: string;
}

/**
 * Makes links of the numbers and mailboxes in the texts of `tree`, which is changed. Text inside a link stays. A
 * number counts however the text sets it, as with its area code in brackets.
 */
export function linkContactPoints(tree: Nodes, reach: ContactPoints): void {
  if (reach.phones.length + reach.mails.length === 0) return;
  const wanted = wholeWords(reach);
  visit(tree, (node, index, parent) => {
    if (node.type === 'link') return SKIP;
    if (node.type !== 'text' || !parent || index === undefined) return;
    const named = namedIn(node.value, reach, wanted);
    if (named.length === 0) return;
    const nodes = linked(node.value, named);
    parent.children.splice(index, 1, ...nodes);
    return [SKIP, index + nodes.length];
  });
}

/** The numbers and mailboxes that `value` names, in their order. */
function namedIn(value: string, { phones }: ContactPoints, wanted: RegExp): Named[] {
  const asListed = [...value.matchAll(wanted)].map(({ 0: words, index }) => ({
    start: index,
    end: index + words.length,
    url: `${phones.includes(words) ? 'tel' : 'mailto'}:${words}`,
  }));
  const setOtherwise = phonesIn(value)
    .filter(({ number }) => number !== null && phones.includes(number))
    .map(({ index, words, number }) => ({ start: index, end: index + words.length, url: `tel:${number}` }))
    .filter(({ start, end }) => asListed.every((other) => end <= other.start || start >= other.end));
  return [...asListed, ...setOtherwise].sort((a, b) => a.start - b.start);
}

function linked(value: string, named: readonly Named[]): (Link | Text)[] {
  const nodes: (Link | Text)[] = [];
  let at = 0;
  for (const { start, end, url } of named) {
    if (start > at) nodes.push(text(value.slice(at, start)));
    nodes.push({ type: 'link', url, children: [text(value.slice(start, end))] });
    at = end;
  }
  return at < value.length ? [...nodes, text(value.slice(at))] : nodes;
}

/** Matches a number or mailbox that is not part of a longer one; the longest where several begin. */
function wholeWords({ phones, mails }: ContactPoints): RegExp {
  const phone = `(?<![A-Za-z\\d]|\\d[-.])(?:${anyOf(phones)})(?![A-Za-z\\d@]|[-.]\\d)`;
  const mail = `(?<![A-Za-z\\d._%+-])(?:${anyOf(mails)})(?![A-Za-z\\d-]|\\.[A-Za-z\\d])`;
  return new RegExp([phones.length > 0 && phone, mails.length > 0 && mail].filter(Boolean).join('|'), 'g');
}

function anyOf(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
}

function text(value: string): Text {
  return { type: 'text', value };
}
