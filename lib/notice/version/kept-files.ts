/** The folder, below a notice's, in which its versions are kept. */
export const VERSIONS = 'versions';

/** Whether a path below a notice's folder is that of something kept. */
export function isKept(path: string): boolean {
  return path.startsWith(`${VERSIONS}/`);
}

/** The name, within the folder of versions, of what lies at `path`. */
export function keptName(path: string): string {
  return path.slice(VERSIONS.length + 1);
}
