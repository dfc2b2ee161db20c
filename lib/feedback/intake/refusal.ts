import type { Instant } from '#lib/clock';
import { chineseDay, minuteOf } from '#lib/model/date';
import type { Phase } from '#lib/model/phase';
import { closedInWords, type DisclosureWindow, openingInWords } from '#lib/model/window';

/** Why a post was refused: what happened and what to do, in Chinese. */
export interface Refusal {
  /** Identifies the refusal in the page that shows it, so that the page can be redrawn. */
  code: string;
  status: number;
  title: string;
  reason: string;
  advice: string;
}

const WORDS_BELOW = '您填写过的内容列在本页下方，可以复制保存。';
const KEEP = `请按下面的方式直接联系我们；${WORDS_BELOW}`;
const OR_ELSE = `也可以按下面的方式直接联系我们；${WORDS_BELOW}`;

/** 405: the address accepts POST alone. */
export const WRONG_METHOD: Refusal = {
  code: 'wrong-method',
  status: 405,
  title: '这个地址只接收反馈表',
  reason: '浏览器用了这个地址不接受的方式访问。',
  advice: '请回到通报页面，从“意见反馈”一栏填写。',
};

/** 405: the address accepts GET and HEAD alone. */
export const READ_ONLY: Refusal = {
  code: 'read-only',
  status: 405,
  title: '这个地址只供阅读',
  reason: '浏览器用了这个地址不接受的方式访问，没有收下任何内容。',
  advice:
    '请从地址栏重新打开页面；要反馈意见，请从通报页面的“意见反馈”一栏填写，或按下面的方式直接联系我们。',
};

/** 422: the reading preferences were posted without a known choice. */
export const NOTHING_CHOSEN: Refusal = {
  code: 'nothing-chosen',
  status: 422,
  title: '没有收到要改用的字号',
  reason: '收到的内容里没有可以选择的字号，字号没有改变。',
  advice: '请按页面顶上的“字号和关怀版”，在那里选择一种。',
};

/** 415: the body has another media type than the form's. */
export const WRONG_TYPE: Refusal = {
  code: 'wrong-type',
  status: 415,
  title: '收到的内容格式不对',
  reason: '这个地址只接收通报页面上的反馈表，不接收文件和其他格式的内容。',
  advice: '请回到通报页面，从“意见反馈”一栏填写。',
};

/** 413: the body is larger than a form can be. */
export const TOO_LARGE: Refusal = {
  code: 'too-large',
  status: 413,
  title: '内容太长，没有收下',
  reason: '收到的内容超过了反馈表能接收的长度。',
  advice: '请按下面的方式直接联系我们。如果返回上一页后内容还在，请先复制保存，缩短后再提交。',
};

/** 400: the body was cut short, or is not of the announced length. */
export const CUT_SHORT: Refusal = {
  code: 'cut-short',
  status: 400,
  title: '内容没有传完整',
  reason: '网络可能中断了，网站只收到了一部分内容，没有提交。',
  advice: '收到的部分列在本页下方，可以复制保存。请回到通报页面重新填写，或按下面的方式直接联系我们。',
};

/** 400: the body is not UTF-8, so the writer's words cannot be known. */
export const NOT_TEXT: Refusal = {
  code: 'not-text',
  status: 400,
  title: '内容中有无法识别的文字',
  reason: '收到的内容不是 UTF-8 编码的文字，网站不能确定您写的是什么，没有提交。',
  advice: '请换一个浏览器，从通报页面重新填写，或按下面的方式直接联系我们。能读出的部分列在本页下方。',
};

/** 408: the body took longer than a minute. */
export const TOO_SLOW: Refusal = {
  code: 'too-slow',
  status: 408,
  title: '网络太慢，内容没有传完',
  reason: '一分钟之内没有收到全部内容，没有提交。',
  advice: '收到的部分列在本页下方，可以复制保存。请在网络好一些的地方重新填写，或按下面的方式直接联系我们。',
};

/** 403: the form was posted from another site's page. */
export const OTHER_SITE: Refusal = {
  code: 'other-site',
  status: 403,
  title: '内容是从别的网站提交的',
  reason: '为了防止他人冒用您的名义，这里只接收从本网站页面提交的内容，没有提交。',
  advice: `请打开本网站的通报页面，从“意见反馈”一栏填写。${KEEP}`,
};

/** 422: the honeypot was filled. */
export const AUTOMATED: Refusal = {
  code: 'automated',
  status: 422,
  title: '这份内容看起来是程序自动填写的',
  reason:
    '表单里有一栏是给人留空的，收到时却填了内容，所以没有提交。浏览器的自动填写功能也可能造成这种情况。',
  advice: `如果是您本人填写的，请关闭自动填写后重新提交，或者打电话告诉我们。${KEEP}`,
};

/** 429: the source has reached its rate limit; `until` is when it is reset. */
export function tooMany(until: Instant): Refusal {
  const [day = '', time = ''] = minuteOf(until).split(' ');
  return {
    // With the moment: whoever looks again later is told the same one.
    code: `too-many-${until}`,
    status: 429,
    title: '提交得太频繁，请稍后再试',
    reason: `这一个小时里，从您所在的网络提交的次数太多，这一次没有提交。同一单位、同一小区的人可能共用一个网络。`,
    advice: `请在${chineseDay(day)}${time}以后再试。不要关闭这一页，到时再按“再次提交”。${OR_ELSE}`,
  };
}

/** 503: nothing can be stored now. */
export const NOT_STORED: Refusal = {
  code: 'not-stored',
  status: 503,
  title: '反馈没有提交成功',
  reason: '网站现在不能保存反馈，您写的内容没有提交。',
  advice: `请不要关闭这一页，过几分钟再按“再次提交”。${OR_ELSE}`,
};

/** 503: the store timed out while inserting, so whether it has the submission is unknown. */
export const NOT_SURE: Refusal = {
  code: 'not-sure',
  status: 503,
  title: '还不能确定反馈是否提交成功',
  reason: '网站保存反馈时没有得到答复。没有看到回执，就不能算提交成功。',
  advice: `请不要关闭这一页，过几分钟再按“再次提交”：同一份内容只会收下一次，如果已经收下，会显示它的回执。${OR_ELSE}`,
};

/** 403: the disclosure window is not open; `phase` tells whether it is upcoming, closed or withdrawn. */
export function outsideWindow(phase: Phase | null, window: DisclosureWindow): Refusal {
  const refusal = { code: 'outside-window', status: 403, advice: KEEP };
  if (phase === 'withdrawn') {
    const reason = '本通报已撤回，不再接收意见，您写的内容没有提交。';
    return { ...refusal, title: '本通报已经撤回', reason };
  }
  if (phase === 'upcoming') {
    const reason = `${openingInWords(window)}，您写的内容没有提交。`;
    return { ...refusal, title: '意见反馈还没有开始', reason };
  }
  const reason = `${closedInWords(window)}，以系统收到的时间为准，您写的内容没有提交。`;
  return { ...refusal, title: '公示期已经结束', reason };
}

/** Refusals that depend on the post alone and return its words. */
const GIVE_BACK = [CUT_SHORT, NOT_TEXT, TOO_SLOW, OTHER_SITE, AUTOMATED];

/** Refusals whose page offers to send the same again. */
const SEND_AGAIN = [NOT_STORED, NOT_SURE];

/** A refusal to show again, with whether and when the same may be sent from its page. */
export interface RepeatedRefusal {
  readonly refusal: Refusal;
  readonly maySend: boolean;
  readonly retryAt: Instant | null;
}

/** How far in the past or future a rate limit's reset may lie to be shown again, in milliseconds. */
const TOLD_WITHIN = 24 * 3_600_000;

const TOO_MANY = /^too-many-(\d{1,16})$/;

/**
 * Finds the refusal that a page names by its code; null for one that returns no words. It only shows its reader again
 * what that reader just saw, so that a made-up code deceives nobody else.
 */
export function refusalByCode(code: string, now: Instant): RepeatedRefusal | null {
  const retryAt = Number(TOO_MANY.exec(code)?.[1] ?? Number.NaN);
  if (Math.abs(retryAt - now) <= TOLD_WITHIN) return { refusal: tooMany(retryAt), maySend: true, retryAt };
  const named = (refusal: Refusal) => refusal.code === code;
  const again = SEND_AGAIN.find(named);
  const refusal = again ?? GIVE_BACK.find(named);
  return refusal ? { refusal, maySend: again !== undefined, retryAt: null } : null;
}
