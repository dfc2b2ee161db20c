import { systemClock } from '#lib/clock';
import { readBuildConfig, readInnerConfig } from '#lib/config';
import { buildStore } from '#lib/site/build/builds';
import { manifestOf } from '#lib/site/build/make-build';
import type { Loss } from '#lib/site/losses/loss';
import { compareWithPrevious } from '#lib/site/losses/previous-build';
import { blockingErrors } from '#lib/versions/load';
import { readSettings } from './command-line';
import { readCheckedContent } from './content/checked-content';
import { isAlive } from './processes';
import { reportProblems } from './report';
import { run, systemErrorText } from './run';

/**
 * `npm run check`: validates `content/` without a build, compares it with the build that is there, and prints all problems.
 * It fails for what would keep a build from being made, and for nothing else: not for the errors of a draft.
 */
run(async () => {
  readSettings(process.argv.slice(2), 'npm run check', ['content', 'site-url']);
  const { SITE_URL: siteUrl, CONTENT_DIR: contentDir } = readBuildConfig();
  const now = systemClock.now();
  const { tree, content } = await readCheckedContent(contentDir, now);
  const { publisher } = content;
  const losses: Loss[] = [];
  // Of content with errors nobody can tell what a build of it would hold.
  if (publisher && blockingErrors(content).length === 0) {
    const { DISCLOSURE_OUTPUT } = readInnerConfig();
    const after = manifestOf({ ...content, publisher, tree, siteUrl, contentDir });
    const builds = await buildStore(DISCLOSURE_OUTPUT, isAlive).whole().catch(noneIfClosed);
    losses.push(...(await compareWithPrevious(builds, after, now)).losses);
  }
  reportProblems(content, losses);
  if (blockingErrors(content).length + losses.length > 0) process.exitCode = 1;
});

/** Content can be checked where another account's builds cannot be read; what it is not compared with is said. */
function noneIfClosed(error: unknown): string[] {
  const trouble = systemErrorText(error);
  if (trouble === null) throw error;
  console.warn(`提醒：读不到以前的构建，没有和它比较有没有拿掉读者已经看到的内容。${trouble}\n`);
  return [];
}
