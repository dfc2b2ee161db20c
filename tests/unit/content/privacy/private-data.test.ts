import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPrivateData } from '#lib/content/privacy/private-data';

const found = (text: string, withLandlines = false) =>
  findPrivateData(text, withLandlines).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

const MOBILES = [
  '13900001234',
  '139 0000 1234',
  '139-0000-1234',
  '139.0000.1234',
  '139·0000·1234',
  '139_0000_1234',
  '139/0000/1234',
  '139‑0000—1234',
  '139–0000−1234',
  '1390000 1234',
  '139000 01234',
  '139 00 00 12 34',
  '13 90 00 01 23 4',
  '1 39 00 00 12 34',
  '1 3 9 0 0 0 0 1 2 3 4',
  '1-3-9-0-0-0-0-1-2-3-4',
  '139（0000）1234',
  '139，0000，1234',
  '139：0000：1234',
  '139｜0000｜1234',
  '139……0000……1234',
  '139+0000+1234',
  '+86.139.0000.1234',
  '0086 (139) 0000-1234',
  '139”0000“1234',
  '１３９００００１２３４',
  '１３９－００００－１２３４',
  '139\u30000000\u30001234',
  '139\u00a00000\u20091234',
  '+8613900001234',
  '+86 139 0000 1234',
  '+86-139-0000-1234',
  '86)13900001234',
  '0086-139-0000-1234',
  '008613900001234',
  '8613900001234',
  '013900001234',
  '139\u200b0000\u200b1234',
  '139\u00ad0000\u20601234',
  '1\u200d3\u200d9\u200d00001234',
  '139\u3164000\u28000\ufeff1234',
  '①③⑨⓪⓪⓪⓪①②③④',
  '❶❸❾0000❶❷❸❹',
  '➀➂➈0000➊➋➌➍',
  '1️⃣3️⃣9️⃣0000 1234',
  '𝟏𝟑𝟗𝟎𝟎𝟎𝟎𝟏𝟐𝟑𝟒',
  '¹³⁹0000¹²³⁴',
  '٠١٣٩٠٠٠٠١٢٣٤',
  '一三九〇〇〇〇一二三四',
  '一三九零零零零幺二三四',
  '壹叁玖零零零零壹贰叁肆',
  '一三九 零零零零 一二三四',
  '13九0000一二三4',
  'l39OOOO1234',
  '139OOOO1234',
  '139&nbsp;0000&nbsp;1234',
  '&#49;&#51;&#57;00001234',
  '139&#8203;00001234',
  '139\\-0000\\-1234',
  '139**00001234',
  '139`0000`1234',
  '139\n00001234',
] as const;

const IDENTITIES = [
  '210302199001011019',
  '21030219900101123X',
  '21030219900101123x',
  '21030219900101123×',
  '210302 19900101 1019',
  '210302-19900101-1019',
  '210302 1990 0101 1019',
  '2103 0219 9001 0110 19',
  '210 302 1990 0101 1019',
  '2 1 0 3 0 2 1 9 9 0 0 1 0 1 1 0 1 9',
  '21 03 02 19 90 01 01 10 19',
  '210302.19900101.1019',
  '２１０３０２１９９００１０１１０１９',
  '210302\u200b19900101\u200b1019',
  '二一〇三〇二一九九〇〇一〇一一〇一九',
  '210302900101123',
  '210302 900101 123',
  '210302 90 01 01 123',
  '210302，19900101，1019',
  '210302 1990-01-01 1019',
  '830000199001010017',
] as const;

const CARDS = [
  '6222020000000000000',
  '6217 0000 0000 0006',
  '6217-0000-0000-0006',
  '6222 0200 0000 0000 000',
  '62 170 000 000 000 06',
  '621700 0000000006',
  '６２１７０００００００００００６',
  '9558800000000000000',
  '4111 1111 1111 1111',
  '六二一七零零零零零零零零零零零六',
] as const;

const MAILBOXES = [
  'zhang@mail.example',
  'ZHANG.san+1@sub.mail.example',
  'zhang＠mail．example',
  'zhang @ mail . com',
  'zhang[at]mail.example',
  'zhang (at) mail (dot) com',
  'zhang【at】mail.com'.replace('【', '[').replace('】', ']'),
  'zhang at mail.com',
  'zhang#mail.com',
  'zhang AT mail DOT com',
  'zhangⓐmail.com',
  'zhang@mail。com',
  'zhang@mail点com',
  'zhang艾特mail.com',
  'zh\u200bang@ma\u00adil.example',
  'zhang&#64;mail.example',
  '12345678@qq.com',
] as const;

const ACCOUNTS = [
  ['微信号：zhangsan_88', 'zhangsan_88'],
  ['微信：zhangsan88', 'zhangsan88'],
  ['加微信号 zhangsan88', 'zhangsan88'],
  ['VX:abc123456', 'abc123456'],
  ['QQ12345678', '12345678'],
  ['QQ号：1234567', '1234567'],
  ['ＱＱ：１２３４５６７', '１２３４５６７'],
  ['QQ群 123456789', '123456789'],
  ['QQ邮箱：12345678', '12345678'],
] as const;

const HOMES = [
  '3号楼2单元501室',
  '三号楼二单元五〇一室',
  '2单元301室',
  '小区3-2-501',
  '花园12栋301室',
  '公寓A座1203室',
  '3#楼2单元501室',
  '家属院5号楼402',
  '村三组12号',
  '家住胜利路15号',
  '住址：立山区胜利街12号',
  '路12弄3号401室',
] as const;

const CERTIFICATES = [
  ['护照号E12345678', 'E12345678'],
  ['护照：EA1234567', 'EA1234567'],
  ['港澳居民来往内地通行证H12345678', 'H12345678'],
  ['军官证号1234567', '1234567'],
] as const;

const LANDLINES = [
  '0412-5550177',
  '（0412）5550177',
  '04125550177',
  '0412 555 0177',
  '+86 412 5550177',
  '010-55501770',
];

const SOUND = [
  '139****1234',
  '王** 139****0000',
  '210302********1019',
  '6217 **** **** 0006',
  '13,912,345,678元',
  '13912345678元',
  '￥13912345678',
  '13912345678.50',
  '13912345678.5万元',
  '国办发〔2024〕15号',
  '2024年11月1日至2025年2月28日',
  '2024-11-01 09:00—2024-11-30 17:30',
  '二〇二四年十一月一日',
  '统一社会信用代码：12210300410574320X',
  '统一社会信用代码112103004105743209',
  'ISBN 978-7-5086-1234-5',
  'ISBN 9787508612345',
  '项目代码2409-210304-04-01-123456',
  '合同编号：13912345678',
  '编号15620240001',
  '发票号码 13912345678901234567',
  '走访阳光小区群众30户',
  '在阳光小区3号楼前设立宣传栏',
  '对3号楼2单元楼道进行修缮',
  '第三单元2课时',
  '立山村三组12户',
  '家住立山区的居民',
  '中华南路12号政务服务中心',
  '园林路121号',
  '邮编114031',
  '12345热线和12388',
  '400-810-8888',
  '微信公众号：lishan_kexie',
  '微信小程序和QQ工作群，微信群500人',
  '192.168.100.100和139.186.100.10',
  '1949-2019 100周年',
  '1999 2000 123册',
  '135，246，1357，1',
  '1990,1991,1992,1993',
  '13:30、14:30:15',
  '139=100+39',
  '| 135 | 1234 | 5678 |',
  '工作日8：00-17：00',
  'https://www.example.cn/2024/13912345678.html',
  '[网站](/notices/13912345678)',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '第一、二、三、四、五、六、七、八、九、十一条',
  '1.3.5.7.9.11.13.15',
  '1 3 5 7 9 11 13 17',
  '4500 5600 3200 1200',
  '100000000000000000',
  '@立山发布',
  '比例3:1，面积100㎡',
  '0412-5550177',
  '0199-55501611',
] as const;

describe('private data is found, however it is set', () => {
  test.each(MOBILES)('a mobile number: %j', (number) => {
    expect(found(`有事请拨打${number}，谢谢`)).toEqual([['手机号码', number]]);
  });

  test.each(IDENTITIES)('an identity number: %j', (number) => {
    expect(found(`（身份证${number}）`)).toEqual([['身份证号码', number]]);
  });

  test.each(CARDS)('a bank card: %j', (number) => {
    expect(found(`汇入${number}账户`)).toEqual([['银行卡号', number]]);
  });

  test('a bank card without its check digit, where a word says what it is', () => {
    expect(found('卡号6222000000000000001')).toEqual([['银行卡号', '6222000000000000001']]);
    expect(found('共6222000000000000001')).toEqual([]);
  });

  test.each(MAILBOXES)('a mailbox: %j', (mailbox) => {
    expect(found(`请写信到${mailbox}。`)).toEqual([['电子邮箱', mailbox]]);
  });

  test.each(ACCOUNTS)('an account of a messenger: %j', (words, account) => {
    expect(found(`请${words}联系`)).toEqual([['微信或者 QQ 号', account]]);
  });

  test.each(HOMES)('an address of a home: %j', (home) => {
    expect(found(`他的地址，${home}。`)).toEqual([['家庭住址', home]]);
  });

  test.each(CERTIFICATES)('a certificate: %j', (words, number) => {
    expect(found(`本人${words}。`)).toEqual([['证件号码', number]]);
  });

  test.each(LANDLINES)('a landline, where it is asked for: %j', (number) => {
    expect(found(`请拨打${number}。`, true)).toHaveLength(1);
    expect(found(`请拨打${number}。`)).toEqual([]);
  });

  test('one after the other, in their order', () => {
    const text = '张某13900001234/13800001234，邮箱zhang@mail.example，李某139 0000 5678。';
    expect(found(text).map(([kind]) => kind)).toEqual(['手机号码', '手机号码', '电子邮箱', '手机号码']);
  });

  test('a mobile number with anything invisible anywhere in it', () => {
    const invisible = fc.constantFrom(
      '\u200b',
      '\u2060',
      '\u00ad',
      '\ufeff',
      '\u3164',
      '\ufe0f',
      '\u{e0061}',
      '\u202e',
    );
    fc.assert(
      fc.property(fc.array(invisible, { minLength: 11, maxLength: 11 }), (marks) => {
        const number = Array.from('13900001234', (digit, index) => digit + marks[index]).join('');
        expect(found(`拨打${number}谢谢`)).toMatchObject([['手机号码', expect.stringContaining('1')]]);
      }),
    );
  });
});

test.each(SOUND)('is not seen where there is none: %j', (text) => {
  expect(found(`共有${text}，已经办理`)).toEqual([]);
});

test.each([
  ['digits', '1'.repeat(50_000)],
  ['digits with gaps', '1 - '.repeat(20_000)],
  ['letters before a sign', `${'a'.repeat(50_000)}@`],
  ['signs', 'a@'.repeat(20_000)],
  ['words of addresses', '家住小区路'.repeat(10_000)],
  ['entities that do not end', '&'.repeat(50_000)],
])('is looked for in any text, however long: %s', (_, text) => {
  expect(findPrivateData(text, true)).toEqual([]);
});
