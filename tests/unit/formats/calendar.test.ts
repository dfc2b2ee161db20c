import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { closingCalendar } from '#lib/formats/calendar';
import { instantOf } from '#lib/model/date';
import type { Notice } from '#lib/model/notice';
import { fixtureContent, fixtureNotice } from '../content/fixtures';
import { anyText, EVERY_EVENT } from '../model/events';

const SITE = 'https://www.yunxi.example';
const FIRST = fixtureNotice('2024-district-inspection');
const OPEN = Date.parse('2025-01-15T09:00:00+08:00');

const setting = { publisher: publisherOf(), siteUrl: SITE };

function publisherOf() {
  const { publisher } = fixtureContent;
  if (!publisher) throw new Error('no publisher');
  return publisher;
}

/** The one event of a calendar file, as an independent reader reads it. */
function eventIn(file: string | null) {
  if (file === null) throw new Error('no calendar');
  const calendar = new ICAL.Component(ICAL.parse(file));
  const [component, ...others] = calendar.getAllSubcomponents();
  if (!component || others.length > 0) throw new Error('not one component');
  return { event: new ICAL.Event(component), component };
}

describe('the closing moment as a calendar file', () => {
  test('is the last minute of the window, with everything a reader needs', () => {
    expect(closingCalendar(FIRST, setting, OPEN)?.replaceAll('\r', '')).toMatchInlineSnapshot(`
      "BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//云溪县政务公开办公室//通报//ZH
      BEGIN:VEVENT
      UID:tag:yunxi.example\\,2022:2024-district-inspection/closing
      DTSTAMP:20241031T160000Z
      DTSTART:20250228T155900Z
      SEQUENCE:0
      STATUS:CONFIRMED
      TRANSP:TRANSPARENT
      SUMMARY:公示期截止：中共立山区科协党支部关于区委巡察
       整改落实进展情况的通报
      DESCRIPTION:意见反馈截止时间：2025年2月28日（星期五）23:59
       （北京时间），以系统收到的时间为准。\\nhttps://www.yunxi.
       example/notices/2024-district-inspection
      URL:https://www.yunxi.example/notices/2024-district-inspection
      END:VEVENT
      END:VCALENDAR
      "
    `);
  });

  test('is read by another program as that moment', () => {
    const { event, component } = eventIn(closingCalendar(FIRST, setting, OPEN));
    expect(event.startDate.toUnixTime() * 1000).toBe(Date.parse('2025-02-28T23:59:00+08:00'));
    expect(event.endDate.toUnixTime()).toBe(event.startDate.toUnixTime());
    expect(event.summary).toBe(`公示期截止：${FIRST.title}`);
    expect(event.description).toContain(`以系统收到的时间为准。\n${SITE}/notices/${FIRST.slug}`);
    expect(String(component.getFirstPropertyValue('url'))).toBe(`${SITE}/notices/${FIRST.slug}`);
  });

  test('is the minute at which a window with hours closes', () => {
    const window = { opens: '2024-11-01T08:30+08:00', closes: '2025-02-28T17:30+08:00' };
    const { event } = eventIn(closingCalendar({ ...FIRST, window }, setting, OPEN));
    expect(event.startDate.toUnixTime() * 1000).toBe(Date.parse('2025-02-28T17:30:00+08:00'));
    expect(event.description).toContain('2025年2月28日（星期五）17:30（北京时间）');
  });

  test('is one event for each period of a window, of which the first keeps its id', () => {
    const further = [{ opens: '2025-04-01', closes: '2025-04-10T17:30+08:00', name: '征求意见' }];
    const window = { opens: '2024-11-01', closes: '2025-02-28', further };
    const file = closingCalendar({ ...FIRST, window }, setting, OPEN) ?? '';
    const events = new ICAL.Component(ICAL.parse(file))
      .getAllSubcomponents()
      .map((one) => new ICAL.Event(one));
    expect(events.map(({ uid, startDate }) => [uid.split('/')[1], startDate.toUnixTime() * 1000])).toEqual([
      ['closing', Date.parse('2025-02-28T23:59:00+08:00')],
      ['closing-2', Date.parse('2025-04-10T17:30:00+08:00')],
    ]);
    expect(events[1]?.summary).toBe(`公示期截止（征求意见）：${FIRST.title}`);
  });

  test('is not there without a window, and not for a draft', () => {
    expect(closingCalendar(fixtureNotice('2023-city-archives'), setting, OPEN)).toBeNull();
    expect(closingCalendar({ ...FIRST, published: null }, setting, OPEN)).toBeNull();
  });

  test('stays one event when the notice is corrected, its window changed or it is withdrawn, and only then is stamped anew', () => {
    const withdrawn = { at: '2025-05-01T09:00+08:00', reason: '内容有误' };
    const notice: Notice = { ...FIRST, events: EVERY_EVENT, withdrawn };
    const at = (moment: string) => {
      const { event, component } = eventIn(closingCalendar(notice, setting, instantOf(moment)));
      return {
        uid: event.uid,
        sequence: event.sequence,
        status: component.getFirstPropertyValue('status'),
        stamp: String(component.getFirstPropertyValue('dtstamp')),
      };
    };
    const uid = 'tag:yunxi.example,2022:2024-district-inspection/closing';
    expect(at('2025-03-05T08:00+08:00')).toEqual({
      uid,
      sequence: 0,
      status: 'CONFIRMED',
      stamp: '2024-10-31T16:00:00Z',
    });
    expect(at('2025-03-10T08:00+08:00')).toEqual({
      uid,
      sequence: 3,
      status: 'CONFIRMED',
      stamp: '2025-03-10T00:00:00Z',
    });
    expect(at('2025-05-01T09:00+08:00')).toEqual({
      uid,
      sequence: 4,
      status: 'CANCELLED',
      stamp: '2025-05-01T01:00:00Z',
    });
  });

  test('has an id without a feed too', () => {
    const { feed: _, ...publisher } = publisherOf();
    const { event } = eventIn(closingCalendar(FIRST, { publisher, siteUrl: SITE }, OPEN));
    expect(event.uid).toBe('2024-district-inspection-closing@www.yunxi.example');
  });

  test('gives back the very words to who parses it, in lines that are short and cut no character', () => {
    fc.assert(
      fc.property(anyText, (title) => {
        const file = closingCalendar({ ...FIRST, title }, setting, OPEN) ?? '';
        expect(file).toMatch(/^(?:[^\r\n]+\r\n)+$/);
        for (const line of file.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/\p{Surrogate}/u);
        }
        const said = title
          .replace(/\r\n?/g, '\n')
          .replace(/[\u0000-\u0008\u000b-\u001f\u007f]|\p{Surrogate}/gu, '\ufffd');
        expect(eventIn(file).event.summary).toBe(`公示期截止：${said}`);
      }),
    );
  });
});
