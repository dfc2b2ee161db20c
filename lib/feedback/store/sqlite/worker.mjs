// A new thread does not know TypeScript: this teaches it, and hands over. By `require`, which takes a third of the time:
// hooks of `import` run in a thread of their own, and would have to be asked for each module.
import { createRequire } from 'node:module';
import 'tsx/cjs';

createRequire(import.meta.url)('./worker.ts');
