import { distance } from 'fastest-levenshtein';
import { normalizeDigits } from '#lib/content/language/half-width';

/** A page suggested for an unknown address. */
export interface Suggestion {
  path: string;
  /** The page's title. */
  name: string;
}

/** Most pages that are suggested. */
const MOST = 3;

/** Longest address, in characters, for which pages are suggested. */
const LONGEST = 300;

/** Most path segments that are compared. */
const STEPS = 4;

/** Shortest prefix, in characters, that counts as a truncated link. */
const SHORTEST_START = 6;

/** File endings that people and old systems append to an address. */
const ENDING = /\.(?:html?|json|txt|png|pdf|ics|md|aspx?|php|jsp)$/;

/**
 * Suggests up to three of the `known` pages whose addresses are most similar to an unknown one, nearest first: with a few
 * letters wrong, in capitals or full width, without hyphens, truncated, or with something appended.
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

/** The normalised path segments of an address, without what was appended to it. */
function stepsOf(asked: string): string[] {
  if (asked.length > LONGEST) return [];
  return normalizeDigits(decoded(asked))
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
 * The edit distance from the nearest of `steps` to the last segment of a page's path; null when none is near enough. A
 * top-level page is compared with addresses of one segment alone: `/notices` is part of every notice's address.
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
