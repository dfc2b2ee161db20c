import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { isDay } from '#lib/model/date';
import { normalisePassphrase } from '#lib/office/passphrase';

/** The decimal logarithm of the guesses that a passphrase of one's own must withstand. */
const GUESSES_LOG10 = 14;

/** Most characters that are looked at: nobody shall wait for an estimate of more. */
const LONGEST = 128;

/** Syllables of pinyin, the longest first; some more than there are. */
const SYLLABLE =
  '(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|[aeiouv])';

const PINYIN = '拼音的词句比看上去容易猜';

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
  const byParts = estimateParts(text, inputs);
  const { log10, why } = byParts.log10 < whole.log10 ? byParts : whole;
  if (log10 >= GUESSES_LOG10) return null;
  return `太容易猜：${why}。请再加几个不相干的词，或者用随机生成的数字`;
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

/** The sum over the parts that are known, each kind but pinyin once, and over what stands between them. */
function estimateParts(text: string, inputs: string[], parts = PARTS): Estimate {
  for (const [index, { pattern, why, cost, is = () => true }] of parts.entries()) {
    const found = Array.from(text.matchAll(pattern)).find(([part]) => is(part));
    if (found === undefined) continue;
    const [part] = found;
    const rest = [text.slice(0, found.index), text.slice(found.index + part.length)].filter(
      (one) => one !== '',
    );
    const others = rest.map(
      (one) => estimateParts(one, inputs, parts.slice(index + (why === PINYIN ? 0 : 1))).log10,
    );
    return { log10: others.reduce((sum, one) => sum + one, cost(part)), why };
  }
  return estimate(text, inputs);
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Whether 18 characters are a citizen's identity number: its check character fits (GB 11643-1999, ISO 7064 MOD 11-2). */
function isIdentityNumber(text: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return '10x98765432'[sum % 11] === text.at(-1);
}

function isEightDigitDay(text: string): boolean {
  return isDay(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`);
}
