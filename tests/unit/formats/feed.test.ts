import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventSummary, eventTitle } from '#lib/formats/event-texts';
import { FEED_LENGTH, feedXml } from '#lib/formats/feed';
import { instantOf } from '#lib/model/date';
import type { NoticeEvent } from '#lib/model/event';
import type { NoticeEntry } from '#lib/model/notice-entry';
import { ATOM_GRAMMAR, xmlFaults, xpath } from '../../harness/xmllint';
import { anyEvent, anyText, EVERY_EVENT } from '../model/events';

const INPUT = {
  tag: { authority: 'office@yunxi.example', year: '2022' },
  organization: '云溪县政务公开办公室',
  siteUrl: 'https://www.yunxi.example',
};
const LATE = Date.UTC(2040, 0, 1);

const noticeOf = (slug: string, events: readonly NoticeEvent[]): NoticeEntry => ({
  slug,
  title: '现在的标题',
  issuer: '某局',
  jointIssuers: [],
  published: events[0]?.at ?? null,
  window: null,
  withdrawn: null,
  ledger: null,
  outcome: null,
  events,
});

/** The entries of a feed as they stand in it, by their ids. */
function entriesIn(feed: string): Map<string, string> {
  const entries = feed.match(/ {2}<entry>[\s\S]*?<\/entry>\n/g) ?? [];
  return new Map(entries.map((entry) => [/<id>(.*?)<\/id>/.exec(entry)?.[1] ?? '', entry]));
}

/** What XML 1.0 cannot hold stands as U+FFFD (XML 1.0, 2.2: Char). */
function speakable(text: string): string {
  return Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const isChar =
      [0x9, 0xa, 0xd].includes(code) ||
      (code >= 0x20 && code <= 0xd7ff) ||
      (code >= 0xe000 && code <= 0xfffd) ||
      code >= 0x10000;
    return isChar ? character : '\ufffd';
  }).join('');
}

describe('the feed', () => {
  test('names progress among what it tells of where there is some', () => {
    const feedOf = (events: readonly NoticeEvent[]) =>
      feedXml(INPUT, [noticeOf('2025-review', events)], LATE);
    expect(feedOf(EVERY_EVENT)).toContain('通报的发布、更正、整改进展、公示期的调整和起止');
    expect(feedOf(EVERY_EVENT.filter(({ kind }) => kind !== 'progress'))).toContain(
      '<subtitle>通报的发布、更正、公示期的调整和起止、撤回，以及反馈情况</subtitle>',
    );
  });

  test('tells of every kind of event, newest first', () => {
    expect(feedXml(INPUT, [noticeOf('2025-review', EVERY_EVENT)], LATE)).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
        <id>tag:office@yunxi.example,2022:feed</id>
        <title>云溪县政务公开办公室通报</title>
        <subtitle>通报的发布、更正、整改进展、公示期的调整和起止、撤回，以及反馈情况</subtitle>
        <updated>2025-05-01T09:00:00+08:00</updated>
        <author><name>云溪县政务公开办公室</name></author>
        <link rel="self" type="application/atom+xml" href="https://www.yunxi.example/feed.xml"/>
        <link rel="alternate" type="text/html" href="https://www.yunxi.example/notices"/>
        <entry>
          <id>tag:office@yunxi.example,2022:2025-review/withdrawn</id>
          <title>撤回：关于乙事的通报</title>
          <published>2025-05-01T09:00:00+08:00</published>
          <updated>2025-05-01T09:00:00+08:00</updated>
          <category term="withdrawn" label="撤回"/>
          <link rel="alternate" type="text/html" href="https://www.yunxi.example/notices/2025-review"/>
          <summary>这份通报已于2025年5月1日 09:00（北京时间）撤回。&#10;撤回原因：内容有误，将重新公布</summary>
        </entry>
        <entry>
          <id>tag:office@yunxi.example,2022:2025-review/outcome-corrected-2</id>
          <title>反馈情况更正：关于乙事的通报</title>
          <published>2025-04-25T09:00:00+08:00</published>
          <updated>2025-04-25T09:00:00+08:00</updated>
          <category term="outcome-corrected" label="反馈情况更正"/>
          <link rel="alternate" type="text/html" href="https://www.yunxi.example/notices/2025-review#history"/>
          <summary>公布的反馈情况已于2025年4月25日 09:00（北京时间）更正。&#10;更正内容：收到的反馈是2件&#10;更正原因：漏计一件</summary>
        </entry>
        <entry>
          <id>tag:office@yunxi.example,2022:2025-review/outcome</id>
          <title>反馈情况公布：关于乙事的通报</title>
          <published>2025-04-20T09:00:00+08:00</published>
          <updated>2025-04-20T09:00:00+08:00</updated>
          <category term="outcome" label="反馈情况公布"/>
          <link rel="alternate" type="text/html" href="https://www.yunxi.example/notices/2025-review#outcome"/>
          <summary>公示期间收到的意见反馈的办理情况，已于2025年4月20日 09:00（北京时间）公布。</summary>
        </entry>
        <entry>
          <id>tag:office@yunxi.example,2022:2025-review/closed-1</id>
          <title>公示期结束：关于乙事的通报</title>
          <published>2025-04-01T00:00:00+08:00</published>
          <updated>2025-04-01T00:00:00+08:00</updated>
          <category term="closed" label="公示期结束"/>
          <link rel="alternate" type="text/html" href="https://www.yunxi.example/notices/2025-review"/>
          <summary>公示期已于2025年3月31日结束，不再接收意见反馈。</summary>
        </entry>
        <entry>
          <id>tag:office@yunxi.example,2022:2025-review/progress-5</id>
          <title>整改进展：关于乙事的通报</title>
          <published>2025-03-12T08:00:00+08:00</published>
          <updated>2025-03-12T08:00:00+08:00</updated>
          <category term="progress" label="整改进展"/>
          <link rel="alternate" type="text/html" href="https://www.yunxi.example/notices/2025-review#history"/>
          <summary>这份通报的整改进展已于2025年3月12日 08:00（北京时间）更新，通报现为第5版。&#10;有3项更新了整改进展或者完成状态；共60项：已完成40项，持续推进20项。&#10;更新前正文的指纹（SHA-256）：bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb&#10;更新后正文的指纹（SHA-256）：cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc&#10;核对：下载正文（通报的网址后面加 .txt），用 certutil -hashfile（Windows）或 shasum -a 256（其他电脑）算出指纹，应当与最近一次公布的相同。</summary>
        </entry>
        <entry>
          <id>tag:office@yunxi.example,2022:2025-review/window-changed-4</id>
          <title>公示期调整：关于乙事的通报</title>
          <published>2025-03-10T08:00:00+08:00</published>
          <updated>2025-03-10T08:00:00+08:00</updated>
          <category term="window-changed" label="公示期调整"/>
          <link rel="alternate" type="text/html" href="https://www.yunxi.example/notices/2025-review#history"/>
          <summary>这份通报的公示期已于2025年3月10日 08:00（北京时间）调整，通报现为第4版。&#10;调整前：2025年3月2日至2025年3月20日&#10;调整后：2025年3月2日至2025年3月31日&#10;调整原因：应群众要求延长</summary>
        </entry>
        <entry>
          <id>tag:office@yunxi.example,2022:2025-review/corrected-3</id>
          <title>更正：关于乙事的通报</title>
          <published>2025-03-06T10:30:00+08:00</published>
          <updated>2025-03-06T10:30:00+08:00</updated>
          <category term="corrected" label="更正"/>
          <link rel="alternate" type="text/html" href="https://www.yunxi.example/notices/2025-review#history"/>
          <summary>这份通报已于2025年3月6日 10:30（北京时间）更正，现为第3版。&#10;更正内容：更换图片&#10;更正原因：图片不清&#10;正文没有改动，指纹（SHA-256）仍为：bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb</summary>
        </entry>
        <entry>
          <id>tag:office@yunxi.example,2022:2025-review/corrected-2</id>
          <title>更正：关于甲事的通报</title>
          <published>2025-03-05T10:30:00+08:00</published>
          <updated>2025-03-05T10:30:00+08:00</updated>
          <category term="corrected" label="更正"/>
          <link rel="alternate" type="text/html" href="https://www.yunxi.example/notices/2025-review#history"/>
          <summary>这份通报已于2025年3月5日 10:30（北京时间）更正，现为第2版。&#10;更正内容：将“拔付”改为“拨付”。&#10;更正原因：录入有误&#10;更正前正文的指纹（SHA-256）：aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa&#10;更正后正文的指纹（SHA-256）：bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb&#10;核对：下载正文（通报的网址后面加 .txt），用 certutil -hashfile（Windows）或 shasum -a 256（其他电脑）算出指纹，应当与最近一次公布的相同。</summary>
        </entry>
        <entry>
          <id>tag:office@yunxi.example,2022:2025-review/opened-1</id>
          <title>意见反馈开始：关于甲事的通报</title>
          <published>2025-03-02T00:00:00+08:00</published>
          <updated>2025-03-02T00:00:00+08:00</updated>
          <category term="opened" label="意见反馈开始"/>
          <link rel="alternate" type="text/html" href="https://www.yunxi.example/notices/2025-review"/>
          <summary>公示期：2025年3月2日至2025年3月20日。意见反馈已经开始，截至2025年3月20日（星期四）23:59（北京时间），以系统收到时间为准。</summary>
        </entry>
        <entry>
          <id>tag:office@yunxi.example,2022:2025-review/published</id>
          <title>发布：关于甲事的通报</title>
          <published>2025-03-01T09:00:00+08:00</published>
          <updated>2025-03-01T09:00:00+08:00</updated>
          <category term="published" label="发布"/>
          <link rel="alternate" type="text/html" href="https://www.yunxi.example/notices/2025-review"/>
          <summary>这份通报已于2025年3月1日 09:00（北京时间）发布。&#10;正文的指纹（SHA-256）：aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa&#10;核对：下载正文（通报的网址后面加 .txt），用 certutil -hashfile（Windows）或 shasum -a 256（其他电脑）算出指纹，应当与最近一次公布的相同。</summary>
        </entry>
      </feed>
      "
    `);
  });

  test('is valid by the grammar of RFC 4287, and keeps its rules that no grammar holds', () => {
    const feed = feedXml(INPUT, [noticeOf('2025-review', EVERY_EVENT)], LATE);
    expect(xmlFaults(feed, ATOM_GRAMMAR)).toBe('');
    const count = (path: string) => Number(xpath(feed, `count(${path})`));
    const named = (name: string) => `*[local-name()="${name}"]`;
    expect(count(`/${named('feed')}/${named('author')}`)).toBe(1);
    const entries = `/${named('feed')}/${named('entry')}`;
    expect(count(entries)).toBe(EVERY_EVENT.length);
    expect(count(`${entries}[count(${named('link')}[@rel="alternate"]) = 1]`)).toBe(EVERY_EVENT.length);
  });

  test('is found wanting by the grammar when something is missing', () => {
    const feed = feedXml(INPUT, [noticeOf('2025-review', EVERY_EVENT)], LATE);
    expect(xmlFaults(feed.replace(/<updated>.*<\/updated>/, ''), ATOM_GRAMMAR)).not.toBe('');
    expect(xmlFaults(feed.replace('</title>', ''))).not.toBe('');
  });

  test('that is empty is as old as its ids, and valid', () => {
    const feed = feedXml(INPUT, [], LATE);
    expect(xmlFaults(feed, ATOM_GRAMMAR)).toBe('');
    expect(feed).toContain('<updated>2022-01-01T00:00:00+08:00</updated>');
  });

  test('knows of an event from its moment on', () => {
    const notices = [noticeOf('2025-review', EVERY_EVENT)];
    for (const [index, { at, name }] of EVERY_EVENT.entries()) {
      const before = feedXml(INPUT, notices, instantOf(at) - 1);
      const after = feedXml(INPUT, notices, instantOf(at));
      expect(entriesIn(before).size).toBe(index);
      expect([...entriesIn(after).keys()][0]).toBe(`tag:office@yunxi.example,2022:2025-review/${name}`);
      expect(after).toContain(`<updated>${at.replace('+', ':00+')}</updated>\n  <author>`);
    }
  });

  test(`holds the newest ${FEED_LENGTH}, in an order that no chance decides`, () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyEvent, { maxLength: 30 }), { maxLength: 6 }), (lists) => {
        const notices = lists.map((events, index) =>
          noticeOf(
            `n${index}`,
            events
              .map((event, place) => ({ ...event, name: `${event.kind}-${place}` }))
              .sort((a, b) => instantOf(a.at) - instantOf(b.at)),
          ),
        );
        const feed = feedXml(INPUT, notices, LATE);
        expect(feedXml(INPUT, notices.toReversed(), LATE)).toBe(feed);
        const moments = [...feed.matchAll(/<published>(.*)<\/published>/g)].map(([, at = '']) =>
          Date.parse(at),
        );
        const all = lists
          .flat()
          .map(({ at }) => instantOf(at))
          .sort((a, b) => b - a);
        expect(moments).toEqual(all.slice(0, FEED_LENGTH));
        expect(entriesIn(feed).size).toBe(moments.length);
      }),
    );
  });

  test('never changes an entry: not for later events, another title, another address or another organization', () => {
    fc.assert(
      fc.property(
        fc.array(anyEvent, { minLength: 1, maxLength: 20 }),
        fc.nat(),
        anyText,
        (events, cut, words) => {
          const named = events.map((event, place) => ({ ...event, name: `${event.kind}-${place}` }));
          const before = entriesIn(feedXml(INPUT, [noticeOf('a', named.slice(0, cut % named.length))], LATE));
          const later = { ...INPUT, organization: words, siteUrl: 'http://localhost:3000' };
          const after = entriesIn(feedXml(later, [{ ...noticeOf('a', named), title: words }], LATE));
          const withoutLinks = (entry = '') => entry.replace(/ *<link .*\n/, '');
          for (const [id, entry] of before) expect(withoutLinks(after.get(id))).toBe(withoutLinks(entry));
        },
      ),
    );
  });

  test('gives back the very words to who parses it, whatever they are', () => {
    fc.assert(
      fc.property(anyEvent, anyText, (event, organization) => {
        const feed = feedXml({ ...INPUT, organization }, [noticeOf('a', [event])], LATE);
        expect(xmlFaults(feed, ATOM_GRAMMAR)).toBe('');
        const words = ['title', 'summary'].map(
          (name) => `//*[local-name()="entry"]/*[local-name()="${name}"]`,
        );
        const read = xpath(feed, `concat(${[...words, '//*[local-name()="name"]'].join(', "\u2603", ')})`);
        expect(read).toBe(
          [eventTitle(event), eventSummary(event), organization].map(speakable).join('\u2603'),
        );
      }),
      { numRuns: 60 },
    );
  });
});
