import type { PrivateData } from '#lib/content/privacy/personal-numbers';

const NUMBER = '[\\d一二三四五六七八九十百]{1,5}';
const HOUSES = '(?:小区|社区|花园|家园|公寓|新村|宿舍|家属院|家属楼|名苑|雅苑|佳苑|嘉园|华府|苑|里|屯|村)';
const BUILDING = `(?:${NUMBER}|[A-Z]) ?(?:号楼|#楼?|栋|幢|号院|座)`;
const UNIT = `(?:${BUILDING}[-— ]{0,2})?${NUMBER} ?单元`;
const ROOM = `${NUMBER} ?室(?![内外温\\d])`;
/** A number of a house; no day of a month, and none of a line, a document, a well. */
const HOUSE_NUMBER = `(?<![月\\d一二三四五六七八九十百])${NUMBER} ?号(?![线文令楼院井桥闸库]|公示|机井|路灯|地块|水|电[杆梯]|变压|泵)`;
/** Digits of a door without a word, which count nothing. */
const BARE_DOOR =
  '\\d{3,4}(?![\\d.%]| ?[年月日个元部米平人家件次万户余多名位套间块盏处条台根株棵吨公千亩张份册项级天时分])';
/** A number of a door: with its word, or of three or four digits. */
const DOOR = `(?:${ROOM}|${HOUSE_NUMBER}|${BARE_DOOR})`;
const FLOOR = `[-— ]{0,2}(?:${NUMBER} ?[层楼][-— ]{0,2})?`;
const LIVES = '(?:家住|现住|住址|家庭地址|住在|户籍地址?|居住地址?|户籍所在地)';
const DOOR_SIDE = '[东西南北中左右前后]{1,2}[门户]';
/** A number of a house or of a village's group, but for that of all people who live there. */
const DWELLING = `(?:${BUILDING}|(?:${NUMBER}[-—]){0,3}${HOUSE_NUMBER}|(?<![第\\d])${NUMBER} ?[组社](?![织长员建团会]))(?!的?(?:群众|居民|村民|农户|住户|人家))(?:[-— ]{0,2}${NUMBER} ?单元)?${FLOOR}(?:${DOOR}|${DOOR_SIDE})?`;
/** The verb alone, and a place of homes: no part of another word, such as 居住, 记住, 住房, 住建局. */
const DWELLS_AT =
  '(?<![居入常安留保稳抓挡停记顶锁把扣托护站守围忍盯遮堵止困拦捉拉接扶压贴按夹绑抱咬叫问])住(?!房|宅|建|院|户|宿|所|处|民|用|持|满|进|村|校|读|培|训|业|区)[:为是在于 ]{0,2}[^,。;、\\n]{0,20}?[区县市镇乡村屯街路巷道里苑园庭庄府城湾居寨沟堡][^,。;、\\n]{0,4}?';
const LIVES_AT = `${LIVES}[:,为是在于 ]{0,2}[^,。;\\n]{0,30}?`;

/** Words of a body, whose address is no home. */
const BODY =
  '(?:机关|中心|局(?!部)|办公|公示栏|服务[站点处大窗]|窗口|大厅|委会|委员会|派出所|党群|卫生[站所室]|门诊|物业公司|(?:活动|值班|配电|会议)室|泵房)';
/** Pattern of the text before an organisation's address, such as `服务中心位于`. */
const BODY_BEFORE = new RegExp(
  `${BODY}[^,。;\\n]{0,3}(?:地址|地点|位于|设在|设于|在|[(:])[^,。;\\n]{0,14}$`,
  'u',
);
const BODY_AFTER = new RegExp(`^[^,。;\\n]{0,4}${BODY}`, 'u');
/** That somebody lives there, shortly before an address; no residents, no housing. */
const LIVES_BEFORE = /住(?![户房宅院建])[^,。;\n]{0,16}$/u;

interface HomeForm {
  pattern: RegExp;
  /** A pattern that every such address matches: a cheap first test before the exact one. */
  sign: RegExp;
  /** Whether it is that of a home: always, unless a body has its address there, or only where a word says so. */
  isHome: 'always' | 'unless-of-body' | 'where-said';
}

function form(isHome: HomeForm['isHome'], sign: RegExp, pattern: string): HomeForm {
  return { pattern: new RegExp(pattern, 'gu'), sign, isHome };
}

/** The forms of an address of a home, the surest first: down to the door, or after a word that says that somebody lives there. */
const HOMES = [
  form('always', new RegExp(LIVES), `${LIVES_AT}(?:${ROOM}|${BUILDING}${FLOOR}${DOOR}|${HOUSE_NUMBER})`),
  form('unless-of-body', /单元/, `${UNIT}${FLOOR}${DOOR}(?:${DOOR_SIDE})?`),
  form('unless-of-body', /单元/, `${UNIT}[-— ]{0,2}${NUMBER} ?[层楼][-— ]{0,2}${DOOR_SIDE}`),
  form(
    'unless-of-body',
    /[\d一二三四五六七八九十百] ?室/,
    `${HOUSES}[^,。;\\n]{0,6}?${BUILDING}${FLOOR}${ROOM}`,
  ),
  form('unless-of-body', /\d[-—]\d{1,2}[-—]\d/, `${HOUSES} ?\\d{1,3}[-—]\\d{1,2}[-—]\\d{2,4}(?![\\d-])`),
  form(
    'unless-of-body',
    /弄/,
    `(?:路|街|巷|道) ?${NUMBER} ?弄 ?${BUILDING.replace('座', '号|座')}${FLOOR}${DOOR}`,
  ),
  form('unless-of-body', /[村屯]/, `(?:村|屯)[^,。;\\n]{0,4}?${NUMBER} ?(?:组|社|队) ?${HOUSE_NUMBER}`),
  form('where-said', new RegExp(BUILDING), `${HOUSES}[^,。;\\n]{0,6}?${BUILDING}${FLOOR}${DOOR}`),
  form(
    'where-said',
    new RegExp(`[路街巷同道] ?${NUMBER}`),
    `(?:路|街|巷|胡同|大道) ?${NUMBER} ?号院? ?${BUILDING.replace('座', '号|座')}${FLOOR}${DOOR}`,
  ),
  form('where-said', /住|家庭地址|户籍/, `(?:${LIVES_AT}|${DWELLS_AT})${DWELLING}`),
  form('where-said', new RegExp(LIVES), `${LIVES_AT}${BUILDING}`),
];

/**
 * Finds addresses of homes in a text in plain form. One that may be that of a body, or that names no door of a dwelling,
 * is not surely personal.
 */
export function findHomeAddresses(text: string): PrivateData[] {
  return HOMES.filter(({ sign }) => sign.test(text)).flatMap(({ pattern, isHome }) =>
    Array.from(text.matchAll(pattern), ({ 0: words, index }) => {
      const before = text.slice(Math.max(0, index - 30), index);
      const isOfBody =
        BODY_BEFORE.test(before) ||
        BODY_AFTER.test(text.slice(index + words.length, index + words.length + 10));
      const isSurelyPersonal =
        isHome === 'always' || (!isOfBody && (isHome === 'unless-of-body' || LIVES_BEFORE.test(before)));
      return { kind: '家庭住址', start: index, end: index + words.length, value: words, isSurelyPersonal };
    }),
  );
}
