const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
};

/** The endings that a picture's file may have. */
export const PICTURE_ENDINGS: readonly string[] = Object.keys(TYPES);

/** The media type of a picture by its file's ending; null for anything else: SVG may hold script. */
export function pictureType(path: string): string | null {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  return TYPES[ending] ?? null;
}
