import { hostname } from 'node:os';
import { readRunConfig } from '#lib/config';
import { officeCommand } from './office/command';
import { systemTerminal } from './office/terminal';
import { run } from './run';

/** `npm run office`: the office reads what people sent, and makes the key that opens it. */
run(async () => {
  const readConfig = () => readRunConfig(hostname());
  process.exitCode = await officeCommand(process.argv.slice(2), readConfig, systemTerminal());
});
