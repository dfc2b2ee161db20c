/** The `code` of an error, such as the system's `ENOENT` or SQLSTATE `53100`; empty where it has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
