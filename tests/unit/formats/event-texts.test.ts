import { expect, test } from 'vitest';
import { eventSummary, eventTitle } from '#lib/formats/event-texts';
import { EVERY_EVENT } from '../model/events';

test('events are told of in words that were sent out once, and must never change', () => {
  const told = EVERY_EVENT.map((event) => `${eventTitle(event)}\n${eventSummary(event)}\n`);
  expect(told.join('\n')).toMatchInlineSnapshot(`
    "发布：关于甲事的通报
    这份通报已于2025年3月1日 09:00（北京时间）发布。
    正文的指纹（SHA-256）：aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
    核对：下载正文（通报的网址后面加 .txt），用 certutil -hashfile（Windows）或 shasum -a 256（其他电脑）算出指纹，应当与最近一次公布的相同。

    意见反馈开始：关于甲事的通报
    公示期：2025年3月2日至2025年3月20日。意见反馈已经开始，截至2025年3月20日（星期四）23:59（北京时间），以系统收到时间为准。

    更正：关于甲事的通报
    这份通报已于2025年3月5日 10:30（北京时间）更正，现为第2版。
    更正内容：将“拔付”改为“拨付”。
    更正原因：录入有误
    更正前正文的指纹（SHA-256）：aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
    更正后正文的指纹（SHA-256）：bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
    核对：下载正文（通报的网址后面加 .txt），用 certutil -hashfile（Windows）或 shasum -a 256（其他电脑）算出指纹，应当与最近一次公布的相同。

    更正：关于乙事的通报
    这份通报已于2025年3月6日 10:30（北京时间）更正，现为第3版。
    更正内容：更换图片
    更正原因：图片不清
    正文没有改动，指纹（SHA-256）仍为：bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb

    公示期调整：关于乙事的通报
    这份通报的公示期已于2025年3月10日 08:00（北京时间）调整，通报现为第4版。
    调整前：2025年3月2日至2025年3月20日
    调整后：2025年3月2日至2025年3月31日
    调整原因：应群众要求延长

    整改进展：关于乙事的通报
    这份通报的整改进展已于2025年3月12日 08:00（北京时间）更新，通报现为第5版。
    有3项更新了整改进展或者完成状态；共60项：已完成40项，持续推进20项。
    更新前正文的指纹（SHA-256）：bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
    更新后正文的指纹（SHA-256）：cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
    核对：下载正文（通报的网址后面加 .txt），用 certutil -hashfile（Windows）或 shasum -a 256（其他电脑）算出指纹，应当与最近一次公布的相同。

    公示期结束：关于乙事的通报
    公示期已于2025年3月31日结束，不再接收意见反馈。

    反馈情况公布：关于乙事的通报
    公示期间收到的意见反馈的办理情况，已于2025年4月20日 09:00（北京时间）公布。

    反馈情况更正：关于乙事的通报
    公布的反馈情况已于2025年4月25日 09:00（北京时间）更正。
    更正内容：收到的反馈是2件
    更正原因：漏计一件

    撤回：关于乙事的通报
    这份通报已于2025年5月1日 09:00（北京时间）撤回。
    撤回原因：内容有误，将重新公布
    "
  `);
});

test('a window that comes or goes is told of as one', () => {
  const [event] = EVERY_EVENT.filter(({ kind }) => kind === 'window-changed');
  if (event?.kind !== 'window-changed') throw new Error('no such event');
  expect(eventSummary({ ...event, before: null })).toContain(
    '调整前：没有公示期\n调整后：2025年3月2日至2025年3月31日\n',
  );
  expect(eventSummary({ ...event, after: null })).toContain(
    '调整前：2025年3月2日至2025年3月20日\n调整后：没有公示期\n',
  );
});

test('progress of a ledger and of items is told of one after another, and not added up', () => {
  const [event] = EVERY_EVENT.filter(({ kind }) => kind === 'progress');
  if (event?.kind !== 'progress') throw new Error('no such event');
  const items = { count: 2, totals: [{ state: '已完成', count: 10 } as const] };
  expect(eventSummary({ ...event, items })).toContain(
    '\n台账有3项更新了整改进展或者完成状态；共60项：已完成40项，持续推进20项。\n正文各条有2项更新了完成状态；共10项：已完成10项。\n',
  );
});

test('a closing that is not the last one tells when the next period opens', () => {
  const [event] = EVERY_EVENT.filter(({ kind }) => kind === 'closed');
  if (event?.kind !== 'closed') throw new Error('no such event');
  expect(eventSummary({ ...event, next: { opens: '2025-05-02', closes: '2025-05-09' } })).toBe(
    '公示期已于2025年3月31日结束，下一次意见反馈将于2025年5月2日（星期五）0:00（北京时间）开始。',
  );
});
