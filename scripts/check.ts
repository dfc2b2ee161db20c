import { systemClock } from '#lib/clock';
import { readBuildConfig } from '#lib/config';
import { readTree } from '#lib/content/files/read-tree';
import { blockingErrors, loadContent } from '#lib/versions/load';
import { refuseArguments } from './command-line';
import { reportProblems } from './report';
import { run } from './run';

/**
 * `npm run check`: validates `content/` without a build, and prints all problems. It fails for what would keep a build from
 * being made, and for nothing else: not for the errors of a draft.
 */
run(async () => {
  refuseArguments(process.argv.slice(2), 'npm run check');
  const { CONTENT_DIR } = readBuildConfig();
  const content = loadContent(await readTree(CONTENT_DIR), CONTENT_DIR, systemClock.now());
  reportProblems(content);
  if (blockingErrors(content).length > 0) process.exitCode = 1;
});
