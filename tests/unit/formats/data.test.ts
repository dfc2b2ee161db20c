import { describe, expect, test } from 'vitest';
import { DATA_CONTEXT, noticeData, noticeDataSchema } from '#lib/formats/data';
import { noticeAsOf } from '#lib/model/as-at';
import type { Notice } from '#lib/model/notice';
import { fixtureContent, fixtureNotice } from '../content/fixtures';
import { EVERY_EVENT } from '../model/events';

const SITE = 'https://www.yunxi.example';

/** Moments at which the shared notices together are in every phase. */
const MOMENTS = [
  '2020-01-01T00:00+08:00',
  '2024-12-06T09:00+08:00',
  '2025-01-15T09:00+08:00',
  '2026-01-01T00:00+08:00',
];

const at = (moment: string) => Date.parse(moment);
const OPEN = at('2025-01-15T09:00:00+08:00');

describe('the data of a notice', () => {
  test('is the validated notice with its address, its phase and what its keys mean, without its lists of links', () => {
    const notice = fixtureNotice('2024-district-inspection');
    const { links: _, ...shown } = noticeAsOf(notice, OPEN);
    const { linked, ...contact } = shown.contact ?? {};
    expect(linked).toEqual(['0412-7333360', '1067640500@qq.com']);
    const signature = shown.signature && { ...shown.signature, name: '立山区科协' };
    const known = { ...shown, contact, signature };
    expect(noticeData(notice, OPEN, SITE)).toEqual({
      $schema: 'https://www.yunxi.example/schema/notice-1.json',
      '@context': DATA_CONTEXT,
      '@type': 'schema:Report',
      '@id': 'https://www.yunxi.example/notices/2024-district-inspection',
      ...known,
      url: 'https://www.yunxi.example/notices/2024-district-inspection',
      phase: 'open',
    });
  });
  test('knows nothing that is still to come', () => {
    const notice: Notice = {
      ...fixtureNotice('2024-district-inspection'),
      events: EVERY_EVENT,
      withdrawn: { at: '2025-05-01T09:00+08:00', reason: '内容有误，将重新公布' },
      outcome: {
        published: '2025-04-20T09:00+08:00',
        counts: [],
        items: [],
        ratings: [],
        opinions: [],
        pictures: [],
        links: [],
        body: { html: '<p>收到反馈1件</p>', text: '收到反馈1件' },
      },
    };
    const words = (moment: string) => JSON.stringify(noticeData(notice, at(moment), SITE));
    expect(words('2025-04-20T08:59:59+08:00')).not.toMatch(/收到反馈|"kind":"outcome"/);
    expect(words('2025-04-20T09:00:00+08:00')).toContain('收到反馈1件');
    expect(words('2025-05-01T08:59:59+08:00')).not.toMatch(/将重新公布|"kind":"withdrawn"/);
    expect(words('2025-05-01T09:00:00+08:00').match(/将重新公布/g)?.length).toBe(2);
  });
  test('is whole', () => {
    expect(noticeData(fixtureNotice('2025-glass-whale'), OPEN, SITE)).toMatchInlineSnapshot(`
      {
        "$schema": "https://www.yunxi.example/schema/notice-1.json",
        "@context": {
          "@language": "zh-CN",
          "issuer": "schema:publisher",
          "keywords": "schema:keywords",
          "published": {
            "@id": "schema:datePublished",
            "@type": "schema:DateTime",
          },
          "schema": "https://schema.org/",
          "slug": {
            "@id": "schema:identifier",
            "@language": null,
          },
          "source": "schema:sourceOrganization",
          "title": "schema:headline",
          "url": {
            "@id": "schema:url",
            "@type": "@id",
          },
          "version": "schema:version",
        },
        "@id": "https://www.yunxi.example/notices/2025-glass-whale",
        "@type": "schema:Report",
        "addressee": null,
        "attachments": [],
        "contact": {
          "body": {
            "html": "<p>公开期限：2025年1月10日至4月10日。监督电话：<a href="tel:0199-5550177">0199-5550177</a>（每日9：00-16：00），电子邮箱：<a href="mailto:station@wuyindao.example">station@wuyindao.example</a>。</p>",
            "text": "公开期限：2025年1月10日至4月10日。监督电话：0199-5550177（每日9：00-16：00），电子邮箱：station@wuyindao.example。",
          },
          "mails": [
            "station@wuyindao.example",
          ],
          "phones": [
            {
              "hours": "每日9：00-16：00",
              "number": "0199-5550177",
            },
          ],
        },
        "documentNumber": null,
        "events": [
          {
            "at": "2025-01-10T09:00+08:00",
            "fingerprint": "093d728d179e1d399994a1f91ed1da857fab2b897e8c5d2ff90200137aff02c1",
            "kind": "published",
            "name": "published",
            "title": "雾隐岛海洋保护站关于琉璃鲸救护工作督查整改情况的通报",
          },
          {
            "at": "2025-01-10T09:00+08:00",
            "kind": "opened",
            "name": "opened-1",
            "title": "雾隐岛海洋保护站关于琉璃鲸救护工作督查整改情况的通报",
            "window": {
              "closes": "2025-04-10",
              "opens": "2025-01-10",
            },
          },
        ],
        "fingerprint": "093d728d179e1d399994a1f91ed1da857fab2b897e8c5d2ff90200137aff02c1",
        "issuer": "雾隐岛海洋保护站",
        "jointIssuers": [],
        "keywords": [],
        "ledger": null,
        "milestones": [],
        "opening": {
          "html": "<p>2024年11月，督查组对雾隐岛海洋保护站的琉璃鲸救护工作进行了督查。现将整改情况予以公布。</p>",
          "text": "2024年11月，督查组对雾隐岛海洋保护站的琉璃鲸救护工作进行了督查。现将整改情况予以公布。",
        },
        "outcome": null,
        "parts": [
          {
            "anchor": "rescue",
            "heading": "琉璃鲸救护方面",
            "intro": null,
            "items": [
              {
                "anchor": "rescue-1",
                "body": {
                  "html": "<p>更换琉璃鲸暂养池的过滤设备，池水每六小时循环一次。改造后的暂养池见下图。</p>
      <p><img src="/notices/2025-glass-whale/pictures/glass-whale-pool.png" alt="琉璃鲸暂养池示意图：一个浅蓝色的长方形水池" width="320" height="180" loading="lazy"></p>",
                  "text": "更换琉璃鲸暂养池的过滤设备，池水每六小时循环一次。改造后的暂养池见下图。

      ［图：琉璃鲸暂养池示意图：一个浅蓝色的长方形水池］",
                },
                "done": [],
                "figures": [],
                "finding": null,
                "limit": null,
                "number": "（一）",
                "runIn": true,
                "state": null,
                "title": "改造救护设施。",
                "unit": null,
              },
              {
                "anchor": "rescue-2",
                "body": {
                  "html": "<p>组织搁浅救护演练4次，参加人员68人次。</p>",
                  "text": "组织搁浅救护演练4次，参加人员68人次。",
                },
                "done": [],
                "figures": [],
                "finding": null,
                "limit": null,
                "number": "（二）",
                "runIn": true,
                "state": null,
                "title": "加强人员培训。",
                "unit": null,
              },
            ],
            "number": "一、",
          },
          {
            "anchor": "patrol",
            "heading": "珊瑚灯塔巡护方面",
            "intro": null,
            "items": [
              {
                "anchor": "patrol-1",
                "body": {
                  "html": "<p>补登珊瑚灯塔周边海域的巡护记录112条，记录由两人共同签字。</p>",
                  "text": "补登珊瑚灯塔周边海域的巡护记录112条，记录由两人共同签字。",
                },
                "done": [],
                "figures": [],
                "finding": "珊瑚灯塔巡护记录不全",
                "limit": null,
                "number": "（一）",
                "runIn": false,
                "state": null,
                "title": "关于“珊瑚灯塔巡护记录不全”问题的整改",
                "unit": null,
              },
            ],
            "number": "二、",
          },
        ],
        "phase": "open",
        "pictures": [
          "pictures/glass-whale-pool.png",
        ],
        "published": "2025-01-10T09:00+08:00",
        "signature": {
          "date": "2025-01-08",
          "name": "雾隐岛海洋保护站",
          "names": [
            "雾隐岛海洋保护站",
          ],
        },
        "slug": "2025-glass-whale",
        "source": "雾隐岛海洋保护站",
        "title": "雾隐岛海洋保护站关于琉璃鲸救护工作督查整改情况的通报",
        "url": "https://www.yunxi.example/notices/2025-glass-whale",
        "version": 1,
        "window": {
          "closes": "2025-04-10",
          "opens": "2025-01-10",
        },
        "withdrawn": null,
      }
    `);
  });
  test('has no phase without a window', () => {
    expect(noticeData(fixtureNotice('2023-city-archives'), OPEN, SITE)).toMatchObject({
      phase: null,
      window: null,
    });
  });
  test('keeps each text both plain and as HTML', () => {
    const { opening } = noticeData(fixtureNotice('2024-science-funds'), OPEN, SITE);
    expect(opening).toEqual({
      html: expect.stringContaining('<strong>三项问题已经全部整改</strong>'),
      text: expect.stringContaining('，三项问题已经全部整改。'),
    });
  });
  test.each(MOMENTS)('survives JSON at %s, whatever the notice', (moment) => {
    for (const notice of fixtureContent.notices) {
      const data = noticeData(notice, at(moment), SITE);
      expect(noticeDataSchema.parse(JSON.parse(JSON.stringify(data)))).toEqual(data);
    }
  });
});
