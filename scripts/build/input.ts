import { type Instant, systemClock } from '#lib/clock';
import type { BuildConfig } from '#lib/config';
import { isLoopback } from '#lib/model/addresses';
import { momentOf } from '#lib/model/date';
import { selectPdfs } from '#lib/pdf/published-pdf';
import type { buildStore } from '#lib/site/build/builds';
import { type BuildInput, manifestOf } from '#lib/site/build/make-build';
import type { Manifest } from '#lib/site/build/manifest';
import type { PublicFacts } from '#lib/site/losses/comparison';
import { formatLosses, type Loss, lossLine } from '#lib/site/losses/loss';
import { compareWithPrevious } from '#lib/site/losses/previous-build';
import { blockingErrors } from '#lib/versions/load';
import { readCheckedContent } from '../content/checked-content';
import { reportProblems } from '../report';
import { CommandError } from '../run';
import { bundleStyles } from '../styles';

/** What the end of a build that was not made says. */
export const NOT_BUILT = '没有构建。网站上仍是上一次构建的内容。';

type Store = Pick<ReturnType<typeof buildStore>, 'whole'>;

/**
 * Loads the input of the build, and what readers will learn of it.
 * @throws CommandError when it may not be built; why is printed.
 */
export async function readInput(
  { SITE_URL: siteUrl, CONTENT_DIR: contentDir }: BuildConfig,
  store: Store,
  reason: string | null,
): Promise<{ input: BuildInput; manifest: Manifest }> {
  const now = systemClock.now();
  const { tree, content } = await readCheckedContent(contentDir, now);
  const { publisher, notices } = content;
  if (!publisher || blockingErrors(content).length > 0) {
    reportProblems(content);
    throw new CommandError(NOT_BUILT);
  }
  const input = { ...content, publisher, tree, siteUrl, contentDir };
  const facts = manifestOf(input);
  const compared = await compareWithPrevious(await store.whole(), facts, now);
  const { losses, acceptedLosses, otherFolder, isUnreadable } = compared;
  reportProblems(content, reason === null ? losses : []);
  if (losses.length > 0 && reason === null) throw new CommandError(NOT_BUILT);
  if (otherFolder !== null)
    console.warn(
      `提醒：上一次构建的内容来自 ${otherFolder}，不是 ${contentDir}。读者在那次构建里看到的，没有和它比较；网站搬了内容文件夹的，请核对一遍。`,
    );
  if (isUnreadable)
    console.warn('提醒：上一次构建是这个程序的另一个版本做的，没有和它比较有没有拿掉读者已经看到的内容。');
  if (isLoopback(siteUrl))
    console.warn(`提醒：SITE_URL 是 ${siteUrl}，只有本机能访问；正式发布前请设为网站的地址。`);
  reportStalePdfs({ tree, notices, siteUrl });
  const styles = await bundleStyles();
  const allAccepted = [...acceptedLosses, ...acceptance(losses, reason, now)];
  return { input: { ...input, styles }, manifest: { ...facts, acceptedLosses: allAccepted } };
}

/** The entry of a manifest for what a build takes away on purpose; none where it takes away nothing. */
export function acceptance(
  losses: readonly Loss[],
  reason: string | null,
  now: Instant,
): Manifest['acceptedLosses'] {
  if (reason === null) return [];
  if (losses.length === 0) {
    console.log('和上一次构建相比，没有拿掉什么，--accept-loss 的理由没有记下。');
    return [];
  }
  const lines = losses.map(lossLine);
  console.log(
    ['照您写明的理由，这次构建拿掉：', ...lines.map((text) => `  ${text}`), `理由：${reason}`].join('\n'),
  );
  return [{ at: momentOf(now), reason, losses: lines }];
}

/** What this build takes away on purpose. What an earlier one took away, and a later one gave back, is not accepted any more. */
export function accepted(
  { acceptedLosses }: Pick<Manifest, 'acceptedLosses'>,
  reason: string | null,
): ReadonlySet<string> {
  return new Set(reason === null ? [] : acceptedLosses.at(-1)?.losses);
}

/**
 * Compares once more before readers are served: another build may have ended meanwhile, or something become public.
 * @throws CommandError for what is neither as it was nor taken away on purpose.
 */
export async function refuseLateLosses(
  after: PublicFacts,
  acceptedLines: ReadonlySet<string>,
  store: Store,
): Promise<void> {
  const { losses } = await compareWithPrevious(await store.whole(), after, systemClock.now());
  const late = losses.filter((loss) => !acceptedLines.has(lossLine(loss)));
  if (late.length > 0) throw new CommandError(`${formatLosses(late)}\n\n${NOT_BUILT}`);
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
