import { systemClock } from '#lib/clock';
import { readBuildConfig } from '#lib/config';
import { readTree } from '#lib/content/files/read-tree';
import { isError } from '#lib/content/problem';
import { loadContent } from '#lib/versions/load';
import { refuseArguments } from './command-line';
import { reportProblems } from './report';
import { run } from './run';

/** `npm run check`: validates `content/` without a build, and prints all problems. */
run(async () => {
  refuseArguments(process.argv.slice(2), 'npm run check');
  const { CONTENT_DIR } = readBuildConfig();
  const content = loadContent(await readTree(CONTENT_DIR), CONTENT_DIR, systemClock.now());
  reportProblems(content);
  if (content.problems.some(isError)) process.exitCode = 1;
});
