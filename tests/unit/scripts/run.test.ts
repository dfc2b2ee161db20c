import { fork } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

test('a command goes on when nobody reads its output any more', async () => {
  const command = fork('tests/harness/log-to-nobody.ts', {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = once(command, 'message');
  const exited = once(command, 'exit');
  command.stdout?.destroy();
  command.stderr?.destroy();
  command.send('nobody reads');
  expect(await Promise.race([ended, exited])).toEqual(['ended', undefined]);
  expect(await exited).toEqual([0, null]);
});
