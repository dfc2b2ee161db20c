import * as z from 'zod';
import type { Instant } from '#lib/clock';
import { noticePath, SITE_PATHS } from '#lib/model/addresses';
import { noticeAsOf } from '#lib/model/as-at';
import { attachmentSchema } from '#lib/model/attachments/attachment';
import { listedEventSchema, progressEventSchema } from '#lib/model/event';
import { ledgerSchema } from '#lib/model/ledger/ledger';
import { contactSchema, type Notice, noticeSchema, outcomeSchema, signatureSchema } from '#lib/model/notice';
import { PHASES, phaseAt } from '#lib/model/phase';

/** The schema.org type of the data. */
const TYPE = 'schema:Report';

/**
 * Maps our keys to schema.org: a JSON-LD 1.1 context, included in the data so that nobody has to fetch it. JSON-LD
 * ignores a key that is not in it, and everything below.
 */
export const DATA_CONTEXT = {
  schema: 'https://schema.org/',
  '@language': 'zh-CN',
  slug: { '@id': 'schema:identifier', '@language': null },
  title: 'schema:headline',
  issuer: 'schema:publisher',
  source: 'schema:sourceOrganization',
  published: { '@id': 'schema:datePublished', '@type': 'schema:DateTime' },
  keywords: 'schema:keywords',
  version: 'schema:version',
  url: { '@id': 'schema:url', '@type': '@id' },
} as const;

/**
 * The JSON of `/notices/<slug>.json`: the published notice, and its phase at the moment of the response. Its links
 * stand in the HTML: they are not said a second time.
 */
export const noticeDataSchema = z.object({
  $schema: z.url().describe('这份数据所依据的 JSON Schema 的网址'),
  '@context': z
    .record(z.string(), z.union([z.string(), z.record(z.string(), z.union([z.string(), z.null()]))]))
    .describe('JSON-LD 上下文：各个键对应的 schema.org 词汇'),
  '@type': z.literal(TYPE).describe('JSON-LD 类型：schema.org 的 Report（报告）'),
  '@id': z.url().describe('JSON-LD 标识：通报的永久网址'),
  ...noticeSchema.omit({ links: true }).shape,
  signature: signatureSchema
    .extend({ name: z.string().describe('落款的机构；有几个的，之间用顿号；只署日期时为空') })
    .nullable()
    .describe(noticeSchema.shape.signature.description ?? ''),
  contact: contactSchema
    .omit({ linked: true })
    .nullable()
    .describe(noticeSchema.shape.contact.description ?? ''),
  attachments: z.array(attachmentSchema).describe(noticeSchema.shape.attachments.description ?? ''),
  events: z.array(listedEventSchema).describe(noticeSchema.shape.events.description ?? ''),
  progress: z
    .array(progressEventSchema)
    .optional()
    .describe('台账或者正文各条的整改进展、完成状态历次更新，按先后次序；没有更新过时没有这一项'),
  ledger: ledgerSchema.nullable().describe(noticeSchema.shape.ledger.description ?? ''),
  outcome: outcomeSchema
    .omit({ links: true })
    .nullable()
    .describe(noticeSchema.shape.outcome.description ?? ''),
  url: z.url().describe('通报的永久网址'),
  phase: z
    .enum(PHASES)
    .nullable()
    .describe(
      '回答的这一刻公示期所处的阶段：upcoming 尚未开始（两次公示之间，是下一次尚未开始），open 正在公示，closed 已经结束，withdrawn 已经撤回；没有公示期时为 null',
    ),
});

export type NoticeData = z.output<typeof noticeDataSchema>;

/**
 * Returns the JSON data of `notice` as of `now`, with every text both as plain text and as HTML.
 * @param siteUrl the site's own address without a path, such as `https://www.example.cn`.
 */
export function noticeData(notice: Notice, now: Instant, siteUrl: string): NoticeData {
  const known = noticeAsOf(notice, now);
  const events = known.events.filter((event) => event.kind !== 'progress');
  const progress = known.events.filter((event) => event.kind === 'progress');
  const url = new URL(noticePath(notice.slug), siteUrl).href;
  return noticeDataSchema.parse({
    $schema: new URL(SITE_PATHS.dataSchema, siteUrl).href,
    '@context': DATA_CONTEXT,
    '@type': TYPE,
    '@id': url,
    ...known,
    events,
    ...(progress.length > 0 && { progress }),
    signature: known.signature && { ...known.signature, name: known.signature.names.join('、') },
    url,
    phase: phaseAt(known, now),
  });
}
