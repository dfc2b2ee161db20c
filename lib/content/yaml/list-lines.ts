import { unwrapLines } from '#lib/content/markdown/line-breaks';
import { toYamlScalar } from '#lib/content/yaml/yaml-text';

const DASH = '[-－‐-―−•·]+';
const DASHED_LINE = new RegExp(`(?:^|\\n)[ \\t]*(?=${DASH})`);
const LEADING_DASH = new RegExp(`^${DASH}\\s*`);

/**
 * Converts a text whose lines begin with dashes into a YAML list, one entry a line, under `key` where one is given. Null
 * when no line begins with a dash.
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
