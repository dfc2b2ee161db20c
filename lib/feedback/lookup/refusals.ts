import type { Instant } from '#lib/clock';
import type { Refusal } from '#lib/feedback/intake/refusal';
import { ADDITIONS_MAX } from '#lib/feedback/lookup/change';
import type { LookupRefusal } from '#lib/feedback/lookup/response';
import { chineseDay, minuteOf } from '#lib/model/date';

/** 503: the store does not answer a look-up. */
export const CANNOT_LOOK: LookupRefusal = {
  status: 503,
  title: '暂时不能查询',
  reason: '网站暂时读不出办理情况，您的反馈没有受到影响。',
  advice: '请不要关闭本页，过几分钟按“再试一次”。',
};

/** 503: a change could not be carried out. */
export const NOT_DONE: LookupRefusal = {
  status: 503,
  title: '没有办成',
  reason: '网站暂时不能保存，这一次什么都没有改变。',
  advice: '请不要关闭本页，过几分钟按“再试一次”。',
};

/** 503: whether a change was carried out is unknown. */
export const NOT_SURE_DONE: LookupRefusal = {
  status: 503,
  title: '不能确定是否办成',
  reason: '网站没有得到确认，不能视为已经办成。',
  advice: '请不要关闭本页，过几分钟按“再试一次”：同一件事只办一次。',
};

/** 409: others changed the submission again and again meanwhile. */
export const CHANGED_MEANWHILE: LookupRefusal = {
  status: 409,
  title: '没有办成',
  reason: '办理情况正好在变动，这一次什么都没有改变。',
  advice: '请按“再试一次”。',
};

/** 409: there are as many additions as may be. */
export const ENOUGH_ADDITIONS: LookupRefusal = {
  status: 409,
  title: '不能再补充了',
  reason: `一份反馈最多补充${ADDITIONS_MAX}次，这一次没有提交。`,
  advice: '还要补充的，请用下面的方式联系，并提供回执号。',
};

/** 429: the source has reached its rate limit. @param until when it is reset. */
export function tooManyLookups(until: Instant): LookupRefusal {
  const [day = '', time = ''] = minuteOf(until).split(' ');
  return {
    status: 429,
    title: '操作过于频繁，请稍后再试',
    reason: '一小时内从您所在的网络操作的次数过多。同一单位、同一小区的人可能共用一个网络。',
    advice: `请在${chineseDay(day)}${time}以后再试。请不要关闭本页，到时按“再试一次”。`,
  };
}

/** What a post that could not be read as a form is answered with here: what happened is the same as at the form of a notice. */
export function unreadableForm({ status, title, code }: Refusal): LookupRefusal {
  const isForeign = code === 'other-site' || code.endsWith('hidden') || code === 'hidden-site';
  return {
    status,
    title,
    reason: isForeign
      ? '为防止他人冒用您的名义，网站只接收从本网站页面提交的内容，这一次没有办理。'
      : '网站没有收到完整的内容，这一次没有办理。',
    advice: '请打开本网站的“查询反馈办理情况”页面，重新填写。',
  };
}
