import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

// The threat model names the test behind each of its claims: here they are looked for.

const text = readFileSync('docs/threat-model.md', 'utf8');
const rows = text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| who '));

/** Every test that is named: its file, and what it is called there. */
const named = Array.from(text.matchAll(/`(tests\/[^`]+)`: “([^”]+)”/g), ([, file = '', name = '']) => ({
  file,
  name,
}));

describe('the threat model', () => {
  test('names a test for each of its claims', () => {
    expect(rows.length).toBeGreaterThan(8);
    expect(rows.filter((row) => !/`tests\/[^`]+\.test\.ts`: “/.test(row))).toEqual([]);
  });

  test.each(named)('names a test that is there: $file “$name”', ({ file, name }) => {
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain(name);
  });

  test('never promises what no form without script can keep', () => {
    expect(text).not.toMatch(/end-to-end|end to end/i);
  });
});
