import type { Emphasis, Nodes } from 'mdast';
import { matchRanges } from '#lib/content/language/spans';
import { replaceText, textNode } from '#lib/content/markdown/replace-text';

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

/**
 * Makes screen readers say the units in the texts of `tree`, in place: each sign becomes an `abbr` whose title is the
 * unit's name.
 */
export function expandUnits(tree: Nodes): void {
  replaceText(tree, (text) =>
    matchRanges(text, SIGN).map((range) => {
      const sign = text.slice(range.start, range.end);
      return { ...range, node: abbreviation(sign) };
    }),
  );
}

function abbreviation(sign: string): Emphasis {
  return {
    type: 'emphasis',
    data: { hName: 'abbr', hProperties: { title: UNITS.get(sign) } },
    children: [textNode(sign)],
  };
}
