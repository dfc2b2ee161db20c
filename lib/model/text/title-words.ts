/** A word of a title, or several of which nobody knows where one ends. */
export interface TitleWord {
  text: string;
  /** Whether it begins and ends where a word does. */
  isWhole: boolean;
  /** Whether the next word must stand in its line: 中共, 关于, 规范性 before 文件, an opening mark. */
  holdsNext: boolean;
  /** Whether the word before must stand in its line: 的, a closing mark. */
  holdsPrevious: boolean;
  /** Whether a line may end after it, whatever follows: 的, a comma. */
  endsPhrase: boolean;
  /** Whether a line may begin with it, whatever stands before: 关于, 和, an opening mark. */
  beginsPhrase: boolean;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Words of official titles that the dictionary of ICU does not know, or tears apart. */
const TERMS =
  /中国共产党|中共|共青团|党中央|党的[一二三四五六七八九十]+大|党工委|党支部|党总支|党组|党委|(?:纪律检查|工作|监察|常务|支部)?委员会|领导小组|领导班子|办公[室厅]|科协|残联|妇联|巡[察视]|反馈意见|八项规定|整改|整治|改革|专项|落实|进展|情况|印发|督查|预案|疫情|防控|长效|通[报告知]|公示/gu;

/** A level of a place's name: 望川市. */
const PLACE = /^\p{Script=Han}{1,3}?(?:自治[区州县]|[省市县区州旗盟镇乡村])/u;

/** What stands before the name of a place in that of an organisation. */
const BEFORE_PLACE = /^(?:中国共产党|中共|共青团)$/;

/** Characters that end a word: of an organisation, a place, a count. */
const ENDING = /^[省市县区州旗镇乡村局厅院部会室馆站所处校司署队组委办党团轮届期季率性化员者度长制]$/;

/** A committee by its level, which belongs to the place before it: 区委. */
const COMMITTEE = /^[省市县区州镇乡]委/;

/** An attribute that makes one term with what it is about: 规范性文件, 标准化建设. */
const ATTRIBUTE = /^\p{Script=Han}{2,}[性化型]$/u;

const NUMBER = /^第?[0-9０-９〇零一二三四五六七八九十百千]+$/;
const DIGITS = /[0-9０-９]$/;
const MAGNITUDE = /[0-9０-９][百千万亿]+$/;
const HAN = /^\p{Script=Han}+$/u;
const BETWEEN_NUMBERS = /^[至到—–~～.．,，:：-]$/;
const OPENING = /^[“‘（《〈【〔「『([]+$/u;
const CLOSING = /^[，。、；：！？”’）》〉】〕」』,.;:!?)\]%％‰℃—…·~～-]+$/u;

/** Words that stand before what they are about, and words that join two others. */
const HOLDS_NEXT =
  /^(?:中国共产党|中共|关于|针对|对|向|给|在|为|以|将|把|被|从|和|与|及|以及|或|第|不|未|各|全|某)$/;
const BEGINS = /^(?:关于|针对|和|与|及|以及)$/;

/** Splits a title into words. Joined, they are the title. */
export function wordsInTitle(title: string): TitleWord[] {
  return joined(tokensOf(title)).map(({ text, isWhole }, index, all) => {
    const isClosing = CLOSING.test(text);
    return {
      text,
      isWhole: isWhole || isClosing || OPENING.test(text),
      holdsNext:
        HOLDS_NEXT.test(text) || OPENING.test(text) || isAttributeOf(text, all[index + 1]?.text ?? ''),
      holdsPrevious: isClosing || /^(?:[的地得之等]|\s+)$/.test(text) || COMMITTEE.test(text),
      endsPhrase: text === '的' || isClosing || /\s$/.test(text),
      beginsPhrase: BEGINS.test(text) || OPENING.test(text),
    };
  });
}

/** Whether a word is an attribute of the next; of several in a row the last is. */
function isAttributeOf(text: string, next: string): boolean {
  return ATTRIBUTE.test(text) && HAN.test(next) && !HOLDS_NEXT.test(next) && !ATTRIBUTE.test(next);
}

interface RawWord {
  text: string;
  isWhole: boolean;
}

/** Terms and places, and between them the words of the dictionary. */
function tokensOf(title: string): RawWord[] {
  const known = knownIn(title);
  const tokens: RawWord[] = [];
  const upTo = (from: number, to: number) => {
    if (from < to) tokens.push(dictionaryWord(title.slice(from, to)));
  };
  let at = 0;
  for (const { segment, index } of segmenter.segment(title)) {
    const end = index + segment.length;
    for (let next = known[0]; next && next.from < end; next = known[0]) {
      upTo(at, next.from);
      tokens.push({ text: title.slice(next.from, next.to), isWhole: true });
      at = next.to;
      known.shift();
    }
    upTo(at, end);
    at = Math.max(at, end);
  }
  return tokens;
}

function dictionaryWord(text: string): RawWord {
  return { text, isWhole: !HAN.test(text) || text.length > 1 };
}

/** The ranges of a title that are terms, or places where one may be named: at its beginning, and after 中共. */
function knownIn(title: string): { from: number; to: number }[] {
  const terms = [...title.matchAll(TERMS)].map(({ index, 0: term }) => ({
    from: index,
    to: index + term.length,
  }));
  const before = terms.find(({ from, to }) => from === 0 && BEFORE_PLACE.test(title.slice(0, to)));
  const places: { from: number; to: number }[] = [];
  let at = before?.to ?? 0;
  for (let place = PLACE.exec(title.slice(at)); place; place = PLACE.exec(title.slice(at))) {
    const to = at + place[0].length;
    if (terms.some((term) => term !== before && term.from < to)) break;
    places.push({ from: at, to });
    at = to;
  }
  return [...terms, ...places].sort((a, b) => a.from - b.from);
}

/** Joins what the dictionary tore apart: numbers and their units, endings and what they end, single characters. */
function joined(tokens: readonly RawWord[]): RawWord[] {
  const words: RawWord[] = [];
  for (const [index, token] of tokens.entries()) {
    const word = words.at(-1);
    const next = tokens[index + 1];
    if (word && continuesWord(word, token, next)) {
      words[words.length - 1] = {
        text: word.text + token.text,
        isWhole: token.isWhole || DIGITS.test(word.text) || (ENDING.test(token.text) && word.text.length > 1),
      };
    } else words.push(token);
  }
  return words;
}

function continuesWord(word: RawWord, token: RawWord, next: RawWord | undefined): boolean {
  if (!HAN.test(token.text) && !NUMBER.test(token.text))
    return DIGITS.test(word.text) && BETWEEN_NUMBERS.test(token.text) && NUMBER.test(next?.text ?? '');
  if (BETWEEN_NUMBERS.test(word.text.slice(-1)) && NUMBER.test(token.text))
    return DIGITS.test(word.text.slice(0, -1));
  if (word.text === '第' || (word.text.startsWith('第') && NUMBER.test(word.text))) return true;
  if (DIGITS.test(word.text) || MAGNITUDE.test(word.text)) return HAN.test(token.text);
  if (ENDING.test(token.text))
    return HAN.test(word.text) && !HOLDS_NEXT.test(word.text) && word.text !== '的';
  const isLoose = ({ text, isWhole }: RawWord) =>
    HAN.test(text) && !isWhole && !HOLDS_NEXT.test(text) && text !== '的';
  return isLoose(word) && isLoose(token);
}
