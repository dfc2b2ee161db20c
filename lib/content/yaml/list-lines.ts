import { unwrapLines } from '#lib/content/markdown/line-breaks';
import { toYamlScalar } from '#lib/content/yaml/yaml-text';

const DASH = '[-－‐-―−•·]+';
const DASHED_LINE = new RegExp(`(?:^|\\n)[ \\t]*(?=${DASH})`);
const LEADING_DASH = new RegExp(`^${DASH}\\s*`);

/**
 * A text in which dashes begin lines, though not as YAML asks: the list that was meant, an entry a line, below `key`
 * where one is given. Null when no line begins with a dash.
 */
export function toYamlList(text: string, key: string | null): string | null {
  if (!DASHED_LINE.test(text)) return null;
  const entries = text
    .split(DASHED_LINE)
    .map((entry) => unwrapLines(entry.trim().replace(LEADING_DASH, '')))
    .filter((entry) => entry !== '')
    .map((entry) => `- ${toYamlScalar(entry)}`);
  return key === null ? entries.join('\n') : [`${key}:`, ...entries.map((entry) => `  ${entry}`)].join('\n');
}
