import type { Instant } from '#lib/clock';
import { chineseDay, minuteOf } from '#lib/model/date';
import type { Phase } from '#lib/model/phase';
import { closedInWords, type DisclosureWindow, nextOpeningInWords, periodIndexAt } from '#lib/model/window';

/** Why a post was refused: what happened and what to do, in Chinese. */
export interface Refusal {
  /** Identifies the refusal in the page that shows it, so that the page can be redrawn. */
  code: string;
  status: number;
  title: string;
  reason: string;
  advice: string;
  /** Whether feedback was taken before, and is no longer. */
  isOver?: true;
  /** What the button says that sends the same again, where it begins anew. */
  onward?: string;
}

const CHECK_AGAIN = '继续：核对内容';
const WORDS_BELOW = '您填写的内容列在本页下方，可以复制保存。';

/** 405: the address accepts POST alone. */
export const WRONG_METHOD: Refusal = {
  code: 'wrong-method',
  status: 405,
  title: '这个地址只用于提交意见反馈',
  reason: '浏览器的访问方式不适用于这个地址。',
  advice: '请返回通报页面，在“意见反馈”一栏填写。',
};

/** 405: the address accepts GET and HEAD alone. */
export const READ_ONLY: Refusal = {
  code: 'read-only',
  status: 405,
  title: '这个地址只供查阅',
  reason: '浏览器的访问方式不适用于这个地址，内容没有提交。',
  advice: '请在地址栏重新打开页面。如需反馈意见，请在通报页面的“意见反馈”一栏填写。',
};

/** 422: the reading preferences were posted without a known choice. */
export const NOTHING_CHOSEN: Refusal = {
  code: 'nothing-chosen',
  status: 422,
  title: '没有选择字号',
  reason: '网站没有收到您选择的字号，字号没有改变。',
  advice: '请点击页面顶部的“字号和关怀版”，重新选择。',
};

/** 415: the body has another media type than the form's. */
export const WRONG_TYPE: Refusal = {
  code: 'wrong-type',
  status: 415,
  title: '内容的格式不正确',
  reason: '这个地址只接收通报页面上的意见反馈表，不接收文件和其他格式的内容。',
  advice: '请返回通报页面，在“意见反馈”一栏填写。',
};

/** 413: the body is larger than a form can be. */
export const TOO_LARGE: Refusal = {
  code: 'too-large',
  status: 413,
  title: '内容过长，没有提交',
  reason: '内容超过了意见反馈表能够接收的长度。',
  advice: '请返回上一页；如果内容还在，请先复制保存，缩短后再提交。',
};

/** 400: the body was cut short, or is not of the announced length. */
export const CUT_SHORT: Refusal = {
  code: 'cut-short',
  status: 400,
  title: '内容没有传输完整',
  reason: '网络可能中断，网站只收到一部分内容，没有提交。',
  advice: '收到的部分列在本页下方，可以复制保存。请返回通报页面重新填写。',
};

/** 400: the body is not UTF-8, so the writer's words cannot be known. */
export const NOT_TEXT: Refusal = {
  code: 'not-text',
  status: 400,
  title: '内容中有无法识别的文字',
  reason: '收到的内容不是 UTF-8 编码的文字，网站不能确定您写的是什么，没有提交。',
  advice: '能够识别的部分列在本页下方，可以复制保存。请换一个浏览器，在通报页面重新填写。',
};

/** 408: the body took longer than a minute. */
export const TOO_SLOW: Refusal = {
  code: 'too-slow',
  status: 408,
  title: '网络较慢，内容没有传输完整',
  reason: '一分钟内没有收到全部内容，没有提交。',
  advice: '收到的部分列在本页下方，可以复制保存。请在网络状况较好时重新填写。',
};

/** 403: the form was posted from another site's page. */
export const OTHER_SITE: Refusal = {
  code: 'other-site',
  status: 403,
  title: '内容来自其他网站',
  reason: '为防止他人冒用您的名义，网站只接收从本网站页面提交的内容，这一次没有提交。',
  advice: `请打开本网站的通报页面，在“意见反馈”一栏填写。${WORDS_BELOW}`,
};

/** 403: the browser does not tell from which site's page the form was posted. */
export const HIDDEN_SITE: Refusal = {
  code: 'hidden-site',
  status: 403,
  title: '不能确认内容来自本网站',
  reason:
    '浏览器没有说明内容是从哪个网页提交的。为防止他人冒用您的名义，这一次没有提交。如果是您本人填写的，可以从本页继续。',
  advice: `请核对本页下方的内容：确实是您本人填写的，按“${CHECK_AGAIN}”；不是您填写的，请关闭本页。`,
  onward: CHECK_AGAIN,
};

/** 403: the same, and the page on which to go on was posted so too. */
export const STILL_HIDDEN: Refusal = {
  code: 'still-hidden',
  status: 403,
  title: '不能确认内容来自本网站',
  reason: '浏览器仍然没有说明内容是从哪个网页提交的，网站不能接收，内容没有提交。',
  advice: `可以换一个浏览器，在本网站的通报页面填写。${WORDS_BELOW}`,
};

/** 503: the server holds as many bodies as it can. */
export const NO_ROOM: Refusal = {
  code: 'no-room',
  status: 503,
  title: '网站繁忙，内容没有收完',
  reason: '网站现在收到的内容过多，只收下了一部分，没有提交。',
  advice: '请返回上一页；如果内容还在，请先复制保存，过几分钟再提交。收到的部分列在本页下方。',
};

/** 422: the honeypot was filled. */
export const AUTOMATED: Refusal = {
  code: 'automated',
  status: 422,
  title: '这份内容疑似由程序自动填写',
  reason: '有一栏本应留空，收到时却有内容，因此没有提交。浏览器的自动填写功能也可能造成这种情况。',
  advice: `如果是您本人填写的，请关闭浏览器的自动填写功能，重新填写。${WORDS_BELOW}`,
};

/** 429: the source has reached its rate limit; `until` is when it is reset. */
export function tooMany(until: Instant): Refusal {
  const [day = '', time = ''] = minuteOf(until).split(' ');
  return {
    // With the moment: whoever looks again later is told the same one.
    code: `too-many-${until}`,
    status: 429,
    title: '提交过于频繁，请稍后再试',
    reason: `一小时内从您所在的网络提交的次数过多，这一次没有提交。同一单位、同一小区的人可能共用一个网络。`,
    advice: `请在${chineseDay(day)}${time}以后再试。请不要关闭本页，到时按“再次提交”。${WORDS_BELOW}`,
  };
}

/** 503: nothing can be stored now. */
export const NOT_STORED: Refusal = {
  code: 'not-stored',
  status: 503,
  title: '反馈没有提交成功',
  reason: '网站暂时不能保存反馈，您填写的内容没有提交。',
  advice: `请不要关闭本页，过几分钟按“再次提交”。${WORDS_BELOW}`,
};

/** 503: the store timed out while inserting, so whether it has the submission is unknown. */
export const NOT_SURE: Refusal = {
  code: 'not-sure',
  status: 503,
  title: '不能确定反馈是否提交成功',
  reason: '网站保存反馈时没有得到确认。没有看到回执号，不能视为提交成功。',
  advice: `请不要关闭本页，过几分钟按“再次提交”：同一份内容只保存一次，已经保存的，会显示原来的回执号。${WORDS_BELOW}`,
};

/** 410: what this token stored was destroyed since, when and why says `happened` (`destroyedInWords`); it stores nothing again. */
export function destroyedSince(happened: string): Refusal {
  return {
    code: 'destroyed',
    status: 410,
    title: '这份反馈已经不在网站上',
    reason: `这份反馈${happened}，这一次没有提交。`,
    advice: `还要反馈的，请返回通报页面重新填写。${WORDS_BELOW}`,
  };
}

/** 403: the disclosure window is not open at `instant`; between two of its periods it says when the next opens. */
export function outsideWindow(phase: Phase | null, window: DisclosureWindow, instant: Instant): Refusal {
  const refusal = { code: 'outside-window', status: 403, advice: WORDS_BELOW };
  if (phase === 'withdrawn') {
    const reason = '本通报已撤回，不再接收意见，您填写的内容没有提交。';
    return { ...refusal, title: '本通报已经撤回', reason, isOver: true };
  }
  if (phase === 'upcoming') {
    const index = periodIndexAt(window, instant);
    const reason = `${nextOpeningInWords(window, index)}，您填写的内容没有提交。`;
    return { ...refusal, title: index > 0 ? '现在不在公示期内' : '意见反馈尚未开始', reason };
  }
  const reason = `${closedInWords(window)}，网上反馈已关闭；以系统收到的时间为准，您填写的内容没有提交。`;
  return { ...refusal, title: '公示期已经结束', reason, isOver: true };
}
