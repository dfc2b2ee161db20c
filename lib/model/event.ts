import * as z from 'zod';
import type { Instant } from '#lib/clock';
import { instantOf } from '#lib/model/date';
import type { DeepReadonly } from '#lib/model/deep-readonly';
import { LEDGER_STATES, setBackSchema } from '#lib/model/ledger/ledger';
import { windowPeriodSchema, windowSchema } from '#lib/model/window';

/** Hexadecimal SHA-256, in small letters as `sha256sum` prints it. */
export const SHA256 = /^[0-9a-f]{64}$/;

const fingerprint = z.string().regex(SHA256);

const KINDS =
  '发生了什么：published 发布，corrected 更正，window-changed 公示期调整，opened 意见反馈开始，closed 公示期结束，withdrawn 撤回，outcome 反馈情况公布，outcome-corrected 反馈情况更正';

/** The fields of every event of one kind: what is written here has been sent out, and never changes. */
function eventOf<Kind extends string>(kind: Kind, meaning = KINDS) {
  return z.object({
    /** Unique within the notice, such as `corrected-2`. */
    name: z.string().describe('这件事的名称，在这份通报里不重复，也不会改变'),
    /** The moment from which the public may know of the event. */
    at: z.string().describe('发生的时间，北京时间，格式为 YYYY-MM-DDTHH:MM+08:00'),
    title: z.string().describe('当时的标题'),
    /** Set for joint notices alone. */
    issuers: z
      .array(z.string())
      .optional()
      .describe('联合发布的，当时的各发布机构，按先后次序；只有一个发布机构时没有这一项'),
    kind: z.literal(kind).describe(meaning),
  });
}

/** The version that a correction made, from 2. */
const version = z.number().describe('由此产生的是第几版');
const what = z.string().describe('更正的内容');
const why = z.string().describe('原因');
const window = windowPeriodSchema.describe('公示期，首尾两天都算在内；有几次公示的，是开始或者结束的这一次');
/** The period that follows the one that closed; absent after the last one. */
const next = windowPeriodSchema.optional().describe('下一次公示；没有下一次时没有这一项');

const BEFORE = '之前的：正文的指纹（SHA-256），或者公示期';
const AFTER = '之后的：正文的指纹（SHA-256），或者公示期';

/** The fingerprints of a file before and after a correction; equal where only facts beside the text changed. */
const fingerprints = { before: fingerprint.describe(BEFORE), after: fingerprint.describe(AFTER) };

const progressTotals = z.array(
  z.object({ state: z.enum(LEDGER_STATES).describe('完成状态'), count: z.number().describe('项数') }),
);

const setBack = z
  .array(setBackSchema)
  .optional()
  .describe('完成状态退回的，每种变化一项；没有退回的，没有这一项');

/** The progress that a version tells of: in its ledger, or in the states of its items; of both, each by itself. */
export const progressEventSchema = eventOf('progress', '发生了什么：progress 整改进展').extend({
  version,
  rows: z.number().describe('整改进展或者完成状态有更新的项数：有台账的，是台账的；没有台账的，是正文各条的'),
  totals: progressTotals.describe('更新以后各种完成状态的项数：有台账的，是台账的；没有台账的，是正文各条的'),
  setBack,
  /** Set where there is a ledger and items have states too. */
  items: z
    .object({
      count: z.number().describe('完成状态有更新的项数'),
      totals: progressTotals.describe('更新以后各种完成状态的项数'),
      setBack,
    })
    .optional()
    .describe('有台账，正文各条也写明完成状态的，正文各条的；否则没有这一项'),
  ...fingerprints,
});

const others = [
  eventOf('published').extend({ fingerprint: fingerprint.describe('当时正文的指纹（SHA-256）') }),
  eventOf('corrected').extend({ version, what, why, ...fingerprints }),
  eventOf('window-changed').extend({
    version,
    before: windowSchema.nullable().describe(BEFORE),
    after: windowSchema.nullable().describe(AFTER),
    why,
  }),
  eventOf('opened').extend({ window }),
  eventOf('closed').extend({ window, next }),
  eventOf('withdrawn').extend({ reason: z.string().describe('撤回的原因') }),
  eventOf('outcome'),
  eventOf('outcome-corrected').extend({ what, why, ...fingerprints }),
] as const;

/** The events but for progress: `/schema/notice-1.json` promises that no other kind comes into their list. */
export const listedEventSchema = z.discriminatedUnion('kind', others);

/** Something that happened to a published notice; `kind` says what. */
export const eventSchema = z.discriminatedUnion('kind', [...others, progressEventSchema]);

export type NoticeEvent = DeepReadonly<z.output<typeof eventSchema>>;

/** Returns the events that are public at `instant`. */
export function eventsUntil<Event extends { readonly at: string }>(
  events: readonly Event[],
  instant: Instant,
): Event[] {
  return events.filter(({ at }) => instantOf(at) <= instant);
}
