// A new thread does not know TypeScript: this teaches it, and hands over.
import { register } from 'tsx/esm/api';

register();
await import('./sqlite-worker.ts');
