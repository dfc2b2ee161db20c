import { keepsDigits } from '#lib/content/advice';

/** `>` or `|` after a key: the text is in the lines below. */
export const BLOCK_SCALAR_MARK = /[|>][+-]?\d?$/;

/** What is suggested for a value. */
interface ValueSuggestion {
  /** The line with the value, trimmed. */
  line: string;
  /** The value as it was parsed; null when it is no text. */
  text: string | null;
  suggestion: string | null;
  /** The corrected line, where there is one. */
  fix: string | undefined;
}

/** The line with the suggestion in the place of the text; undefined for a text of several lines. */
export function correctedLine(line: string, text: string, suggestion: string | null): string | undefined {
  if (suggestion === null || text.includes('\n') || BLOCK_SCALAR_MARK.test(line)) return undefined;
  if (suggestion.includes('\n')) return suggestion;
  // A list takes the place of a text's quotation marks too.
  const marked = suggestion.startsWith('[') ? /(?<=: )(["']).*\1$/.exec(line)?.[0] : undefined;
  const fixed = line.replace(marked ?? text, () => suggestion);
  return fixed === line ? undefined : fixed;
}

/** Words about a suggestion that is no line to take as it is: one for several lines, and one with other digits. Else empty. */
export function suggestionInWords({ line, text, suggestion, fix }: ValueSuggestion): string {
  if (text === null || suggestion === null) return '';
  if (fix !== undefined) return keepsDigits(text, suggestion) ? '' : `；很可能是 ${suggestion}，请核对`;
  const key = /^(?:- +)?(\w+):/.exec(line)?.[1];
  const lines = suggestion.split('\n');
  const isKeyed = key === undefined || suggestion.startsWith(`${key}:`) || suggestion.startsWith('- ');
  return `；写成${lines.length === 1 ? '' : '几行'}：${(isKeyed ? lines : [`${key}: ${suggestion}`]).join(' ⏎ ')}`;
}
