import { parentPort, workerData } from 'node:worker_threads';
import { hashOfFile } from '#lib/content/files/file-hash';
import { treeFiles } from '#lib/content/files/read-tree';

/** Bytes from which on files are handed over: of a large folder nothing lies in memory twice for long. */
const BATCH_BYTES = 1024 * 1024;

/** Files that were read one after the other, and their bytes, which follow each other. */
export interface FileBatch {
  files: readonly { path: string; length: number; hash: string }[];
  bytes: Uint8Array<ArrayBuffer>;
}

// The program of a thread that reads a content folder (`tree-in-thread.ts`), and ends when all is handed over.
let read: [path: string, bytes: Uint8Array][] = [];
let size = 0;
for (const file of treeFiles(workerData.directory)) {
  read.push(file);
  size += file[1].length;
  if (size >= BATCH_BYTES) handOver();
}
handOver();

function handOver(): void {
  const bytes = new Uint8Array(size);
  let end = 0;
  const files = read.map(([path, content]) => {
    bytes.set(content, end);
    end += content.length;
    return { path, length: content.length, hash: hashOfFile(content) };
  });
  parentPort?.postMessage({ files, bytes } satisfies FileBatch, [bytes.buffer]);
  read = [];
  size = 0;
}
