import * as z from 'zod';
import type { Instant } from '#lib/clock';
import { VERSIONS_FOLDER } from '#lib/content/files/version-files';
import { noticeAsOf } from '#lib/model/as-at';
import type { DeepReadonly } from '#lib/model/deep-readonly';
import { SHA256 } from '#lib/model/event';
import { fingerprintOf } from '#lib/model/fingerprint';
import type { Notice } from '#lib/model/notice';
import { isPrintedEvent, pdfValidity } from '#lib/pdf/pdf-validity';
import { type RecordedFacts, recordedFactsSchema, versionSchema } from '#lib/versions/version';

const sha256 = z.string().regex(SHA256);

/** A notice's PDF together with everything that decides whether it is up to date. */
export interface PrintedPdf {
  notice: Notice;
  /** The permanent address; null when the site's address is this machine's own. */
  address: string | null;
  pdf: Uint8Array;
  /** The files of the notice's folder, by path below it. */
  files: ReadonlyMap<string, Uint8Array>;
}

/** Schema of `paper.json`, the record of the PDF beside it: everything printed in it that a build can compare. */
export const pdfRecordSchema = z.strictObject({
  /** The fingerprint of the notice's text. */
  fingerprint: sha256,
  /** The number of the version, and its recorded facts; null where none is recorded. */
  version: z.number().nullable(),
  facts: recordedFactsSchema.nullable(),
  /** The permanent address; null when the site's address was this machine's own. */
  address: z.string().nullable(),
  /** The names of the events that are printed in it, oldest first. */
  events: z.array(z.string()),
  /** The SHA-256 of the PDF's bytes. */
  sha256,
});

export type PdfRecord = DeepReadonly<z.output<typeof pdfRecordSchema>>;

/** The notice as a PDF made at `instant` shows it: what is known by then, without the events of phases. */
export function noticeForPdf(notice: Notice, instant: Instant): Notice {
  const known = noticeAsOf(notice, instant);
  return { ...known, events: known.events.filter(isPrintedEvent) };
}

/** Makes the record of a PDF. @param printed its `notice` comes from `noticeForPdf`. */
export function pdfRecord(printed: PrintedPdf): PdfRecord {
  const { notice, address, pdf, files } = printed;
  return {
    fingerprint: notice.fingerprint,
    version: notice.version,
    facts: recordedFactsIn(files, notice.version),
    address,
    events: notice.events.map(({ name }) => name),
    sha256: fingerprintOf(pdf),
  };
}

/** Why a PDF is out of date, in Chinese for staff; null when it is up to date. */
export function whyOutdated(record: PdfRecord, { notice, address, pdf, files }: PrintedPdf): string | null {
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
 * The recorded facts of a version; null where none is recorded. The check has verified the chain before.
 * @param files the files of the notice's folder, by path below it.
 */
function recordedFactsIn(
  files: ReadonlyMap<string, Uint8Array>,
  version: number | null,
): RecordedFacts | null {
  const bytes = files.get(`${VERSIONS_FOLDER}/${version}.json`);
  return bytes ? versionSchema.parse(JSON.parse(new TextDecoder().decode(bytes))).facts : null;
}
