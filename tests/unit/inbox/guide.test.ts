import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

// What the guide for staff says of the inbox is so.

const GUIDE = readFileSync('content/README.md', 'utf8');
const CHAPTER = GUIDE.slice(GUIDE.indexOf('### 开办收件箱'), GUIDE.indexOf('### 用命令阅读'));

/** The text of the program, without the ends of lines that stand within a sentence of it. */
const PROGRAM = ['inbox', 'lib/office']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
  )
  .join('\n')
  .replace(/\n\s*/g, '');

test('every message that the guide explains is one of the inbox’s', () => {
  const messages = Array.from(CHAPTER.matchAll(/^\| `([^`]+)` \|/gm), ([, message = '']) => message);
  expect(messages.length).toBeGreaterThan(5);
  expect(messages.filter((message) => !PROGRAM.includes(message))).toEqual([]);
});

test('every button and title that the guide names is one of the inbox’s', () => {
  const named = Array.from(CHAPTER.matchAll(/(?:点|勾|选)“([^”]+)”/g), ([, words = '']) => words);
  expect(named.length).toBeGreaterThan(10);
  const others = ['打开方式'];
  expect(named.filter((words) => !others.includes(words) && !PROGRAM.includes(words))).toEqual([]);
});
