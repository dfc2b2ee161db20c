import { hostname } from 'node:os';
import { isNamed, readInnerConfig, readRunConfig } from '#lib/config';
import { takeSettings } from './command-line';
import { officeCommand } from './office/command';
import { systemTerminal } from './office/terminal';
import { run } from './run';
import { checkFolder, readLastData } from './server/last-data';

/** `npm run office`: lets the office read submissions, and generate the key that decrypts them. */
run(async () => {
  const args = takeSettings(process.argv.slice(2), ['data']);
  const { DISCLOSURE_OUTPUT: output, DISCLOSURE_TRIAL: trial } = readInnerConfig();
  const last = trial === undefined ? await readLastData(output) : null;
  const readConfig = () => {
    const config = readRunConfig(hostname());
    const named = { ...config, isFolderNamed: isNamed('DATA_DIR') };
    const reminder = checkFolder(named, last, (option) => `npm run office -- ${option} …`);
    if (reminder !== null) console.error(reminder);
    return config;
  };
  process.exitCode = await officeCommand(args, readConfig, systemTerminal());
});
