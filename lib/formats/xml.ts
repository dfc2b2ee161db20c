/** Characters that XML 1.0 (2.2) cannot contain at all, not even as a reference: control characters, lone surrogates, two others. */
const UNREPRESENTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser normalises these to other white space unless they are escaped (2.11, 3.3.3).
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Escapes a text for an element or attribute of XML 1.0; characters that XML cannot contain become U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replace(UNREPRESENTABLE, '\ufffd')
    .replace(/[&<>"\t\n\r]/g, (character) => ESCAPES[character] ?? character);
}
