/** Request headers that the framework adds to `Vary`; the gate admits none of them. */
const FRAMEWORK = /^(rsc|next-.+)$/;

/** Stand-in names for headers that the framework drops from a route's response, or does not let it replace. */
export const CONTENT_ENCODING = 'x-own-content-encoding';
export const CONTENT_LENGTH = 'x-own-content-length';
export const CONTENT_SECURITY_POLICY = 'x-own-content-security-policy';

const REAL_NAMES: Readonly<Record<string, string>> = {
  [CONTENT_ENCODING]: 'Content-Encoding',
  [CONTENT_LENGTH]: 'Content-Length',
  [CONTENT_SECURITY_POLICY]: 'Content-Security-Policy',
};

/** What of a response this module needs. */
interface HeaderWriter {
  setHeader(name: string, value: number | string | readonly string[]): unknown;
  appendHeader(name: string, value: string | readonly string[]): unknown;
  getHeader(name: string): number | string | string[] | undefined;
}

/**
 * Restores the response headers that the framework changes: `Content-Length`, `Content-Encoding` and
 * `Content-Security-Policy` of routes, and a `Vary` without the framework's own names, in one line (nginx before 1.23 reads
 * only one, and stores nothing with a long `Vary`).
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
