import { hostname } from 'node:os';
import { readRunConfig } from '#lib/config';
import { officeCommand } from './office/command';
import { systemTerminal } from './office/terminal';
import { run } from './run';

/** `npm run office`: lets the office read submissions, and generate the key that decrypts them. */
run(async () => {
  const readConfig = () => readRunConfig(hostname());
  process.exitCode = await officeCommand(process.argv.slice(2), readConfig, systemTerminal());
});
