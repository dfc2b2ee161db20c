/** The code that an error carries, such as the system's `ENOENT` or SQL's `53100`; empty where there is none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
