/**
 * A backup cannot be made, read or put back. The message is Chinese, in whole sentences, and says what to do; it stands by
 * itself in the log and on a terminal.
 */
export class CopyError extends Error {
  override name = 'CopyError';
}
