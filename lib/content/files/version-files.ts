/** The folder of a notice's records, in the notice's own. */
export const VERSIONS_FOLDER = 'versions';

/** The record of a withdrawal, in that folder. */
export const WITHDRAWAL_FILE = 'withdrawn.json';

/** The record of every edition of an outcome, in that folder. */
export const OUTCOME_FILE = 'outcome.json';

/** A version's text and its record, by number. */
const VERSION_FILE = /^([1-9]\d{0,2})\.(?:txt|json)$/;

/** Whether a path in a notice's folder is that of a record. */
export function isRecordFile(path: string): boolean {
  return path.startsWith(`${VERSIONS_FOLDER}/`);
}

/** Returns the name of a record's file, relative to its folder. */
export function recordFileName(path: string): string {
  return path.slice(VERSIONS_FOLDER.length + 1);
}

/** Parses the version number of a record's file name; null for any other name. */
export function versionNumberIn(name: string): number | null {
  const number = VERSION_FILE.exec(name)?.[1];
  return number === undefined ? null : Number(number);
}
