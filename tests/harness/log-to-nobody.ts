import { setImmediate as turn } from 'node:timers/promises';
import { run } from '../../scripts/run';

// A command whose output nobody reads any more: it prints, goes on, and tells its parent that it came to its end.
run(async () => {
  await new Promise((resolve) => process.once('message', resolve));
  for (let line = 0; line < 3; line += 1) {
    console.log('printed');
    console.error('printed');
    await turn();
  }
  process.send?.('ended');
  process.disconnect();
});
