import { type TitleWord, wordsInTitle } from '#lib/model/text/title-words';

/** The most characters without any break, where there are words: what the largest view shows on a small phone. */
const LONGEST = 9;

/** The fewest characters of a last line. */
const LAST = 4;

/**
 * The offsets, in UTF-16 units, at which a line of a title may end: between words, as in official documents (GB/T
 * 9704-2012, 7.3.1: 词意完整). Best before 关于, since none is near after it; never after 中共; short ones of 《…》, （…）
 * and “…” stay whole, and so do the last words.
 */
export function titleBreaks(title: string): number[] {
  const ends = breaksBetween(wordsInTitle(title));
  const marked = [...title.matchAll(/《[^《》]*》|（[^（）]*）|“[^“”]*”|「[^「」]*」/gu)]
    .filter(([words]) => words.length <= LONGEST)
    .map(({ index, 0: words }) => [index, index + words.length] as const);
  const subject = title.indexOf('关于');
  const named = namesIn(subject < 0 ? '' : title.slice(0, subject));
  const afterSubject = subject < 0 ? [] : ends.filter((at) => subject < at && at - subject <= LONGEST);
  const whole = ends.filter(
    (at) =>
      ![...marked, ...named].some(([from, to]) => from < at && at < to) &&
      !afterSubject.slice(0, -1).includes(at),
  );
  const length = title.replace(/[。！？]$/, '').length;
  const last = whole.at(-1) ?? 0;
  const isShort = length - last < LAST && length - (whole.at(-2) ?? 0) <= LONGEST;
  return isShort ? whole.slice(0, -1) : whole;
}

/** Where the bodies stand that a joint notice names first, as far as each fits a line: a name is one word to its readers. */
function namesIn(bodies: string): (readonly [number, number])[] {
  if (!bodies.includes('、')) return [];
  return [...bodies.matchAll(/[^、]+/gu)]
    .filter(([name]) => name.length <= LONGEST)
    .map(({ index, 0: name }) => [index, index + name.length] as const);
}

/** Splits a title into the parts between which a line may end. Joined, they are the title. */
export function titleSegments(title: string): string[] {
  return [...titleBreaks(title), title.length].map((end, index, ends) =>
    title.slice(ends[index - 1] ?? 0, end),
  );
}

function breaksBetween(words: readonly TitleWord[]): number[] {
  const breaks: number[] = [];
  // What is joined to one word may get longer than a line: then any two words part.
  let [at, begun] = [0, 0];
  for (const [index, word] of words.entries()) {
    const before = words[index - 1];
    const isLong = at + word.text.length - begun > LONGEST;
    if (before && (mayEndLine(before, word) || (isLong && !before.holdsNext && !word.holdsPrevious))) {
      breaks.push(at);
      begun = at;
    }
    at += word.text.length;
  }
  return breaks;
}

function mayEndLine(before: TitleWord, after: TitleWord): boolean {
  if (before.holdsNext || after.holdsPrevious) return false;
  return (before.isWhole && after.isWhole) || before.endsPhrase || after.beginsPhrase;
}
