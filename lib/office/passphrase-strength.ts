import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { isDay } from '#lib/model/date';
import { normalisePassphrase } from '#lib/office/passphrase';
import { WELL_KNOWN_LINES } from '#lib/office/well-known-lines';

/** The decimal logarithm of the guesses that a passphrase of one's own must withstand. */
const GUESSES_LOG10 = 14;

/** Most characters that are looked at: nobody shall wait for an estimate of more. */
const LONGEST = 128;

/** Syllables of pinyin, the longest first; some more than there are. */
const SYLLABLE =
  '(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|[aeiouv])';

const PINYIN = '拼音的词句比看上去容易猜，不要用诗句、口号';
const LINE = '里面有人人知道的句子，不要用诗句、口号';

/**
 * Most that pinyin and well-known lines count for together, as a decimal logarithm: however long they are, they may be a line
 * that stands in a book.
 */
const MOST_OF_LINES_LOG10 = 9;

/** What an estimate for western passwords takes for random, and what it costs to guess, as a decimal logarithm. */
const PARTS: readonly {
  pattern: RegExp;
  why: string;
  cost(found: string): number;
  is?(found: string): boolean;
}[] = [
  // An office's people know each other: region, birthday, and a few digits.
  { pattern: /\d{17}[\dx]/g, why: '里面有身份证号', cost: () => 6, is: isIdentityNumber },
  { pattern: /(?<!\d)1[3-9]\d{9}|1[3-9]\d{9}(?!\d)/g, why: '里面有手机号', cost: () => 5 },
  {
    pattern: /(?<!\d)(?:19|20)\d{6}|(?:19|20)\d{6}(?!\d)/g,
    why: '里面有日期',
    cost: () => 4,
    is: isEightDigitDay,
  },
  {
    pattern: new RegExp([...WELL_KNOWN_LINES].sort((a, b) => b.length - a.length).join('|'), 'g'),
    why: LINE,
    cost: () => 5,
  },
  // Words of two syllables number some thousands: 40 guesses a syllable.
  {
    pattern: new RegExp(`(?:${SYLLABLE}){2,}`, 'g'),
    why: PINYIN,
    cost: (found) => (found.match(new RegExp(SYLLABLE, 'g')) ?? []).length * Math.log10(40),
  },
];

/** What makes a passphrase weak, in Chinese, by the kind of what was found in it. */
const WEAKNESSES: Readonly<Record<string, string>> = {
  dictionary: '里面有常见的密码或者常见的词',
  spatial: '里面有键盘上挨着的键',
  repeat: '里面有重复的字',
  sequence: '里面有连着的数字或者字母',
  date: '里面有日期',
  regex: '里面有年份',
};

let estimator: ZxcvbnFactory | null = null;

/**
 * Says in Chinese why a passphrase of one's own is too weak; null where it is strong enough. It goes by how many guesses it
 * withstands (zxcvbn, Wheeler 2016), and by what that does not know: pinyin, identity numbers (GB 11643-1999), mobile
 * numbers. The first estimate takes a moment.
 * @param known what whoever guesses knows too: the name, the site.
 */
export function passphraseWeakness(written: string, known: readonly string[]): string | null {
  const text = normalisePassphrase(written).slice(0, LONGEST);
  const inputs = known.map(normalisePassphrase).flatMap((one) => [one, ...one.split(/[^\p{L}\p{N}.]+/u)]);
  const whole = estimate(text, inputs);
  const parts = estimateParts(text, inputs);
  const byParts = parts.log10 + Math.min(parts.lines, MOST_OF_LINES_LOG10);
  if (Math.min(byParts, whole.log10) >= GUESSES_LOG10) return null;
  if (byParts >= whole.log10) return `太容易猜：${whole.why}。请再加几个不相干的词，或者用随机生成的数字`;
  // More words in pinyin would not help.
  const isOfLines = parts.lines > MOST_OF_LINES_LOG10 || parts.why === PINYIN || parts.why === LINE;
  if (!isOfLines) return `太容易猜：${parts.why}。请再加几个不相干的词，或者用随机生成的数字`;
  return `太容易猜：${parts.why === LINE ? LINE : PINYIN}。请再加几组不相干的数字，或者用随机生成的数字`;
}

interface Estimate {
  readonly log10: number;
  readonly why: string;
}

function estimate(text: string, inputs: string[]): Estimate {
  if (text === '') return { log10: 0, why: '太短了' };
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: LONGEST });
  const { guessesLog10, sequence } = estimator.check(text, inputs);
  const found = sequence.find(({ pattern }) => WEAKNESSES[pattern] !== undefined);
  const isKnown = sequence.some((match) => match.dictionaryName === 'userInputs');
  return {
    log10: guessesLog10,
    why: isKnown ? '里面有您的姓名或者网址' : ((found && WEAKNESSES[found.pattern]) ?? '太短了'),
  };
}

/** An estimate, of which `lines` is what pinyin and well-known lines would count for if they were independent. */
interface PartsEstimate extends Estimate {
  readonly lines: number;
}

/** The sum over the parts that are known, each kind but pinyin and lines once, and over what stands between them. */
function estimateParts(text: string, inputs: string[], parts = PARTS): PartsEstimate {
  for (const [index, { pattern, why, cost, is = () => true }] of parts.entries()) {
    const found = Array.from(text.matchAll(pattern)).find(([part]) => is(part));
    if (found === undefined) continue;
    const [part] = found;
    const rest = [text.slice(0, found.index), text.slice(found.index + part.length)].filter(
      (one) => one !== '',
    );
    const isOfLines = why === PINYIN || why === LINE;
    const others = rest.map((one) => estimateParts(one, inputs, parts.slice(index + (isOfLines ? 0 : 1))));
    return {
      log10: others.reduce((sum, { log10 }) => sum + log10, isOfLines ? 0 : cost(part)),
      lines: others.reduce((sum, { lines }) => sum + lines, isOfLines ? cost(part) : 0),
      why,
    };
  }
  return { ...estimate(text, inputs), lines: 0 };
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Whether 18 characters are a citizen's identity number: its check character fits (GB 11643-1999, ISO 7064 MOD 11-2). */
function isIdentityNumber(text: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return '10x98765432'[sum % 11] === text.at(-1);
}

function isEightDigitDay(text: string): boolean {
  return isDay([text.slice(0, 4), text.slice(4, 6), text.slice(6)].join('-'));
}
