/** What XML 1.0 (2.2) cannot hold at all, not even as a reference: control characters, lone surrogates, two others. */
const UNREPRESENTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser makes other white space of these where they stand as they are (2.11, 3.3.3).
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** What a parser of XML 1.0 is to read, as it is written in an element or an attribute; U+FFFD for what cannot be said. */
export function escapeXml(text: string): string {
  return text
    .replace(UNREPRESENTABLE, '\ufffd')
    .replace(/[&<>"\t\n\r]/g, (character) => ESCAPES[character] ?? character);
}
