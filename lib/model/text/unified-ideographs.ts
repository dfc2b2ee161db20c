import { removeInvisibleCharacters } from '#lib/model/text/visible-characters';

/**
 * The Chinese characters that look like the radicals from U+2E80 on, in their order; `.` stands for none.
 * Source: Unicode 17.0, EquivalentUnifiedIdeograph.txt, block CJK Radicals Supplement.
 */
const FROM_RADICALS_SUPPLEMENT = Array.from(
  '.厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵.旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂' +
    '肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟',
);
const RADICALS_SUPPLEMENT = 0x2e80;

/** Radicals and compatibility ideographs, which PDF files often give in place of Chinese characters. */
const LOOK_ALIKE = /[\u2e80-\u2fd5\uf900-\ufaff\u{2f800}-\u{2fa1f}]/gu;

/** A character that only looks like a Chinese character, with its index in UTF-16 units. */
export interface LookAlike {
  index: number;
  character: string;
  /** The Chinese character that it looks like. */
  unified: string;
}

/**
 * Finds the characters of a text that only look like Chinese characters, such as the radical ⽴ (U+2F74) for 立, or U+F90A
 * for 金.
 * Source: compatibility decompositions (UAX #15) and Equivalent_Unified_Ideograph (UAX #44).
 */
export function findLookAlikes(text: string): LookAlike[] {
  return Array.from(text.matchAll(LOOK_ALIKE)).flatMap(({ 0: character, index }) => {
    const unified = unifiedFormOf(character);
    return unified === character ? [] : [{ index, character, unified }];
  });
}

/** Replaces the characters that `findLookAlikes` finds by those that they look like. */
export function toUnifiedIdeographs(text: string): string {
  return text.replace(LOOK_ALIKE, unifiedFormOf);
}

/** Corrects what can be corrected of a text's characters: no invisible ones, and no look-alikes. */
export function correctCharacters(text: string): string {
  return toUnifiedIdeographs(removeInvisibleCharacters(text));
}

function unifiedFormOf(character: string): string {
  const radical = FROM_RADICALS_SUPPLEMENT[(character.codePointAt(0) ?? 0) - RADICALS_SUPPLEMENT];
  if (radical === undefined) return character.normalize('NFKC');
  return radical === '.' ? character : radical;
}
