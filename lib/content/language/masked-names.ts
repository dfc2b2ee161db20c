/** Surnames that hardly ever end another word. */
const SURNAMES =
  '王李张刘陈杨赵黄吴徐朱胡郭罗梁宋郑谢韩唐冯董萧肖曹袁邓沈彭吕卢蒋蔡贾魏薛阎闫潘杜戴姚谭廖邹熊陆郝崔邱秦侯邵孟尹黎乔赖龚苗裴俞殷翟樊聂柯滕鲍耿霍';

/** Surnames that often end another word, such as 提高, 工程, 对于. */
const DOUBTFUL =
  '于孙马高林何程曾苏余夏田任范方石金段雷钱汤易常武文安成江史顾龙万白毛康关严时周许汪丁姜傅钟叶孔尚温齐兰贺章岳葛鲁韦洪施陶左单管游佟甘车';

const COMPOUND = '欧阳|上官|司马|诸葛|夏侯|皇甫|尉迟|公孙|慕容|令狐|司徒|端木|东方|南宫|西门|长孙|宇文';

/** Pattern of the text before a surname: line start, punctuation, a blank, or the last character of a title, kinship term, verb or preposition. */
const BEFORE =
  '(?:^|(?!\\*)[\\s\\p{P}\\p{S}]|[对给由和与及被将把据请让为有是系即因向经以替找跟受送告诉名叫姓的等了其妻子女夫父母兄弟姐妹侄媳婿员长记民部志师医表警士官户者友事计任理同司生人村县镇乡组局区市校院站所处科室店厂办委会队班岗某])';

/** Words that end like a name after what stands before names. */
const NO_NAMES =
  /(?:对于|由于|及时|经常|有关|为何|有何|有余|子孙|师傅|师范|生姜|人马|人丁|有时|对方|官方|警方|人文|长江|长安|民安|同时|任何|给予|和平|生成|民康|与时|的时|部任|会任|区安|校方|院方|厂方|店方|市场|公安|治安|长石|向前|等方|同等|国有)$/;

const CERTAIN = new RegExp(`某$|${BEFORE}(?:[${SURNAMES}]|${COMPOUND})$`, 'u');
const WITH_GIVEN_NAME = new RegExp(`${BEFORE}[${SURNAMES}]\\p{Script=Han}$`, 'u');
const POSSIBLE = new RegExp(`${BEFORE}[${DOUBTFUL}]$`, 'u');

/**
 * Says how likely a text ends with a surname that stands for a whole name, as before the asterisks of a masked one.
 * @param text at least the few characters before the asterisks; its beginning counts as that of a line.
 */
export function endsWithSurname(text: string): 'certain' | 'possible' | 'no' {
  if (CERTAIN.test(text)) return 'certain';
  return POSSIBLE.test(text) && !NO_NAMES.test(text) ? 'possible' : 'no';
}

/** Whether a text may end with a surname and one character of a given name, as in `王小**`: of many words this is true. */
export function mayEndWithName(text: string): boolean {
  return WITH_GIVEN_NAME.test(text);
}
