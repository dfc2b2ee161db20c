import { chineseDay, chineseMinute, dayOf, instantOf, minuteOf } from '#lib/model/date';
import type { NoticeEvent } from '#lib/model/event';
import { wordsOfSetBack, wordsOfTotals } from '#lib/model/ledger/ledger';
import { closedInWords, closingMinute, openingInWords, windowInWords } from '#lib/model/window';

/** The Chinese name of each kind of event. */
export const EVENT_NAMES: Readonly<Record<NoticeEvent['kind'], string>> = {
  published: '发布',
  corrected: '更正',
  progress: '整改进展',
  'window-changed': '公示期调整',
  opened: '意见反馈开始',
  closed: '公示期结束',
  withdrawn: '撤回',
  outcome: '反馈情况公布',
  'outcome-corrected': '反馈情况更正',
};

/** How to verify a fingerprint with the tools of every system. */
const VERIFYING =
  '核对：下载正文（通报的网址后面加 .txt），用 certutil -hashfile（Windows）或 shasum -a 256（其他电脑）算出指纹，应当与最近一次公布的相同。';

/** Returns an event's title: what happened, and to which notice. */
export function eventTitle({ kind, title }: NoticeEvent): string {
  return `${EVENT_NAMES[kind]}：${title}`;
}

/**
 * Describes an event in lines of Chinese, from the event alone. Feeds have published these texts: they never change, and
 * a test holds them. So they say 以系统收到时间为准, and name a window's end by themselves, where pages have `closingInWords`
 * and words of today.
 */
export function eventSummary(event: NoticeEvent): string {
  return linesOf(event).join('\n');
}

function linesOf(event: NoticeEvent): string[] {
  switch (event.kind) {
    case 'published':
      return [
        `这份通报已于${momentInWords(event.at)}发布。`,
        `正文的指纹（SHA-256）：${event.fingerprint}`,
        VERIFYING,
      ];
    case 'corrected':
      return [
        `这份通报已于${momentInWords(event.at)}更正，现为第${event.version}版。`,
        `更正内容：${event.what}`,
        `更正原因：${event.why}`,
        ...(event.before === event.after
          ? [`正文没有改动，指纹（SHA-256）仍为：${event.after}`]
          : [
              `更正前正文的指纹（SHA-256）：${event.before}`,
              `更正后正文的指纹（SHA-256）：${event.after}`,
              VERIFYING,
            ]),
      ];
    case 'progress':
      return [
        `这份通报的整改进展已于${momentInWords(event.at)}更新，通报现为第${event.version}版。`,
        `${event.items ? '台账' : ''}有${event.rows}项更新了整改进展或者完成状态${wordsOfSetBack(event.setBack)}；${wordsOfTotals(event.totals)}。`,
        ...(event.items
          ? [
              `正文各条有${event.items.count}项更新了完成状态${wordsOfSetBack(event.items.setBack)}；${wordsOfTotals(event.items.totals)}。`,
            ]
          : []),
        `更新前正文的指纹（SHA-256）：${event.before}`,
        `更新后正文的指纹（SHA-256）：${event.after}`,
        VERIFYING,
      ];
    case 'window-changed':
      return [
        `这份通报的公示期已于${momentInWords(event.at)}调整，通报现为第${event.version}版。`,
        `调整前：${windowInWords(event.before)}`,
        `调整后：${windowInWords(event.after)}`,
        `调整原因：${event.why}`,
      ];
    case 'opened':
      return [
        `公示期：${windowInWords(event.window)}。意见反馈已经开始，截至${chineseMinute(closingMinute(event.window))}，以系统收到时间为准。`,
      ];
    case 'closed':
      return [
        event.next
          ? `${closedInWords(event.window)}，下一次${openingInWords(event.next)}。`
          : `${closedInWords(event.window)}，不再接收意见反馈。`,
      ];
    case 'withdrawn':
      return [`这份通报已于${momentInWords(event.at)}撤回。`, `撤回原因：${event.reason}`];
    case 'outcome':
      return [`公示期间收到的意见反馈的办理情况，已于${momentInWords(event.at)}公布。`];
    case 'outcome-corrected':
      return [
        `公布的反馈情况已于${momentInWords(event.at)}更正。`,
        `更正内容：${event.what}`,
        `更正原因：${event.why}`,
      ];
  }
}

function momentInWords(at: string): string {
  const instant = instantOf(at);
  return `${chineseDay(dayOf(instant))} ${minuteOf(instant).slice(-5)}（北京时间）`;
}
