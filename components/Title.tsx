const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** Two characters and more: what the dictionary knows as a word. A single one may belong to either neighbour. */
const WORD = /^[\p{Script=Han}]{2,}$/u;

/** A notice's title. Its lines end between words, as titles of official documents must (GB/T 9704-2012, 7.3.1). */
export function Title({ text }: { text: string }) {
  const phrases = phrasesOf(text);
  return (
    <h1 className="title">
      {phrases.map((phrase, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same phrase may come twice
        <Phrase key={index} text={phrase} last={index === phrases.length - 1} />
      ))}
    </h1>
  );
}

function Phrase({ text, last }: { text: string; last: boolean }) {
  return (
    <>
      {text}
      {!last && <wbr />}
    </>
  );
}

function phrasesOf(text: string): string[] {
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
