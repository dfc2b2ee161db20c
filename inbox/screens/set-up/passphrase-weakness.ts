import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { normalisePassphrase } from '#lib/office/passphrase';

/** Guesses that a passphrase of one's own must withstand, as their decimal logarithm. */
const GUESSES_LOG10 = 14;

/** Characters that are looked at: what follows can only make a passphrase stronger, and takes time. */
const LOOKED_AT = 100;

/** What makes a passphrase easy to guess, by the patterns that zxcvbn finds. */
const REASONS: Readonly<Record<string, string>> = {
  dictionary: '里面有常见的密码、常见的词，或者您的姓名、网址',
  date: '里面有日期',
  regex: '里面有年份',
  repeat: '里面有重复的字',
  sequence: '里面有连着的数字或者字母',
  spatial: '里面有键盘上挨着的键',
};

/**
 * Says in Chinese why a passphrase of one's own is too weak; null where it is strong enough: 10¹⁴ guesses by the estimate of
 * zxcvbn, whatever characters it is made of. It is judged as it is used, normalised.
 * @param known what others know of who chose it: name, site.
 */
export function passphraseWeakness(written: string, known: readonly string[]): string | null {
  const passphrase = normalisePassphrase(written).slice(0, LOOKED_AT);
  const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const { guessesLog10, sequence } = zxcvbn.check(passphrase, [...known]);
  if (guessesLog10 >= GUESSES_LOG10) return null;
  const found = new Set(sequence.flatMap(({ pattern }) => REASONS[pattern] ?? []));
  const why = found.size === 0 ? '太短了' : [...found].join('；');
  return `太容易猜：${why}。请再加几个不相干的词，或者用随机生成的数字`;
}
