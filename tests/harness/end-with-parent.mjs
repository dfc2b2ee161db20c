// Preloaded into a server under test: it ends, and removes its folder (that of TEST_CLOCK), when the process that started
// it does, however that ends; its standard input is a pipe from there.
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { isMainThread } from 'node:worker_threads';

// The processes that the server starts have a channel to it, and end with it.
if (isMainThread && !process.send) {
  process.stdin.once('end', () => {
    rmSync(dirname(process.env.TEST_CLOCK), { recursive: true, force: true });
    process.kill(process.pid, 'SIGKILL');
  });
  process.stdin.resume();
}
