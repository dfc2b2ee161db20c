const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
};

/** The file extensions allowed for pictures. */
export const PICTURE_ENDINGS: readonly string[] = Object.keys(TYPES);

/** Returns the media type of a picture by its file extension; null for anything else. SVG is excluded: it may contain script. */
export function pictureType(path: string): string | null {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  return TYPES[ending] ?? null;
}
