import * as z from 'zod';
import { expectedState } from '#lib/content/ledger/meant-state';
import { NUMBERING_STYLES } from '#lib/content/numbering';
import { writtenSignature } from '#lib/content/schema/written-signature';
import { FOLDER_NAME } from '#lib/model/addresses';
import { ATTACHMENT_NUMBER } from '#lib/model/attachments/attachment';
import { LEDGER_STATES } from '#lib/model/ledger/ledger';
import { FIGURE_KINDS } from '#lib/model/notice';
import { RATINGS, SUBMISSION_KINDS, TAKEN } from '#lib/model/submission-kinds';
import {
  addresseeLine,
  choice,
  count,
  documentNumber,
  line,
  mail,
  moment,
  phoneEntry,
  tally,
  wordBeforeColon,
} from '#lib/model/values';
import { windowSchema } from '#lib/model/window';

/** Longest title, in characters: joint notices name every issuer in it. */
export const TITLE_LIMIT = 200;

/** The levels of numbering: parts, items, and three levels of headings inside an item's text. */
export const NUMBERING_LEVELS = 5;

const partMeta = z.strictObject({
  /** The folder that holds the part; its name is the part's anchor. */
  folder: line
    .regex(FOLDER_NAME, '应为小写英文字母、数字和连字符，以字母开头，例如 next-steps')
    .meta({ example: 'next-steps', kind: 'folder' }),
  /** The part's heading, without its number. */
  heading: line.optional(),
  /** How many items the folder must contain, so that a missing or duplicate file is noticed. */
  items: count.meta({ example: '6' }),
  /** Numbering style of each level: the part's heading, its items, headings inside the items. */
  numbering: z
    .array(
      z.enum(NUMBERING_STYLES, `应为以下写法之一：${NUMBERING_STYLES.join(' ')}`),
      '应为列表，例如 [一、, （一）]',
    )
    .max(NUMBERING_LEVELS, '最多五级')
    .default([]),
  /** Whether an item's title stands on a line of its own or runs into its text. */
  titles: z.enum(['own-line', 'run-in'], '应为 own-line（独立成行）或 run-in（接正文）').default('own-line'),
});

/** Front matter of `notice.md`. */
export const noticeFrontMatter = z.strictObject({
  /** The notice's full title. */
  title: line
    .max(TITLE_LIMIT, `应为不超过 ${TITLE_LIMIT} 个字的标题`)
    .meta({ example: '关于巡察整改落实进展情况的通报' }),
  /** The document number (文号), as the document has it. */
  documentNumber: documentNumber.optional(),
  /** To whom the document is sent (主送机关), with its colon (GB/T 9704-2012, 7.3.2). */
  addressee: addresseeLine.optional(),
  /** Whom an audit or inspection was about (审计对象). */
  subject: line.meta({ example: '某某镇人民政府' }).optional(),
  /** What the document calls whom it was about, where that is not 审计对象. */
  subjectLabel: wordBeforeColon.meta({ example: '检查对象' }).optional(),
  /** The body in whose name the notice is issued. */
  issuer: line.meta({ example: '某某局党支部' }),
  /** Of a joint notice, the other bodies, in their order. */
  jointIssuers: z.array(line.meta({ example: '某某中心' }), '应为列表，每个机构写一项').default([]),
  /** Where the text comes from (the standard's ContentSource). */
  source: line.meta({ example: '某某局' }),
  /** What the notice is about, for search engines (the standard's Keywords). */
  keywords: z.array(line.meta({ example: '巡察整改' }), '应为列表，每个关键词写一项').default([]),
  /** The moment of publication; without it the notice is a draft. */
  published: moment.optional(),
  /** The disclosure window; without it the notice takes no feedback and has no phase. */
  window: windowSchema.optional(),
  /** The notice was withdrawn: from which moment on, and why. It stays at its address and says so. */
  withdrawn: z
    .strictObject({
      at: moment.meta({ example: '2025-01-10T09:00+08:00' }),
      reason: line.meta({ example: '内容有误，将重新公布' }),
    })
    .optional(),
  /** Who signs, and on which day. */
  signature: writtenSignature.optional(),
  /** The files to download (附件), in their order. */
  attachments: z
    .array(
      z.strictObject({
        /** The file's path below the notice's folder. */
        file: line.meta({ example: '附件1整改任务清单.xlsx' }),
        /** What it is called; without it, what its file is called. */
        title: line.meta({ example: '整改任务清单' }).optional(),
        /** Its number in the text; without it, the one that its file's name begins with. */
        number: line
          .regex(ATTACHMENT_NUMBER, '应为正文里的编号，例如 附件1')
          .meta({ example: '附件1' })
          .optional(),
      }),
      '应为列表，每个附件写一项',
    )
    .default([]),
  /** The parts, in the order of the text. */
  parts: z.array(partMeta, '应为列表，每一部分写一项').default([]),
  /** Important dates: each a date as in the text, and a quotation. */
  milestones: z
    .array(
      z.strictObject({
        date: line
          .regex(/[\d年月日]/, '应为正文里写的日期，例如 2024年6月27日')
          .meta({ example: '2024年6月27日' }),
        quote: line.meta({ example: '巡察组反馈了巡察意见' }),
      }),
      '应为列表，每个日期写一项',
    )
    .default([]),
});

/** Front matter of an item, or of a part's `00-intro.md`. */
export const itemFrontMatter = z.strictObject({
  /** The item's title, word for word, without its number. */
  title: line.optional(),
  /** The finding that the item answers: words that stand in its title or text. */
  finding: line.optional(),
  /** Who is responsible, until when, and in which state it is, as the columns of a ledger have them. */
  unit: line.meta({ example: '某某科' }).optional(),
  limit: line.meta({ example: '2026年6月底前' }).optional(),
  state: z.enum(LEDGER_STATES, { error: ({ input }) => expectedState(String(input)) }).optional(),
  /** What was done about the finding: quotations from the item's text. */
  done: z.array(line.meta({ example: '召开专题会议1次' }), '应为列表，每句话写一项').default([]),
  /** Key figures: each a label, a quotation from the item's text, and whether it is a result. */
  figures: z
    .array(
      z.strictObject({
        label: line.meta({ example: '进社区讲座' }),
        quote: line.meta({ example: '科普讲座进社区4场' }),
        kind: choice(FIGURE_KINDS).default('activity'),
      }),
      '应为列表，每个数字写一项',
    )
    .default([]),
});

/** Front matter of `contact.md`. */
export const contactFrontMatter = z.strictObject({
  /** Telephone numbers; each must occur in the text. */
  phones: z.array(phoneEntry, '应为列表，每个电话写一项').default([]),
  /** Mailboxes; each must occur in the text. */
  mails: z.array(mail, '应为列表，每个邮箱写一项').default([]),
});

/** A part or an item of the notice, by its anchor. */
const anchor = line.meta({ example: 'rectification-2' });

/** Front matter of `outcome.md`: the results of the feedback (反馈情况). */
export const outcomeFrontMatter = z.strictObject({
  /** The moment from which on it is shown. */
  published: moment.meta({ example: '2025-03-20T09:00+08:00' }),
  /** How many submissions of each kind came. */
  counts: z
    .array(
      z.strictObject({ kind: choice(SUBMISSION_KINDS).meta({ example: '意见' }), count: tally }),
      '应为列表，每一类写一项',
    )
    .default([]),
  /** How many concerned each part or item; without `item`, none of them. */
  items: z
    .array(z.strictObject({ item: anchor.optional(), count: tally }), '应为列表，每一条写一项')
    .default([]),
  /** How many writers rated the answer so, as each last did; the totals alone, never whose. */
  ratings: z
    .array(
      z.strictObject({ rating: choice(RATINGS).meta({ example: '满意' }), count: tally }),
      '应为列表，满意、基本满意、不满意各写一项',
    )
    .default([]),
  /** Opinions, one by one or put together: what became of each. */
  opinions: z
    .array(
      z.strictObject({
        item: anchor.optional(),
        /** What was said, put in few words. */
        summary: line.meta({ example: '希望科普活动多到偏远社区' }),
        /** Who said it, by a masked name; left out where nobody is named. */
        from: line.optional(),
        taken: choice(TAKEN).meta({ example: '已采纳' }),
        /** What was done, or why it was not taken up. */
        reply: line.optional(),
      }),
      '应为列表，每条意见写一项',
    )
    .default([]),
});

export type NoticeFrontMatter = z.output<typeof noticeFrontMatter>;
export type PartFrontMatter = NoticeFrontMatter['parts'][number];
export type ItemFrontMatter = z.output<typeof itemFrontMatter>;
export type ContactFrontMatter = z.output<typeof contactFrontMatter>;
export type OutcomeFrontMatter = z.output<typeof outcomeFrontMatter>;
