import type { CompatStatement, Identifier, SimpleSupportStatement } from '@mdn/browser-compat-data';
import { OLDEST_ENGINES } from '#lib/site/style';

// What the oldest engines know, by MDN's data: https://github.com/mdn/browser-compat-data

/** How MDN calls what browserslist calls otherwise. */
const MDN_NAMES: Readonly<Record<string, string>> = { ios_saf: 'safari_ios' };

const ENGINES = OLDEST_ENGINES.map((engine) => {
  const [name = '', version = ''] = engine.split(' ');
  return { name: MDN_NAMES[name] ?? name, version: numbers(version.split('-')[0] ?? '') };
});

/** A statement of support that holds under a condition: the name that must be used in place of the plain one. */
type Condition = (statement: SimpleSupportStatement) => boolean;

/** What MDN knows below a name, step by step; undefined when it knows nothing. */
export function below(start: Identifier | undefined, ...steps: readonly string[]): Identifier | undefined {
  return steps.reduce<Identifier | undefined>(
    (here, step) => (here && Object.hasOwn(here, step) ? here[step] : undefined),
    start,
  );
}

/**
 * Whether every one of the oldest engines supports it wholly: under its plain name, without a setting, or under
 * another name (a prefix) where `isUsed` says that this one is used too.
 */
export function isOld(found: Identifier | undefined, isUsed: Condition = () => false): boolean {
  const support = found?.__compat?.support;
  return support !== undefined && ENGINES.every((engine) => isSupported(support, engine, isUsed));
}

function isSupported(
  support: CompatStatement['support'],
  { name, version }: (typeof ENGINES)[number],
  isUsed: Condition,
): boolean {
  const statements = Object.entries(support).find(([browser]) => browser === name)?.[1] ?? [];
  return [statements].flat().some((statement) => {
    if (statement.flags || statement.partial_implementation) return false;
    if ((statement.prefix || statement.alternative_name) && !isUsed(statement)) return false;
    return isSince(statement.version_added, version) && !isSince(statement.version_removed, version);
  });
}

function isSince(added: string | false | undefined, version: readonly number[]): boolean {
  if (!added || !/\d/.test(added)) return false;
  const since = numbers(added.replace('≤', ''));
  const differing = since.findIndex((number, index) => number !== (version[index] ?? 0));
  return differing === -1 || (since[differing] ?? 0) < (version[differing] ?? 0);
}

function numbers(version: string): number[] {
  return version.split('.').map(Number);
}
