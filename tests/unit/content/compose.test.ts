import { describe, expect, test } from 'vitest';
import { isError } from '#lib/content/problem';
import type { Notice, Part } from '#lib/model/notice';
import { loadContent } from '#lib/versions/load';
import { PNG } from '../../fixtures/broken/base';
import { published } from '../../harness/published';
import { fixtureContent, fixtureNotice } from './fixtures';

/** The notice that these files make, by path below its folder. */
function noticeOf(files: Record<string, string | Uint8Array>): Notice | undefined {
  const bytes = Object.entries(files).map(
    ([path, text]) =>
      [`notice/${path}`, typeof text === 'string' ? new TextEncoder().encode(text) : text] as const,
  );
  return loadContent(published(new Map(bytes)), 'content').notices[0];
}

function noticeFile(parts: string, body = '现将整改情况通报如下。'): string {
  return `---\ntitle: 整改情况的通报\nissuer: 云溪县某局\nsource: 云溪县某局\npublished: 2024-01-02T09:00+08:00\nparts:\n${parts}---\n\n${body}\n`;
}

const item = (title: string | null, body = `${title ?? ''}的正文。`) =>
  title === null ? body : `---\ntitle: ${title}\n---\n\n${body}`;

/** Numbers, headings and anchors, an indented line each. */
function outline(parts: readonly Part[]): string {
  return parts
    .flatMap((part) => [
      `#${part.anchor} ${part.number}${part.heading ?? '（无标题）'}`,
      ...part.items.map(
        ({ anchor, number, title, runIn }) =>
          `  #${anchor} ${number}${title ?? '（无标题）'}${runIn ? '……' : ''}`,
      ),
    ])
    .join('\n');
}

describe('the notices of the fixtures', () => {
  test('all load without an error', () => {
    expect(fixtureContent.problems.filter(isError)).toEqual([]);
  });
  test('stand newest first, drafts last', () => {
    expect(fixtureContent.notices.map(({ slug }) => slug)).toEqual([
      '2025-glass-whale',
      '2024-science-funds',
      '2024-district-inspection',
      '2024-county-water',
      '2023-city-archives',
      '2022-reading-room',
      '2025-draft-bookhouse',
    ]);
  });
  test.each(fixtureContent.notices)('$slug has no anchor twice', (notice) => {
    const html = JSON.stringify(notice);
    const ids = Array.from(html.matchAll(/ id=\\"([^"\\]+)/g), ([, id]) => id);
    const anchors = [
      ...ids,
      ...notice.parts.flatMap((part) => [part.anchor, ...part.items.map(({ anchor }) => anchor)]),
    ];
    expect(anchors).toEqual([...new Set(anchors)]);
  });
});

describe('numbers and anchors', () => {
  test('of the first notice are those it was published with', () => {
    expect(outline(fixtureNotice('2024-district-inspection').parts)).toMatchInlineSnapshot(`
      "#leadership 一、领导班子履行主体责任情况
        #leadership-1 （一）提高政治站位，加强组织领导。……
        #leadership-2 （二）明确责任分工，细化整改措施。……
        #leadership-3 （三）加强督促检查，确保整改实效。……
        #leadership-4 （四）坚持标本兼治，建立长效机制。……
      #rectification 二、常规巡察整改落实情况
        #rectification-1 （一）针对“学习贯彻党的二十大精神注重实效不够”问题的整改。
        #rectification-2 （二）针对“落实党中央关于群团组织去“四化”改革不彻底”的问题的整改。
        #rectification-3 （三）针对“科协组织在市域治理工作中作用发挥不充分”的问题的整改。
        #rectification-4 （四）针对“提升全民科学素质成效不显”问题的整改。
        #rectification-5 （五）针对“科普宣传教育持续用力不足”的问题的整改。
        #rectification-6 （六）针对“优化营商环境建设主动性不足”的问题的整改。
      #next-steps 三、下一步工作打算
        #next-steps-1 （一）加强理论学习，打造“三型”科协组织。……
        #next-steps-2 （二）强化服务意识，夯实作风建设之基。……
        #next-steps-3 （三）压实主体责任，提升组织建设水平。……"
    `);
  });
  test('go three levels deep where the notice does', () => {
    const { parts } = fixtureNotice('2024-county-water');
    expect(outline(parts)).toMatchInlineSnapshot(`
      "#organization 一、整改工作组织情况
        #organization-1 （一）健全组织机构。……
        #organization-2 （二）制定整改方案。……
      #findings 二、反馈问题整改情况
        #findings-1 （一）关于“农村供水保障不够有力”问题的整改
        #findings-2 （二）关于“工程项目管理不够规范”问题的整改
        #findings-3 （三）关于“机关作风建设抓得不够紧”问题的整改
      #plans 三、下一步工作安排
        #plans-1 （一）巩固整改成果。……
        #plans-2 （二）完善长效机制。……"
    `);
    expect(parts[1]?.items[0]?.body.html).toMatchInlineSnapshot(`
      "<p>针对部分村庄高峰时段水压不足的情况，从管网、水源两个方面进行整改。</p>
      <h4 id="findings-1-h1">1.改造供水管网</h4>
      <p>对石桥、柳湾、上坪三个村的供水管网进行改造，更换老旧管道12.6公里，新建加压泵站2座。改造后，三个村高峰时段的水压达到设计要求。</p>
      <h4 id="findings-1-h2">2.加强水源管护</h4>
      <p>为23处集中式饮用水水源设立保护标志，落实巡查人员。每月进行一次水质检测，结果在村务公开栏公布。</p>
      <h4 id="findings-1-h3">3.改进报修服务</h4>
      <p>设立统一的报修登记簿。群众报修后，维修人员在24小时内到场；当日不能修复的，向用户说明原因和预计时间。</p>"
    `);
  });
  test('are left out where the notice has none', () => {
    expect(outline(fixtureNotice('2023-city-archives').parts)).toMatchInlineSnapshot(`
      "#study 统一思想，落实责任
        #study-1 （无标题）
        #study-2 （无标题）
      #service 逐项整改，取得成效
        #service-1 查档等候时间较长
        #service-2 异地查档不够方便
        #service-3 个别工作人员服务态度生硬"
    `);
    expect(outline(fixtureNotice('2024-science-funds').parts)).toMatchInlineSnapshot(`
      "#report （无标题）
        #report-1 （无标题）
        #report-2 （无标题）
        #report-3 （无标题）
        #report-4 （无标题）"
    `);
  });
  test('pass over parts without a heading or without a number', () => {
    const notice = noticeOf({
      'notice.md': noticeFile(
        '  - folder: a\n    heading: 甲\n    items: 1\n    numbering: [一、]\n' +
          '  - folder: b\n    items: 1\n    numbering: [一、, 1.]\n' +
          '  - folder: c\n    heading: 丙\n    items: 1\n    numbering: [无, ①]\n' +
          '  - folder: d\n    heading: 丁\n    items: 1\n    numbering: [一、, 一是]\n    titles: run-in\n',
      ),
      'a/01-x.md': item('项'),
      'b/01-x.md': item(null, '没有标题的一项。'),
      'c/01-x.md': item('项'),
      'd/01-x.md': item('加强领导。'),
    });
    expect(outline(notice?.parts ?? [])).toBe(
      [
        '#a 一、甲',
        '  #a-1 项',
        '#b （无标题）',
        '  #b-1 1.（无标题）',
        '#c 丙',
        '  #c-1 ①项',
        '#d 二、丁',
        '  #d-1 一是加强领导。……',
      ].join('\n'),
    );
  });
  test('go four levels deep, in HTML and in plain text alike', () => {
    const notice = noticeOf({
      'notice.md': noticeFile(
        '  - folder: a\n    heading: 甲\n    items: 1\n    numbering: [一、, （一）, 1., （1）]\n',
      ),
      'a/01-x.md': item('乙', '## 丙\n\n### 丁\n\n正文。\n\n### 戊\n\n## 己\n\n### 庚'),
    });
    expect(notice?.parts[0]?.items[0]?.body).toEqual({
      html: [
        '<h4 id="a-1-h1">1.丙</h4>',
        '<h5 id="a-1-h2">（1）丁</h5>',
        '<p>正文。</p>',
        '<h5 id="a-1-h3">（2）戊</h5>',
        '<h4 id="a-1-h4">2.己</h4>',
        '<h5 id="a-1-h5">（1）庚</h5>',
      ].join('\n'),
      text: '1.丙\n\n（1）丁\n\n正文。\n\n（2）戊\n\n2.己\n\n（1）庚',
    });
  });
});

describe('what a notice lacks', () => {
  test('stays out: no parts, no contact, no window', () => {
    expect(fixtureNotice('2022-reading-room')).toMatchObject({
      window: null,
      parts: [],
      contact: null,
      pictures: [],
    });
  });
  test('stays out: no signature, no publication', () => {
    expect(fixtureNotice('2023-city-archives').signature).toBeNull();
    expect(fixtureNotice('2025-draft-bookhouse').published).toBeNull();
  });
});

describe('the contact', () => {
  test('lists phones with all their hours, and links them in its text', () => {
    expect(fixtureNotice('2023-city-archives').contact).toMatchInlineSnapshot(`
      {
        "body": {
          "html": "<p>对整改情况有意见的，可以通过以下方式反映：</p>
      <p>办公室电话：<a href="tel:0199-5550131">0199-5550131</a>（工作日上午8：30-11：30，下午13：30-17：00）</p>
      <p>值班电话：<a href="tel:0199-5550132">0199-5550132</a>（节假日上午9：00-11：30）</p>
      <p>邮政信箱：望川市008号信箱（信封上请注明“整改意见”字样）</p>
      <p>望川市档案馆，2023年4月28日</p>",
          "text": "对整改情况有意见的，可以通过以下方式反映：

      办公室电话：0199-5550131（工作日上午8：30-11：30，下午13：30-17：00）

      值班电话：0199-5550132（节假日上午9：00-11：30）

      邮政信箱：望川市008号信箱（信封上请注明“整改意见”字样）

      望川市档案馆，2023年4月28日",
        },
        "linked": [
          "0199-5550131",
          "0199-5550132",
        ],
        "mails": [],
        "phones": [
          {
            "hours": "工作日上午8：30-11：30，下午13：30-17：00",
            "number": "0199-5550131",
          },
          {
            "hours": "节假日上午9：00-11：30",
            "number": "0199-5550132",
          },
        ],
      }
    `);
  });
});

describe('what is shown at a glance', () => {
  const withMilestones = (milestones: string, files: Record<string, string>) =>
    noticeOf({
      'notice.md': noticeFile(
        `  - folder: works\n    items: 1\nmilestones:\n${milestones}`,
        '2024年3月1日至5月2日，检查组进行了检查。',
      ),
      ...files,
    })?.milestones;

  test('is an item’s deeds, in their order', () => {
    const notice = noticeOf({
      'notice.md': noticeFile('  - folder: works\n    items: 2\n'),
      'works/01-a.md':
        '---\nfinding: 灯不亮\ndone:\n  - 换灯3盏\n  - 查线路\n---\n\n灯不亮。查线路，换灯3盏。',
      'works/02-b.md': '门已经修好。',
    });
    expect(notice?.parts[0]?.items.map(({ done }) => done)).toEqual([['换灯3盏', '查线路'], []]);
  });
  test('is dated in the text’s own words alone, and leads to where its words stand', () => {
    const milestones = [
      '  - date: 2024年3月1日至5月2日\n    quote: 检查组进行了检查\n',
      '  - date: 6月3日\n    quote: 换灯3盏\n',
      '  - date: 2024年7月\n    quote: 各部门整改\n',
      '  - date: 2024年8月9日\n    quote: 热线电话停用\n',
    ].join('');
    const files = {
      'works/00-intro.md': '2024年7月，各部门整改。',
      'works/01-a.md': '6月3日，换灯3盏。',
      'contact.md': '2024年8月9日，热线电话停用。',
    };
    expect(withMilestones(milestones, files)).toEqual([
      { date: '2024年3月1日至5月2日', quote: '检查组进行了检查', anchor: 'opening' },
      { date: '6月3日', quote: '换灯3盏', anchor: 'works-1' },
      { date: '2024年7月', quote: '各部门整改', anchor: 'works' },
      { date: '2024年8月9日', quote: '热线电话停用', anchor: 'contact' },
    ]);
  });
  test('leads to the first place that has both, date and words', () => {
    const milestones = '  - date: 6月3日\n    quote: 检查组进行了检查\n';
    const files = { 'works/01-a.md': '6月3日，检查组进行了检查。' };
    expect(withMilestones(milestones, files)?.map(({ anchor }) => anchor)).toEqual(['works-1']);
  });
  test('is for the first notice what its content quotes, and nothing for a notice that quotes nothing', () => {
    const first = fixtureNotice('2024-district-inspection');
    expect(first.milestones.map(({ date, anchor }) => [date, anchor])).toEqual([
      ['2024年3月15日至5月17日', 'opening'],
      ['2024年6月27日', 'opening'],
    ]);
    const answering = first.parts.flatMap(({ items }) => items).filter(({ finding }) => finding !== null);
    expect(answering.map(({ done }) => done.length > 0)).toEqual([true, true, true, true, true, true]);
    expect(fixtureNotice('2024-science-funds').milestones).toEqual([]);
  });
});

test('only the pictures that a text shows are the notice’s, whatever else lies in the folder', () => {
  const notice = noticeOf({
    'notice.md': noticeFile(' []\n', '![图书角的一张长桌](./pictures/a%20b.png)'),
    '公示表.docx': 'PK',
    'pictures/a b.png': PNG,
    'pictures/draft.png': PNG,
  });
  expect(notice?.pictures).toEqual(['pictures/a b.png']);
  expect(notice?.opening?.html).toBe(
    '<p><img src="/notices/notice/pictures/a%20b.png" alt="图书角的一张长桌" width="1" height="1" loading="lazy"></p>',
  );
});
