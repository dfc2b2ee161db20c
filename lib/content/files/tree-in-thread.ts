import { Worker } from 'node:worker_threads';
import { memoizeFileHash } from '#lib/content/files/file-hash';
import { readTree } from '#lib/content/files/read-tree';
import type { FileBatch } from '#lib/content/files/tree-thread';
import type { ContentTree } from '#lib/content/source';

/** The program of the thread, bundled as a module; undefined where this one was not bundled itself. */
declare const TREE_THREAD: string;

/**
 * Reads and hashes all files below `directory`, as `readTree` does, in a thread: meanwhile this one can do something else.
 * @throws as `readTree`; Error when the thread ends before its time.
 */
export function readTreeInThread(directory: string): Promise<ContentTree> {
  if (typeof TREE_THREAD === 'undefined') return readTree(directory);
  // It needs nothing that this one preloads.
  const options = { workerData: { directory }, env: {}, execArgv: [] };
  const thread = new Worker(new URL(`data:text/javascript,${encodeURIComponent(TREE_THREAD)}`), options);
  const tree = new Map<string, Uint8Array>();
  thread.on('message', ({ files, bytes }: FileBatch) => {
    let end = 0;
    for (const { path, length, hash } of files) {
      const content = Buffer.from(bytes.buffer, end, length);
      end += length;
      memoizeFileHash(content, hash);
      tree.set(path, content);
    }
  });
  return new Promise((resolve, reject) => {
    thread.on('error', reject);
    thread.on('exit', (code) => {
      if (code === 0) resolve(tree);
      else reject(new Error(`the thread that reads ${directory} ended with ${code}`));
    });
  });
}
