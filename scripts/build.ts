import { systemClock } from '#lib/clock';
import { type BuildConfig, readBuildConfig, readInnerConfig } from '#lib/config';
import { readTree } from '#lib/content/files/read-tree';
import { isLoopback } from '#lib/model/addresses';
import { selectPdfs } from '#lib/pdf/published-pdf';
import { buildStore } from '#lib/site/builds';
import { type BuildInput, finishPages, writeBuildInput, writePictures } from '#lib/site/make-build';
import { blockingErrors, loadContent } from '#lib/versions/load';
import { refuseArguments } from './command-line';
import { startPrerendering } from './prerender';
import { isAlive } from './processes';
import { reportProblems } from './report';
import { CommandError, run } from './run';
import { writeFrameworkTypes } from './server/framework';
import { bundleStyles } from './styles';

/** `npm run build`: checks `content/`, prerenders every page, and only then makes the build the one to serve. */
run(async () => {
  refuseArguments(process.argv.slice(2), 'npm run build');
  const config = readBuildConfig();
  const { DISCLOSURE_OUTPUT: output } = readInnerConfig();
  const store = buildStore(output, isAlive);
  const { name, directory } = await store.create(process.pid);
  await writeFrameworkTypes(output);
  // The application compiles while content is read: both take their time, and neither needs the other.
  const prerendering = startPrerendering(directory);
  try {
    const input = await readInput(config);
    await writeBuildInput(directory, input);
    console.log('正在生成页面……');
    // In this process while the framework prerenders in its own.
    await writePictures(directory, input);
    await prerendering.finished();
    const published = input.notices.filter((notice) => notice.published !== null);
    await finishPages(
      directory,
      published.map(({ slug }) => slug),
    );
    await store.publish(name);
    console.log(`构建完成：${published.length} 篇通报。用 npm start 启动网站。`);
  } catch (error) {
    await prerendering.giveUp();
    await store.discard(name);
    throw error;
  }
});

/** Loads the input of the build. @throws CommandError when `content/` has errors, which are printed. */
async function readInput({ SITE_URL, CONTENT_DIR }: BuildConfig): Promise<BuildInput> {
  const tree = await readTree(CONTENT_DIR);
  const content = loadContent(tree, CONTENT_DIR, systemClock.now());
  reportProblems(content);
  const { publisher, notices, redirects } = content;
  if (!publisher || blockingErrors(content).length > 0)
    throw new CommandError('没有构建。网站上仍是上一次构建的内容。');
  if (isLoopback(SITE_URL))
    console.warn(`提醒：SITE_URL 是 ${SITE_URL}，只有本机能访问；正式发布前请设为网站的地址。`);
  reportStalePdfs({ tree, notices, siteUrl: SITE_URL });
  return {
    publisher,
    notices,
    redirects,
    tree,
    styles: await bundleStyles(),
    siteUrl: SITE_URL,
    contentDir: CONTENT_DIR,
  };
}

/** Warns of the PDFs beside the content that are out of date, and why. */
function reportStalePdfs(input: Pick<BuildInput, 'tree' | 'notices' | 'siteUrl'>): void {
  const { published, refused } = selectPdfs(input);
  const now = systemClock.now();
  const past = [...published].filter(([, { facts }]) => facts.until !== null && facts.until <= now);
  const reasons = past.map(([slug]) => ({ slug, reason: '上面没有后来的更正、撤回等记录' }));
  for (const { slug, reason } of [...refused, ...reasons])
    console.warn(`提醒：${slug} 的 PDF 没有发布：${reason}。请运行 npm run notice -- pdf ${slug} 重新生成。`);
}
