const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** A dictionary word of two characters or more. A single character may belong to either neighbour. */
const WORD = /^\p{Script=Han}{2,}$/u;

/**
 * Splits a title where a line may break: between words, as in official documents (GB/T 9704-2012, 7.3.1). Joined, the
 * segments are the title.
 */
export function titleSegments(text: string): string[] {
  const phrases: string[] = [];
  let before = '';
  for (const { segment } of words.segment(text)) {
    const parts = WORD.test(segment) && (WORD.test(before) || before === '的');
    if (parts || phrases.length === 0) phrases.push(segment);
    else phrases.push((phrases.pop() ?? '') + segment);
    before = segment;
  }
  return phrases;
}
