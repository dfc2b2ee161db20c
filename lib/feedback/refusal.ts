import { chineseDay, chineseWeekday } from '#lib/notice/date';
import type { Phase } from '#lib/notice/phase';
import type { DisclosureWindow } from '#lib/notice/schema';

/** Why a post was not taken: what happened and what to do, in Chinese. */
export interface Refusal {
  status: number;
  title: string;
  reason: string;
  advice: string;
}

const KEEP = '请按下面的方式直接联系我们；您填写过的内容列在本页下方，可以复制保存。';

/** The address takes posts alone. */
export const WRONG_METHOD: Refusal = {
  status: 405,
  title: '这个地址只接收反馈表',
  reason: '浏览器用了这个地址不接受的方式访问。',
  advice: '请回到通报页面，从“意见反馈”一栏填写。',
};

/** The address is there to be read. */
export const READ_ONLY: Refusal = {
  status: 405,
  title: '这个地址只供阅读',
  reason: '浏览器用了这个地址不接受的方式访问，没有收下任何内容。',
  advice:
    '请从地址栏重新打开页面；要反馈意见，请从通报页面的“意见反馈”一栏填写，或按下面的方式直接联系我们。',
};

/** The body is not the form's. */
export const WRONG_TYPE: Refusal = {
  status: 415,
  title: '收到的内容格式不对',
  reason: '这个地址只接收通报页面上的反馈表，不接收文件和其他格式的内容。',
  advice: '请回到通报页面，从“意见反馈”一栏填写。',
};

/** More came than the form can hold. */
export const TOO_LARGE: Refusal = {
  status: 413,
  title: '内容太长，没有收下',
  reason: '收到的内容超过了反馈表能接收的长度。',
  advice: '请按下面的方式直接联系我们。如果返回上一页后内容还在，请先复制保存，缩短后再提交。',
};

/** Posts cannot be stored. */
export const NOT_STORED: Refusal = {
  status: 503,
  title: '反馈没有提交成功',
  reason: '网上提交目前尚未开通，您写的内容没有保存在网站上。',
  advice: KEEP,
};

/** The disclosure window is not open: `phase` says on which side of it the post came. */
export function outsideWindow(phase: Phase | null, window: DisclosureWindow): Refusal {
  if (phase === 'upcoming') {
    return {
      status: 403,
      title: '意见反馈还没有开始',
      reason: `意见反馈将于${chineseDay(window.opens)}（${chineseWeekday(window.opens)}）0:00（北京时间）开始，您写的内容没有提交。`,
      advice: KEEP,
    };
  }
  return {
    status: 403,
    title: '公示期已经结束',
    reason: `公示期已于${chineseDay(window.closes)}结束，以系统收到时间为准，您写的内容没有提交。`,
    advice: KEEP,
  };
}
