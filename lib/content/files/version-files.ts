/** The folder, below a notice's, in which its versions are kept. */
export const VERSIONS_FOLDER = 'versions';

/** What keeps a withdrawal, in that folder. */
export const WITHDRAWAL_FILE = 'withdrawn.json';

/** What keeps every edition of an outcome, in that folder. */
export const OUTCOME_FILE = 'outcome.json';

/** A version's text and what is known of it, by its number. */
const VERSION_FILE = /^([1-9]\d{0,2})\.(?:txt|json)$/;

/** Whether a path below a notice's folder is that of something kept. */
export function isRecordFile(path: string): boolean {
  return path.startsWith(`${VERSIONS_FOLDER}/`);
}

/** The name, within the folder of versions, of what lies at `path`. */
export function recordFileName(path: string): string {
  return path.slice(VERSIONS_FOLDER.length + 1);
}

/** The number of the version that a file of that name belongs to; null for any other name. */
export function versionNumberIn(name: string): number | null {
  const number = VERSION_FILE.exec(name)?.[1];
  return number === undefined ? null : Number(number);
}
