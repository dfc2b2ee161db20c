import { hostname } from 'node:os';
import { isNamed, readInnerConfig, readRunConfig } from '#lib/config';
import { officeCommand } from './office/command';
import { systemTerminal } from './office/terminal';
import { run } from './run';
import { readLastData, refuseForgotten } from './server/last-data';

/** `npm run office`: lets the office read submissions, and generate the key that decrypts them. */
run(async () => {
  const { DISCLOSURE_OUTPUT: output, DISCLOSURE_TRIAL: trial } = readInnerConfig();
  const last = trial === undefined ? await readLastData(output) : null;
  const readConfig = () => {
    const config = readRunConfig(hostname());
    refuseForgotten({ ...config, isFolderNamed: isNamed('DATA_DIR') }, last, 'npm run office -- …');
    return config;
  };
  process.exitCode = await officeCommand(process.argv.slice(2), readConfig, systemTerminal());
});
