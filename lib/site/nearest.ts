import { distance } from 'fastest-levenshtein';
import { plainDigits } from '#lib/content/language/half-width';

/** A page to which a reader may have wanted to go. */
export interface Suggestion {
  path: string;
  /** What the page is called. */
  name: string;
}

/** Most pages that are suggested. */
const MOST = 3;

/** Longer addresses are nobody's slip, in characters. */
const LONGEST = 300;

/** Steps of an address that are looked at. */
const STEPS = 4;

/** How much of a name must be there for it to be a link that was cut off, in characters. */
const SHORTEST_START = 6;

/** Endings that people and old systems put after an address. */
const ENDING = /\.(?:html?|json|txt|png|pdf|ics|md|aspx?|php|jsp)$/;

/**
 * The pages among `known` whose addresses are near the one that was asked for, nearest first, at most three: with a
 * few letters wrong, in capitals or full width, without hyphens, cut off, or with something stuck to its end. Only
 * what is in `known` is ever suggested.
 * @param asked a path, percent-encoded or not; whatever it holds, this throws nothing and takes little time.
 */
export function nearestPages(asked: string, known: readonly Suggestion[]): Suggestion[] {
  const steps = stepsOf(asked);
  if (steps.length === 0) return [];
  return known
    .map((page) => ({ page, faults: faultsOf(steps, page.path) }))
    .filter(({ faults }) => faults !== null)
    .sort((a, b) => (a.faults ?? 0) - (b.faults ?? 0))
    .slice(0, MOST)
    .map(({ page }) => page);
}

/** The steps of an address as its writer meant them: what follows the last letter of an address is not of it. */
function stepsOf(asked: string): string[] {
  if (asked.length > LONGEST) return [];
  return plainDigits(decoded(asked))
    .toLowerCase()
    .replace(/[_\s+]+/g, '-')
    .split('/')
    .map((step) => (/^[\w.-]*/.exec(step)?.[0] ?? '').replace(/[.-]+$/, '').replace(ENDING, ''))
    .filter((step) => step !== '')
    .slice(0, STEPS);
}

function decoded(asked: string): string {
  try {
    return decodeURIComponent(asked);
  } catch {
    return asked;
  }
}

/**
 * How far the nearest of `steps` is from what names a page, the last step of its path; null when none is near enough.
 * A page at the top is meant by an address of one step alone: `/notices` is in every notice's.
 */
function faultsOf(steps: readonly string[], path: string): number | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (path.lastIndexOf('/') === 0 && steps.length > 1) return null;
  let least: number | null = null;
  for (const step of steps) {
    const faults = faultsIn(step, name);
    if (faults !== null && (least === null || faults < least)) least = faults;
  }
  return least;
}

function faultsIn(step: string, name: string): number | null {
  const allowed = Math.min(4, Math.floor((name.length + 1) / 4));
  // A start counts as one fault, and a little for each letter that is missing.
  if (step.length >= SHORTEST_START && name.startsWith(step)) return 1 + (name.length - step.length) / 100;
  if (Math.abs(step.length - name.length) > allowed) return null;
  const faults = distance(step, name);
  return faults <= allowed ? faults : null;
}
