/** Request headers on which the framework says that its answers depend; the gate lets none of them through. */
const FRAMEWORK = /^(rsc|next-.+)$/;

/** The framework drops these from a route's response; so a route gives them under these names. */
export const CONTENT_ENCODING = 'x-own-content-encoding';
export const CONTENT_LENGTH = 'x-own-content-length';

const REAL_NAMES: Readonly<Record<string, string>> = {
  [CONTENT_ENCODING]: 'Content-Encoding',
  [CONTENT_LENGTH]: 'Content-Length',
};

/** What of a response this module needs. */
interface HeaderWriter {
  setHeader(name: string, value: number | string | readonly string[]): unknown;
  appendHeader(name: string, value: string | readonly string[]): unknown;
  getHeader(name: string): number | string | string[] | undefined;
}

/**
 * Gives a response this site's own headers where the framework has its way with them: length and encoding of
 * what a route answers, and a `Vary` with what its answers depend on alone, in one line (nginx before 1.23 heeds
 * only one, and keeps nothing whose `Vary` is long).
 */
export function keepOwnHeaders(response: HeaderWriter): void {
  const set = response.setHeader.bind(response);
  const append = response.appendHeader.bind(response);
  response.setHeader = (name, value) => {
    if (name.toLowerCase() !== 'vary') return set(REAL_NAMES[name.toLowerCase()] ?? name, value);
    const own = ownNames(value);
    return own.length > 0 ? set(name, own.join(', ')) : response;
  };
  response.appendHeader = (name, value) => {
    const real = REAL_NAMES[name.toLowerCase()];
    if (real) return set(real, value);
    if (name.toLowerCase() !== 'vary') return append(name, value);
    return response.setHeader(name, [...ownNames(response.getHeader(name) ?? ''), ...ownNames(value)]);
  };
}

function ownNames(value: number | string | readonly string[]): string[] {
  const names = [value].flat().join(',').split(',');
  const own = names
    .map((name) => name.trim())
    .filter((name) => name !== '' && !FRAMEWORK.test(name.toLowerCase()));
  return [...new Set(own)];
}
