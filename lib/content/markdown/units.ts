import type { Emphasis, Nodes, Text } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';

/** Units whose signs speech passes over or spells out, and how they are said (GB 3100—1993). */
const UNITS: ReadonlyMap<string, string> = new Map([
  ['m²', '平方米'],
  ['㎡', '平方米'],
  ['m2', '平方米'],
  ['km²', '平方千米'],
  ['㎢', '平方千米'],
  ['hm²', '公顷'],
  ['m³', '立方米'],
  ['㎥', '立方米'],
  ['m3', '立方米'],
  ['km', '千米'],
  ['㎞', '千米'],
  ['kg', '千克'],
  ['㎏', '千克'],
  ['℃', '摄氏度'],
  ['kW·h', '千瓦时'],
  ['kWh', '千瓦时'],
]);

/** A sign after a number, with 万 or 亿 between them or not, and no letter or digit behind it. */
const SIGN = new RegExp(
  `(?<=\\d[\\s,，]?[万亿]?\\s?)(?:${[...UNITS.keys()].sort((a, b) => b.length - a.length).join('|')})(?![\\p{L}\\p{N}²³])`,
  'gu',
);

/** Lets speech say the units in the texts of `tree`, which is changed: each sign becomes an `abbr` with its name. */
export function nameUnits(tree: Nodes): void {
  visit(tree, (node, index, parent) => {
    if (node.type !== 'text' || !parent || index === undefined) return;
    const nodes = named(node.value);
    if (nodes.length < 2) return;
    parent.children.splice(index, 1, ...nodes);
    return [SKIP, index + nodes.length];
  });
}

function named(value: string): (Text | Emphasis)[] {
  const nodes: (Text | Emphasis)[] = [];
  let at = 0;
  for (const { 0: sign, index } of value.matchAll(SIGN)) {
    nodes.push(text(value.slice(at, index)), {
      type: 'emphasis',
      data: { hName: 'abbr', hProperties: { title: UNITS.get(sign) } },
      children: [text(sign)],
    });
    at = index + sign.length;
  }
  return [...nodes, text(value.slice(at))];
}

function text(value: string): Text {
  return { type: 'text', value };
}
