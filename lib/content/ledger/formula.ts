/** A reference to a cell, such as `$A$1`, and a number. */
const CELL = String.raw`\$?[A-Z]{1,3}\$?\d{1,7}`;
const NUMBER = String.raw`\d+(?:\.\d+)?%?`;
const OPERATOR = '[-+*/^&=<>:,;!]';

/**
 * Texts that a spreadsheet takes for a formula when it opens a CSV (OWASP, CSV Injection): those that begin with `=`, calls
 * of functions, references to cells, sums of numbers, other sheets, and programs that it would start (DDE). A list's hyphen
 * before words, a negative number and a percentage are none.
 */
const FORMULAS = [
  /^=/,
  /^[+\-@][^\n]*\|[^\n]*!/,
  /^[+\-@＝＋－＠]\s*[A-Za-z_][\w.]*\(/,
  /^[+\-@]\s*(?:'[^'\n]+'|[\p{L}\w.]+)!\$?[A-Z]/u,
  new RegExp(String.raw`^[+\-]\s*\(*${CELL}\s*(?:$|%|\)|${OPERATOR})`, 'i'),
  new RegExp(String.raw`^[+\-]\s*\(*${NUMBER}\s*[-+*/^&=<>]\s*[-+(]*(?:\d|${CELL})`, 'i'),
];

/** Whether a spreadsheet would compute a cell's text, or start a program for it, when it opens the CSV. */
export function looksLikeFormula(text: string): boolean {
  return FORMULAS.some((pattern) => pattern.test(text));
}
