/** The content codings in which the site sends its texts. */
export type ContentCoding = 'gzip' | 'identity';

/**
 * A member of `Accept-Encoding`: a coding or `*`, perhaps with its weight (RFC 9110, 12.4.2 and 12.5.3). Case does not
 * matter; blanks are spaces and tabs alone.
 */
const MEMBER = /^[ \t]*([!#$%&'*+.^_`|~\da-z-]+)(?:[ \t]*;[ \t]*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?[ \t]*$/i;

/** Other names of a coding (RFC 9110, 8.4.1.3). */
const ALIASES = new Map([['x-gzip', 'gzip']]);

/** Below every weight that can be written, and above 0, which refuses. */
const LEAST = 0.0001;

/**
 * Chooses the content coding that a request prefers, by `Accept-Encoding` (RFC 9110, 12.5.3): the one with the greater
 * weight, and gzip where both are the same, since it is shorter.
 * - Without the header, or with an empty one, the answer is `identity`: who names no coding may know none.
 * - `*` weighs what is not named. `identity` is acceptable, least of all, where neither it nor `*` is there.
 * - A member that cannot be read is passed over; a coding that is named twice has the smaller of its weights.
 * - Where nothing is acceptable, the answer is `identity` and not 406: a server may disregard the header then (12.4.1),
 *   and a page that a reader can almost certainly read is worth more than a refusal that has no other form either.
 */
export function chooseCoding(acceptEncoding: string | null): ContentCoding {
  const weights = weightsIn(acceptEncoding ?? '');
  const others = weights.get('*');
  const gzip = weights.get('gzip') ?? others ?? 0;
  const identity = weights.get('identity') ?? others ?? LEAST;
  return gzip > 0 && gzip >= identity ? 'gzip' : 'identity';
}

/** The weight of each member that can be read, 0 to 1, by its coding in lower case. */
function weightsIn(acceptEncoding: string): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const member of acceptEncoding.split(',')) {
    const [, coding, weight = '1'] = MEMBER.exec(member) ?? [];
    if (coding === undefined) continue;
    const name = ALIASES.get(coding.toLowerCase()) ?? coding.toLowerCase();
    weights.set(name, Math.min(weights.get(name) ?? 1, Number(weight)));
  }
  return weights;
}
