import { z } from 'zod';
import type { Instant } from '#lib/clock';
import { VERSIONS } from '#lib/content/files/version-files';
import { asAt } from '#lib/model/as-at';
import type { DeepReadonly } from '#lib/model/deep-readonly';
import { SHA256 } from '#lib/model/event';
import { fingerprintOf } from '#lib/model/fingerprint';
import type { Notice } from '#lib/model/notice';
import { isPrinted, pdfValidity } from '#lib/pdf/pdf-validity';
import { type RecordedFacts, recordedFactsSchema, versionSchema } from '#lib/versions/version';

const sha256 = z.string().regex(SHA256);

/** A notice's PDF, and what a build has to be made of for it to be fresh. */
export interface PrintedPdf {
  notice: Notice;
  /** The permanent address; null when the site's address is this machine's own. */
  address: string | null;
  pdf: Uint8Array;
  /** The files of the notice's folder, by path below it. */
  files: ReadonlyMap<string, Uint8Array>;
}

/** What `paper.json` keeps of the PDF beside it: everything printed that a build can compare. */
export const pdfRecordSchema = z.strictObject({
  /** The fingerprint of the notice's text. */
  fingerprint: sha256,
  /** The number of the version, and the facts that are kept of it. */
  version: z.number().nullable(),
  facts: recordedFactsSchema.nullable(),
  /** The permanent address; null when the site's address was this machine's own. */
  address: z.string().nullable(),
  /** The names of the events that it tells of, oldest first. */
  events: z.array(z.string()),
  /** The SHA-256 of the PDF's bytes. */
  sha256,
});

export type PdfRecord = DeepReadonly<z.output<typeof pdfRecordSchema>>;

/** A notice as its PDF shows it when it is made at `instant`. */
export function noticeForPdf(notice: Notice, instant: Instant): Notice {
  const known = asAt(notice, instant);
  return { ...known, events: known.events.filter(isPrinted) };
}

/** What is written down of a PDF that shows its `notice` as `noticeForPdf` gives it. */
export function pdfRecord({ notice, address, pdf, files }: PrintedPdf): PdfRecord {
  return {
    fingerprint: notice.fingerprint,
    version: notice.version,
    facts: recordedFactsIn(files, notice.version),
    address,
    events: notice.events.map(({ name }) => name),
    sha256: fingerprintOf(pdf),
  };
}

/** Why a build does not publish the PDF, in Chinese; null when it does. */
export function staleness(record: PdfRecord, { notice, address, pdf, files }: PrintedPdf): string | null {
  if (record.sha256 !== fingerprintOf(pdf)) return '它和 paper.json 记的不是同一个文件';
  if (record.fingerprint !== notice.fingerprint) return '生成以后，通报的文字改过';
  const facts = recordedFactsIn(files, notice.version);
  if (record.version !== notice.version || JSON.stringify(record.facts) !== JSON.stringify(facts))
    return '生成以后，版本、发布机构、发布时间、公示期、链接的网址或者图片改过';
  if (record.address !== address)
    return `上面印的网址（${record.address ?? '没有'}）不是这次构建的网址（${address ?? '没有，因为 SITE_URL 只有本机能访问'}）`;
  if (pdfValidity(record.events, notice) === null) return '生成以后，更正、撤回等记录改过';
  return null;
}

/**
 * The facts that are kept of a version, where the check has found the chain whole; null where nothing is kept.
 * @param files the files of the notice's folder, by path below it.
 */
function recordedFactsIn(
  files: ReadonlyMap<string, Uint8Array>,
  version: number | null,
): RecordedFacts | null {
  const bytes = files.get(`${VERSIONS}/${version}.json`);
  return bytes ? versionSchema.parse(JSON.parse(new TextDecoder().decode(bytes))).facts : null;
}
