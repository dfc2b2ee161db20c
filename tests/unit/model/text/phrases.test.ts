import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { titleBreaks, titleSegments } from '#lib/model/text/phrases';

/** A title with its breaks. */
const drawn = (title: string) => titleSegments(title).join('|');

describe('a title breaks between words, best before 关于', () => {
  test.each([
    '中共立山区|科协|党支部|关于区委巡察整改|落实|进展|情况的通报',
    '中共云溪县|水务局|党组|关于巡察整改进展|情况的通报',
    '中共鞍山市|立山区委|办公室|党支部|关于十三届区委|第六轮|巡察|反馈意见|整改|落实|情况的通报',
    '中共国家|税务|总局|望川市|税务局|委员会|关于二十届中央|第三轮|巡视|集中|整改|进展|情况的通报',
    '中国共产党望川市|委员会|关于落实中央|八项规定|精神|专项|整治|情况的通报',
    '中共望川市委|巡察|工作|领导小组|办公室|关于“一把手”|和领导班子|监督|情况的通报',
    '望川市|人民政府|办公室|关于印发《望川市|突发|事件|应急|预案|（2024年|修订）》的通知',
    '望川市|12345政务|服务|便民|热线|2024年|第3季度|运行|情况通报',
    '关于2024年|1至6月|全市|安全|生产|事故|情况的通报',
    '望川市|档案馆|关于档案安全检查|整改|情况的通报',
    '中共某某县|人大|常委会|机关|党支部|关于县委第二巡察组|巡察|反馈意见|整改|进展|情况的通报',
    '国务院|办公厅|关于2023年|国务院大督查|发现|典型|经验|做法|给予|表扬的通报',
    '关于对李家沟村|党总支|书记|违反|中央|八项规定|精神|问题的通报',
    '中共四川省|成都市|金牛区|茶店子街道|工作委员会|关于巡察整改落实|情况的公示',
    '望川市|卫生|健康|委员会|党委|关于市委巡察组|反馈意见|整改|落实|情况的报告',
    '关于新型冠状病毒|感染|疫情|防控|工作的|通告|（第12号）',
    '望川市|第一中学|党总支|关于市委教育工委|第二巡察组|反馈|问题|整改|落实|情况的通报',
    '共青团|望川市委|关于2023—2024年度|五四|红旗团委|（团支部）|评选|结果的公示',
    '中共立山区|科学|技术|协会|支部委员会|关于巡察整改的通报',
    '关于提高科普经费|使用|效益|15平方米展馆|3.5万元资金|使用|情况的说明',
    '鞍山市|立山区|残疾人联合会|党组|关于巡察整改工作|情况的通报',
    '望川市|市场|监督|管理局|关于2024年|第三季度|食品|安全|监督抽检情况的|通告|（2024年|第15号）',
    '中共望川市|纪律检查委员会|望川市|监察委员会|关于六起违反中央|八项规定|精神|典型|问题的通报',
    '科普入基层 |名医进万家活动|情况的通报',
    '针对“学习|贯彻|党的二十大|精神|注重实效不够”|问题的整改。',
    '领导班子|履行|主体|责任情况',
    '关于拨付3.5万元|科普|经费的公示',
    '望川市|人民政府|关于公布行政|规范性文件|清理|结果的通报',
    '望川市|司法局|关于规范性文件备案|审查|情况的通报',
    '望川市|财政局|关于行政事业单位|经营性资产|清查|情况的通报',
    '关于重大项目社会|稳定性评估|情况的通报',
    '关于常态化|长效化机制|建设|情况的通报',
    '关于一次性补助资金|发放|情况的公示',
    '关于安全性|和可靠性评估|情况的通报',
    '关于提高规范性、|标准化水平的通报',
    '关于推进治理体系|现代化的通报',
    '关于创新型企业认定|结果的公示',
    '关于城市绿化管理|情况的通报',
    '关于女性权益保障|情况的通报',
    '关于文化馆整改|情况的通报',
  ])('%s', (title) => {
    expect(drawn(title.replace(/\|/g, ''))).toBe(title);
  });
});

/** Titles as offices write them, put together from their parts. */
const titles = fc
  .tuple(
    fc.constantFrom('', '中共', '中国共产党', '共青团'),
    fc.constantFrom('望川市', '鞍山市立山区', '云溪县', '四川省成都市金牛区', '国家税务总局望川市'),
    fc.constantFrom('水务局', '科协', '档案馆', '卫生健康委员会', '残疾人联合会', '税务局', '第一中学'),
    fc.constantFrom('党支部', '党组', '委员会', '党总支', '工作领导小组', '机关党委', '领导小组办公室'),
    fc.constantFrom('关于', '关于落实', '关于2024年', '关于印发《应急预案（试行）》', '关于市委第三轮'),
    fc.constantFrom(
      '巡察整改落实进展',
      '专项整治',
      '巡视反馈意见整改',
      '规范性文件清理',
      '3.5万元经费使用',
      '“四风”问题整改',
    ),
    fc.constantFrom('情况的通报', '情况的公示', '工作的报告', '的通知', '情况的通报（第12号）'),
  )
  .map((parts) => parts.join(''));

/** Any text, of characters that mean something to the rules. */
const anything = fc
  .array(fc.constantFrom(...'中共关于的市县区委第一二0９.万元（）《》“”，、 \n—\u0000\ud840x𠮷'), {
    maxLength: 120,
  })
  .map((characters) => characters.join(''));

/** What no line of a title may begin or end with, and words that no line may cut. */
const BAD_BEGINNING = /^[的，。、；：”》）%％年月日元号]/;
const BAD_END = /(?:中共|中国共产党|关于|[“《（第]|\d)$/;
const OFFICIAL =
  /党支部|党总支|党组|委员会|领导小组|办公室|巡察|巡视|整改|落实|进展|情况|通报|公示|整治|意见|规范性文件/g;

test('the names of bodies that issue a notice together stay whole, as far as each fits a line', () => {
  const title = '云溪县农业农村局、云溪县自然资源局、云溪县林业局关于河岸环境检查整改情况的通报';
  expect(titleSegments(title).slice(0, 3)).toEqual([
    '云溪县农业农村局、',
    '云溪县自然资源局、',
    '云溪县林业局',
  ]);
});

describe('no line of a title', () => {
  test('begins or ends wrongly, is long, or cuts an official word', () => {
    fc.assert(
      fc.property(titles, (title) => {
        const segments = titleSegments(title);
        expect(segments.join('')).toBe(title);
        for (const [index, segment] of segments.entries()) {
          if (index > 0) expect(segment).not.toMatch(BAD_BEGINNING);
          if (index < segments.length - 1) expect(segment).not.toMatch(BAD_END);
          expect(segment.length).toBeLessThanOrEqual(11);
        }
        const ends = new Set(titleBreaks(title));
        for (const { index, 0: word } of title.matchAll(OFFICIAL))
          for (let at = index + 1; at < index + word.length; at += 1)
            expect([title, at, ends.has(at)]).toEqual([title, at, false]);
      }),
      { numRuns: 500 },
    );
  });

  test('loses a word, whatever the title', () => {
    fc.assert(
      fc.property(anything, (title) => {
        expect(titleSegments(title).join('')).toBe(title);
      }),
    );
  });
});
