import compat, { type Identifier, type SimpleSupportStatement } from '@mdn/browser-compat-data/forLegacyNode';
import doiuse from 'doiuse';
import postcss, { type AtRule, type Declaration, type Root, type Rule } from 'postcss';
import { OLDEST_ENGINES } from '#lib/site/style';
import { below, isOld } from './compat';
import type { Finding } from './newer-features';

// What of a style sheet the oldest engines do not know: by doiuse, which asks caniuse, and, since doiuse knows
// few properties and no values, by MDN's data for every property, value, unit, function, selector and at-rule.

const { css } = compat;

/** What MDN's data does not tell. */
const SYSTEM_COLOUR =
  /^(accentcolor|accentcolortext|activetext|buttonborder|canvas|canvastext|field|fieldtext|linktext|mark|marktext|selecteditem|selecteditemtext|visitedtext)$/;

/** Everything in a style sheet that is newer than the oldest engines, each finding once, in order. */
export async function newerCss(style: string): Promise<Finding[]> {
  const root = postcss.parse(style);
  const found = [...(await byDoiuse(style)), ...byMdn(root)];
  const once = new Map(found.map((finding) => [`${finding.feature} ${finding.use}`, finding]));
  return [...once.values()];
}

/** What doiuse says that one of the engines lacks; what is known in part is for MDN's data to tell. */
async function byDoiuse(style: string): Promise<Finding[]> {
  const found: Finding[] = [];
  const linter = doiuse({
    browsers: [...OLDEST_ENGINES],
    onFeatureUsage: ({ feature, featureData, usage }) => {
      if (featureData?.missing) found.push({ feature, use: asWritten(usage.toString()) });
    },
  });
  await postcss([linter]).process(style, { from: undefined });
  return found;
}

/** A declaration or what stands before the block, as it stands in the minified sheet. */
function asWritten(text: string): string {
  return text.replace(/\{[\s\S]*/, '').trim();
}

function byMdn(root: Root): Finding[] {
  const found: Finding[] = [];
  root.walk((node) => {
    if (node.type === 'atrule') found.push(...inAtRule(node));
    if (node.type === 'rule') found.push(...inSelector(node));
    if (node.type === 'decl') found.push(...inDeclaration(node, root));
  });
  return found;
}

function inAtRule({ name, params }: AtRule): Finding[] {
  const use = `@${name} ${params}`.trim();
  const plain = name.replace(/^-(webkit|moz)-/, '');
  const rule = check(['at-rules', plain], use);
  if (plain !== 'media') return rule;
  const asked = Array.from(params.matchAll(/\(\s*([a-z-]+)/g), ([, word = '']) =>
    word.replace(/^(min|max)-/, ''),
  ).filter((word) => word !== 'not');
  const range = /[<>=]/.test(params) ? check(['at-rules', 'media', 'range_syntax'], use) : [];
  return [...rule, ...range, ...asked.flatMap((word) => check(['at-rules', 'media', word], use))];
}

function inSelector(rule: Rule): Finding[] {
  if (rule.parent?.type === 'atrule' && 'name' in rule.parent && /keyframes$/.test(String(rule.parent.name)))
    return [];
  const nested = rule.parent?.type === 'rule' ? check(['selectors', 'nesting'], rule.selector) : [];
  const bare = rule.selector.replace(/"[^"]*"|'[^']*'/g, '');
  const names = Array.from(bare.matchAll(/::?([a-z][a-z-]*)/g), ([, name = '']) => name);
  const ofList = /:not\([^()]*,/.test(bare)
    ? check(['selectors', 'not', 'selector_list'], rule.selector)
    : [];
  return [...nested, ...ofList, ...names.flatMap((name) => check(['selectors', name], rule.selector))];
}

function inDeclaration(declaration: Declaration, root: Root): Finding[] {
  const { prop, value, parent } = declaration;
  if (prop.startsWith('-webkit-') || prop.startsWith('-moz-')) return [];
  const use = `${prop}:${value}`;
  const siblings = parent?.type === 'rule' ? (parent.nodes ?? []) : [];
  const others = siblings.filter((node) => node.type === 'decl');
  const isUsed = ({ prefix, alternative_name }: SimpleSupportStatement) =>
    others.some(({ prop: other, value: words }) =>
      prefix
        ? other === prefix + prop || (other === prop && words.startsWith(prefix))
        : other === alternative_name,
    );
  const inPage = parent?.type === 'atrule' && 'name' in parent && parent.name === 'page';
  if (prop.startsWith('--')) return inWords(value, [], use, isUsed);
  if (inPage && below(css, 'at-rules', 'page', prop)) return check(['at-rules', 'page', prop], use, isUsed);
  const ofProperty = check(['properties', prop], use, isUsed);
  if (ofProperty.length > 0) return ofProperty;
  const before = others.slice(0, others.indexOf(declaration)).filter((other) => other.prop === prop);
  const hasFallBack = before.some((other) => inWords(other.value, [prop], use).length === 0);
  return [
    ...(hasFallBack ? [] : inWords(value, [prop], use, isUsed)),
    ...(isGapOutsideGrid(declaration, root) ? [{ feature: 'css.properties.gap.flex_context', use }] : []),
  ];
}

/** Every keyword, function and unit of a value that MDN knows, for this property or among the types. */
function inWords(
  value: string,
  property: readonly string[],
  use: string,
  isUsed: (statement: SimpleSupportStatement) => boolean = () => false,
): Finding[] {
  const bare = value.replace(/"[^"]*"|'[^']*'|url\([^)]*\)|--[\w-]+/g, ' ').toLowerCase();
  const words = bare.match(/(?<![\w#.-])-?[a-z][a-z-]*\(?/g) ?? [];
  const units = Array.from(bare.matchAll(/[\d.]([a-z]+)/g), ([, unit = '']) => unit);
  const ofWords = words.flatMap((word) => {
    const name = word.replace('(', '').replace(/^-(webkit|moz)-/, '');
    if (SYSTEM_COLOUR.test(name)) return [{ feature: 'css.types.color.system-color', use }];
    const ofProperty = property.flatMap((prop) => {
      const path = ['properties', prop, name];
      return below(css, ...path)?.__compat ? [check(path, use, isUsed)] : [];
    });
    const ofType = word.endsWith('(') ? typesNamed(name) : [];
    return ofProperty[0] ?? ofType.flatMap((path) => check(path, use, isUsed));
  });
  return [...ofWords, ...units.flatMap((unit) => unitsNamed(unit).flatMap((path) => check(path, use)))];
}

/** Where MDN has a function: a type of its own, or one of a type's. */
function typesNamed(name: string): string[][] {
  const types = below(css, 'types');
  if (below(types, name)?.__compat) return [['types', name]];
  return Object.keys(types ?? {})
    .filter((type) => below(types, type, name)?.__compat)
    .map((type) => ['types', type, name])
    .slice(0, 1);
}

const DYNAMIC = /^([dls])v(w|h|i|b|min|max)$/;
const KINDS: Readonly<Record<string, string>> = { d: 'dynamic', l: 'large', s: 'small' };

/** Where MDN has a unit. */
function unitsNamed(unit: string): string[][] {
  const dynamic = DYNAMIC.exec(unit)?.[1];
  if (dynamic) return [['types', 'length', `viewport_percentage_units_${KINDS[dynamic]}`]];
  if (/^cq/.test(unit)) return [['types', 'length', 'container_query_length_units']];
  return below(css, 'types', 'length', unit)?.__compat ? [['types', 'length', unit]] : [];
}

/** Engines of 2019 know `gap` in grids alone: its selector must make one somewhere, and nowhere a flex box. */
function isGapOutsideGrid({ prop, parent }: Declaration, root: Root): boolean {
  if (!/^(row-|column-)?gap$/.test(prop) || parent?.type !== 'rule' || !('selector' in parent)) return false;
  const displays: string[] = [];
  root.walkRules((rule) => {
    if (rule.selector === parent.selector)
      rule.walkDecls('display', ({ value }) => void displays.push(value));
  });
  return !displays.some((value) => /grid$/.test(value)) || displays.some((value) => /flex$/.test(value));
}

function check(
  path: readonly string[],
  use: string,
  isUsed?: (statement: SimpleSupportStatement) => boolean,
): Finding[] {
  const found: Identifier | undefined = below(css, ...path);
  return isOld(found, isUsed) ? [] : [{ feature: ['css', ...path].join('.'), use }];
}
