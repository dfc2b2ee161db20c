import { type FileHandle, open } from 'node:fs/promises';
import type { ByteRange } from '#lib/http/file-answer';

/** How much of a file is read at a time, in bytes. */
const PIECE = 64 * 1024;

/**
 * Reads a file, or a part of it, piece by piece, each when it is asked for; nothing is opened before the first. Node's own
 * streams, turned into one of the web, throw where nobody can catch it when a reader leaves.
 */
export function fileStream(
  path: string,
  { first, last }: ByteRange = { first: 0, last: Number.POSITIVE_INFINITY },
): ReadableStream<Uint8Array> {
  let at = first;
  let opened: FileHandle | null = null;
  let hasLeft = false;
  const close = async () => {
    const handle = opened;
    opened = null;
    await handle?.close();
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          opened ??= await open(path);
          const most = Math.min(PIECE, last + 1 - at);
          const { bytesRead, buffer } = await opened.read(new Uint8Array(PIECE), 0, most, at);
          if (hasLeft) return await close();
          at += bytesRead;
          if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead));
          await close();
          controller.close();
        } catch (error) {
          await close();
          throw error;
        }
      },
      async cancel() {
        hasLeft = true;
        await close();
      },
    },
    { highWaterMark: 0 },
  );
}
