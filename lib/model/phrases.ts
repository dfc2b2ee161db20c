const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** Two characters and more: what the dictionary knows as a word. A single one may belong to either neighbour. */
const WORD = /^\p{Script=Han}{2,}$/u;

/**
 * The pieces of a title between which a line may end: between words, as in official documents (GB/T 9704-2012,
 * 7.3.1). Joined they are the title.
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
