/** Request headers on which the framework says that its answers depend; the gate lets none of them through. */
const FRAMEWORK = /^(rsc|next-.+)$/;

/** What of a response this module needs. */
interface HeaderWriter {
  setHeader(name: string, value: number | string | readonly string[]): unknown;
  appendHeader(name: string, value: string | readonly string[]): unknown;
  getHeader(name: string): number | string | string[] | undefined;
}

/**
 * Keeps `Vary` to what answers of this site depend on, in one line: nginx before 1.23 heeds only one, and keeps
 * nothing whose `Vary` is long.
 */
export function keepOwnVary(response: HeaderWriter): void {
  const set = response.setHeader.bind(response);
  const append = response.appendHeader.bind(response);
  response.setHeader = (name, value) => {
    if (name.toLowerCase() !== 'vary') return set(name, value);
    const own = ownNames(value);
    return own.length > 0 ? set(name, own.join(', ')) : response;
  };
  response.appendHeader = (name, value) => {
    if (name.toLowerCase() !== 'vary') return append(name, value);
    return response.setHeader(name, [...ownNames(response.getHeader(name) ?? ''), ...ownNames(value)]);
  };
}

function ownNames(value: number | string | readonly string[]): string[] {
  const names = [value].flat().join(',').split(',');
  return [
    ...new Set(
      names.map((name) => name.trim()).filter((name) => name !== '' && !FRAMEWORK.test(name.toLowerCase())),
    ),
  ];
}
