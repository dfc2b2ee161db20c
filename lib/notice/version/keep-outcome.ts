import type { Instant } from '#lib/clock';
import { instantOf, minuteOf } from '#lib/notice/date';
import type { Examined } from '#lib/notice/examine';
import { fingerprintOf } from '#lib/notice/fingerprint';
import type { MarkdownSource, NoticeSource } from '#lib/notice/source';
import { type Refused, refuse } from '#lib/notice/version/deed';
import { VERSIONS } from '#lib/notice/version/kept-files';
import type { OutcomeEdition, OutcomeRecord } from '#lib/notice/version/outcome-record';
import { fileTextOf, sealed } from '#lib/notice/version/version';

/** What comes of keeping an outcome: the file's new content (null: to be deleted), and what to say. */
interface KeptOutcome {
  text: string | null;
  said: string;
}

/** Where the editions of an outcome are kept, below the notice's folder. */
export const OUTCOME_FILE = `${VERSIONS}/outcome.json`;

/** Keeps an outcome that is new, or whose moment is still to come; null where nothing is to be kept. */
export function keepOutcome(
  { source, notice, kept }: Pick<Examined, 'source' | 'notice' | 'kept'>,
  now: Instant,
): KeptOutcome | Refused | null {
  const record = kept.outcome;
  const first = record?.editions[0];
  const file = source.outcome;
  const published = notice?.outcome?.published;
  if (isAsKept(source, published, record)) return null;
  if (first && instantOf(first.at) <= now)
    return refuse(
      `反馈情况已于${minuteOf(instantOf(first.at))}公布，不能删去，公布的时间也不能改；内容有改动，请运行 npm run notice -- correct ${source.slug}。`,
    );
  if (!file || published === undefined) return { text: null, said: '反馈情况还没有到公布的时间，已经取消。' };
  const text = editionText(file);
  const edition = { at: published, text, fingerprint: fingerprintOf(text), correction: null };
  return {
    text: recordText(source.slug, [edition]),
    said: `已留存反馈情况。公布时间：${minuteOf(instantOf(published))}（北京时间）。`,
  };
}

/** Whether an outcome is what was last kept of it, and is published when it was kept to be. */
export function isAsKept(
  { outcome }: Pick<NoticeSource, 'outcome'>,
  published: string | undefined,
  record: OutcomeRecord | null,
): boolean {
  if (!outcome || !record) return !outcome && !record;
  return record.editions[0]?.at === published && record.editions.at(-1)?.text === editionText(outcome);
}

/** The file's text, whatever empty lines an editor left behind its front matter and at its end. */
export function editionText({ text }: Pick<MarkdownSource<unknown>, 'text'>): string {
  return `${text.replace(/^(---\n[\s\S]*?\n---)\n+/, '$1\n\n').trimEnd()}\n`;
}

/** The file that keeps `editions`. */
export function recordText(notice: string, editions: readonly OutcomeEdition[]): string {
  return fileTextOf(sealed({ notice, editions }));
}
