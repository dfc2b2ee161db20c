import * as z from 'zod';
import { attachmentSchema } from '#lib/model/attachments/attachment';
import type { DeepReadonly } from '#lib/model/deep-readonly';
import { eventSchema } from '#lib/model/event';
import { LEDGER_STATES, ledgerSchema } from '#lib/model/ledger/ledger';
import type { siteSchema } from '#lib/model/site';
import { RATINGS, SUBMISSION_KINDS, TAKEN } from '#lib/model/submission-kinds';
import { windowSchema } from '#lib/model/window';

/**
 * A text in two forms: HTML made from Markdown (sanitised, never the author's own HTML), and plain text.
 *
 * The Chinese descriptions of this file and of the schemas it uses are published in `/schema/notice-1.json`.
 */
export const bodySchema = z.object({
  html: z.string().describe('文字的 HTML 形式，只含常用的标签'),
  text: z.string().describe('纯文本形式的文字'),
});

/** What a figure counts: what was achieved, or what was held for it, such as meetings. Results alone are drawn large. */
export const FIGURE_KINDS = [
  { value: 'result', label: '成效' },
  { value: 'activity', label: '活动' },
] as const;

const anchor = z.string().describe('在网页上的锚点');

/** A number as text, such as `（三）`. */
const number = z.string().describe('序号，例如“（三）”；不编号时为空');

/** Words that stand in the text exactly like this. */
const quote = z.string().describe('原文的摘引');

/** The anchor of a part or an item that feedback is about. */
const item = z.string().nullable().describe('针对的部分或者条目的锚点；针对整篇通报的为 null');

const submissions = z.number().describe('件数');

/** A link of a text: its words, and the address behind them: a whole one, or one within the site, from `/` on. */
export const textLinkSchema = z.object({ words: z.string(), address: z.string() });

/** A validated item of a part. */
export const itemSchema = z.object({
  anchor,
  number,
  title: z.string().nullable().describe('这一条的标题；没有时为 null'),
  runIn: z.boolean().describe('标题是否与正文相接，不独立成行'),
  finding: z.string().nullable().describe('这一条所回应的问题；没有写明时为 null'),
  unit: z.string().nullable().describe('责任单位；没有写明时为 null'),
  limit: z.string().nullable().describe('整改时限，与原文的写法一致；没有写明时为 null'),
  state: z.enum(LEDGER_STATES).nullable().describe('完成状态；没有写明时为 null'),
  done: z.array(z.string()).describe('已经做到的事，都摘自这一条的原文'),
  figures: z
    .array(
      z.object({
        label: z.string().describe('数字的名称'),
        quote,
        kind: z
          .enum(FIGURE_KINDS.map(({ value }) => value))
          .describe('数的是什么：result 成效，activity 会议、活动等'),
      }),
    )
    .describe('值得一看的数字'),
  body: bodySchema.describe('文字'),
});

/** A validated part. */
export const partSchema = z.object({
  anchor,
  number,
  heading: z.string().nullable().describe('这一部分的标题；没有时为 null'),
  intro: bodySchema.nullable().describe('这一部分各条之前的文字；没有时为 null'),
  items: z.array(itemSchema).describe('这一部分的各条，按先后次序'),
});

/** The published results of the feedback (反馈情况), validated. */
export const outcomeSchema = z.object({
  /** The moment from which it is visible. */
  published: z.string().describe('反馈情况公布的时间，北京时间，格式为 YYYY-MM-DDTHH:MM+08:00'),
  counts: z
    .array(
      z.object({
        kind: z
          .enum(SUBMISSION_KINDS.map(({ value }) => value))
          .describe('类型：opinion 意见，suggestion 建议，report 反映问题或举报'),
        count: submissions,
      }),
    )
    .describe('收到的反馈，按类型计；没有说明时为空'),
  items: z
    .array(z.object({ item, count: submissions }))
    .describe('收到的反馈，按针对的部分或者条目计；没有说明时为空'),
  ratings: z
    .array(
      z.object({
        rating: z
          .enum(RATINGS.map(({ value }) => value))
          .describe('写信人对答复的评价：satisfied 满意，mostly 基本满意，dissatisfied 不满意'),
        count: submissions,
      }),
    )
    .describe('写信人对答复的评价，只有件数；没有说明时为空'),
  opinions: z
    .array(
      z.object({
        item,
        summary: z.string().describe('意见的概要'),
        /** A masked name. */
        from: z.string().nullable().describe('反映人隐去的姓名；没有写时为 null'),
        taken: z
          .enum(TAKEN.map(({ value }) => value))
          .describe('是否采纳：yes 已采纳，partly 部分采纳，no 未采纳'),
        reply: z.string().nullable().describe('怎样办理，或者为什么没有采纳；没有写时为 null'),
      }),
    )
    .describe('主要意见和办理情况'),
  /** The office's own text; empty when there is none. */
  body: bodySchema.describe('文字'),
  /** Pictures that no other text of the notice uses: they become visible together with the outcome. */
  pictures: z.array(z.string()).describe('只有反馈情况用到的图片，写成通报网址之后的路径'),
  /** The links of its text, for print. */
  links: z.array(textLinkSchema),
});

/** The contact section of a notice. */
export const contactSchema = z.object({
  phones: z
    .array(
      z.object({
        number: z.string().describe('电话号码'),
        hours: z.string().nullable().describe('接听的时间；没有写明时为 null'),
      }),
    )
    .describe('电话'),
  areaCode: z.string().optional().describe('号码里没有区号的电话所在地的区号；号码都有区号时没有这一项'),
  mails: z.array(z.string()).describe('电子邮箱'),
  body: bodySchema.describe('文字'),
  /** The telephone numbers and mailboxes that its words link. */
  linked: z.array(z.string()).default([]),
});

/** Who signs a notice, and on which day. */
export const signatureSchema = z.object({
  names: z.array(z.string()).describe('落款的各机构，按先后次序，一行一个；只署日期时为空列表'),
  date: z.string().describe('成文日期，格式为 YYYY-MM-DD'),
});

/** A validated notice: everything that pages, data and text are made from. */
export const noticeSchema = z.object({
  slug: z.string().describe('通报的名称，用在网址里'),
  title: z.string().describe('通报的标题'),
  documentNumber: z.string().nullable().describe('文号；没有时为 null'),
  addressee: z.string().nullable().describe('主送机关，以冒号结尾；没有时为 null'),
  subject: z.string().optional().describe('审计、检查的对象；没有写明时没有这一项'),
  subjectLabel: z.string().optional().describe('对象前面的名称，例如“检查对象”；没有这一项时为“审计对象”'),
  issuer: z.string().describe('发布机构'),
  jointIssuers: z.array(z.string()).describe('联合发布的其他机构，按先后次序；只有一个发布机构时为空列表'),
  source: z.string().describe('信息来源'),
  keywords: z.array(z.string()).describe('关键词；没有时为空列表'),
  published: z.string().nullable().describe('公布的时间，北京时间，格式为 YYYY-MM-DDTHH:MM+08:00'),
  window: windowSchema.nullable().describe('公示期，首尾两天都算在内，北京时间；没有公示期时为 null'),
  opening: bodySchema.nullable().describe('正文开头，各部分之前的文字；没有时为 null'),
  parts: z.array(partSchema).describe('正文的各部分，按先后次序'),
  milestones: z
    .array(z.object({ date: z.string().describe('日期，与原文的写法一致'), quote, anchor }))
    .describe('重要的日期，按先后次序'),
  contact: contactSchema.nullable().describe('联系方式；没有时为 null'),
  signature: signatureSchema.nullable().describe('落款；没有时为 null'),
  /** The withdrawal, also one that is still to come. */
  withdrawn: z
    .object({
      at: z.string().describe('撤回的时间，北京时间，格式为 YYYY-MM-DDTHH:MM+08:00'),
      reason: z.string().describe('撤回的原因'),
    })
    .nullable()
    .describe('撤回；没有撤回时为 null'),
  outcome: outcomeSchema.nullable().describe('反馈情况；还没有公布时为 null'),
  version: z.number().nullable().describe('正文是第几版，从1起；草稿为 null'),
  /** The SHA-256 of `noticeText`. */
  fingerprint: z.string().describe('正文的指纹：同名 .txt 文件的 SHA-256，十六进制小写'),
  /** Also those that are still to come; none for a draft. */
  events: z.array(eventSchema).describe('发布以来发生的事，按先后次序'),
  /** Pictures that the notice's own texts use: no other file is published with it. */
  pictures: z.array(z.string()).describe('正文里的图片，写成通报网址之后的路径'),
  attachments: z.array(attachmentSchema).default([]).describe('附件，按先后次序；没有时为空列表'),
  ledger: ledgerSchema.nullable().default(null).describe('整改台账；没有时为 null'),
  /** The links of the notice's own texts in their order, for print. */
  links: z.array(textLinkSchema),
});

export type Publisher = DeepReadonly<z.output<typeof siteSchema>>;
export type Body = DeepReadonly<z.output<typeof bodySchema>>;
export type Item = DeepReadonly<z.output<typeof itemSchema>>;
export type Part = DeepReadonly<z.output<typeof partSchema>>;
export type Outcome = DeepReadonly<z.output<typeof outcomeSchema>>;
export type Notice = DeepReadonly<z.output<typeof noticeSchema>>;
export type TextLink = DeepReadonly<z.output<typeof textLinkSchema>>;
export type Milestone = Notice['milestones'][number];
