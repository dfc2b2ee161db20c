import { describe, expect, test } from 'vitest';
import { type Broken, outcomeWith, problemsOf } from '../../../../fixtures/broken/base';

describe('outcome-privacy', () => {
  test.each<Broken>([
    {
      name: 'a mobile number in the text',
      input: { 'outcome.md': outcomeWith('已经办理。', '已经办理，反映人电话13900000000。') },
      expected: [
        'content/2024-reading-corner/outcome.md:20:24 错误 反馈情况里有手机号码，可能是反映人的（outcome-privacy）',
        '    现在是：13900000000',
        '    应当是：删去，或者用 * 代替中间的几位；是本单位的，先写进 contact.md 或者 site.yaml',
      ],
    },
    {
      name: 'a mobile number with blanks and in wide digits',
      input: { 'outcome.md': outcomeWith('4月起周末开放', '已经答复１３９ ００００ ００００') },
      expected: [
        'content/2024-reading-corner/outcome.md:17:16 错误 反馈情况里有手机号码，可能是反映人的（outcome-privacy）',
        '    现在是：１３９ ００００ ００００',
        '    应当是：删去，或者用 * 代替中间的几位；是本单位的，先写进 contact.md 或者 site.yaml',
      ],
    },
    {
      name: 'an identity number',
      input: { 'outcome.md': outcomeWith('已经办理。', '已经办理（证号21030019900101001X）。') },
      expected: [
        'content/2024-reading-corner/outcome.md:20:21 错误 反馈情况里有身份证号码，可能是反映人的（outcome-privacy）',
        '    现在是：21030019900101001X',
        '    应当是：删去，或者用 * 代替中间的几位',
      ],
    },
    {
      name: 'a mailbox in an opinion',
      input: {
        'outcome.md': outcomeWith('希望读书角周末也开放', '希望读书角周末也开放 reader@mail.example'),
      },
      expected: [
        'content/2024-reading-corner/outcome.md:14:25 错误 反馈情况里有电子邮箱，可能是反映人的（outcome-privacy）',
        '    现在是：reader@mail.example',
        '    应当是：删去；是本单位的，先写进 contact.md 或者 site.yaml；是其他单位的，写单位的名称和电话',
      ],
    },
    {
      name: 'a landline that is not the office’s, a home, and a number with invisible characters',
      input: {
        'outcome.md': outcomeWith(
          '已经办理。',
          '已经答复0199-5550177，阳光小区3号楼2单元501室，139\u200b0000\u200b1234。',
        ),
      },
      expected: [
        'content/2024-reading-corner/outcome.md:20:18 提醒 反馈情况里可能有反映人的电话号码（outcome-privacy）',
        '    现在是：0199-5550177',
        '    应当是：是反映人的，删去；是其他单位对外公布的，可以保留',
        'content/2024-reading-corner/outcome.md:20:35 错误 反馈情况里有家庭住址，可能是反映人的（outcome-privacy）',
        '    现在是：3号楼2单元501室',
        '    应当是：不写楼号和门牌，只写到小区、街道或者村',
        'content/2024-reading-corner/outcome.md:20:46 错误 反馈情况里有手机号码，可能是反映人的（outcome-privacy）',
        '    现在是：139⟨U+200B⟩0000⟨U+200B⟩1234',
        '    应当是：删去，或者用 * 代替中间的几位；是本单位的，先写进 contact.md 或者 site.yaml',
        'content/2024-reading-corner/outcome.md:20:49 错误 有看不见的字符，会打乱显示、搜索和核对，多半是从别处粘贴来的（invisible-character）',
        '    现在是：…楼2单元501室，139⟨U+200B⟩0000⟨U+200B⟩1234。',
        '    应当是：没有这些字符的文字',
        '    改成：公示期内收到群众反馈4件，已经答复0199-5550177，阳光小区3号楼2单元501室，13900001234。',
      ],
    },
    {
      name: 'the numbers and mailboxes of the office and of the site are no mistake',
      input: {
        'outcome.md': outcomeWith(
          '已经办理。',
          '已经办理，可以询问library@qingliu.example、office@qingliu.example或者0199-5550161。',
        ),
      },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });

  test.each([
    '市12345热线2023—2024年受理的同类诉求已经办结',
    '电话回访2024-2025年度办件3200件',
    '热线2022-2024共受理诉求86件',
    '已为滨河小区3号楼36户更换供暖管道',
    '在和平花园12号楼120户中开展试点',
    '该楼3单元12户已经通水',
    '该楼现住45户，均已通气',
    '该小区户籍所在地居民1200户',
    '现住居民自3月12号起可以登记',
    '幸福社区3号楼120余名居民签字同意',
    '阳光小区2号楼300平方米屋面完成防水',
    '望川县李家村3组12号公示栏',
    '李家村3组12号机井已经修复',
    '热线工单编号210300202506030015',
    '对阳光小区3号楼2单元楼道照明进行更换',
    '投入13800138000元',
    '共办理12345平台转办件19件',
  ])('nothing private: %s', (words) => {
    expect(foundIn(words).filter((line) => line.includes('错误'))).toEqual([]);
  });

  test.each([
    '请交到市政务服务中心（人民路12号院3号楼205室）',
    '人民路88号2号楼3层301室局办公室',
    '便民服务站设在阳光小区3号楼1单元101室',
    '阳光小区2号楼101室社区服务站',
    '家住胜利小区3号楼的居民反映',
    '市自来水公司24小时抢修电话0412-8880000',
    '供热公司电话8880000',
  ])('a warning where it may be another body’s: %s', (words) => {
    expect(foundIn(words)).toEqual([expect.stringMatching(/ 提醒 反馈情况里可能有反映人的/)]);
  });

  test.each([
    '反映人电话13900001234',
    '反映人身份证号210302199001011019',
    '退款到6217000000000006',
    '反映人微信号zhangsan88',
    '反映人zhang@qq.com',
    '反映人zhang@vip.163.com',
    '反映人zhang@gmail.com',
    '反映人zhang@sina.com.cn',
    '反映人13900001234@corp.example',
    '请发送至省厅邮箱jiaotong@ln.example',
    '12345@city.example',
    '阳光小区3号楼2单元501室王某反映',
    '阳光小区3号楼2单元501漏水',
    '阳光小区3号楼501室王某反映',
    '幸福家园3-2-501',
    '家住胜利路15号的李某',
    '现住胜利小区3号楼501',
    '住址：中心街12号3号楼205室',
    '李某住和平街道幸福社区3栋501',
    '李某到政务服务中心反映，阳光小区3号楼2单元501室漏水',
    '李家村3组12号王某',
  ])('an error where it is a person’s: %s', (words) => {
    expect(foundIn(words)).toEqual([expect.stringMatching(/ 错误 反馈情况里有.+，可能是反映人的/)]);
  });
});

/** What the rule has to say of an outcome with these words in its text. */
function foundIn(words: string): string[] {
  return problemsOf({ 'outcome.md': outcomeWith('已经办理。', `已经办理，${words}。`) }).filter((line) =>
    line.includes('（outcome-privacy）'),
  );
}
