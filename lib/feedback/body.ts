/** Largest body of a post, in bytes: 5,000 family emoji are that large when encoded. */
export const BODY_LIMIT = 512 * 1024;

/** The media type that the form posts. */
export const FORM_TYPE = 'application/x-www-form-urlencoded';

/** Whether a `Content-Type` is that of the form, whatever its parameters. */
export function isFormType(contentType: string | null): boolean {
  return contentType?.split(';')[0]?.trim().toLowerCase() === FORM_TYPE;
}

/**
 * The fields of a posted form, or null as soon as more than `limit` bytes have come, whatever length was
 * announced. Percent rubbish is text.
 */
export async function readForm(
  body: ReadableStream<Uint8Array> | null,
  limit = BODY_LIMIT,
): Promise<URLSearchParams | null> {
  const chunks: Uint8Array[] = [];
  const reader = body?.getReader();
  let size = 0;
  for (let piece = await reader?.read(); piece?.value; piece = await reader?.read()) {
    size += piece.value.byteLength;
    if (size > limit) {
      if (reader) void discard(reader);
      return null;
    }
    chunks.push(piece.value);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

/** Takes in the rest and keeps nothing of it: on a connection whose body stands half read no request can follow. */
async function discard(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  try {
    while (!(await reader.read()).done);
  } catch {
    // Whoever sent it has gone.
  }
}
