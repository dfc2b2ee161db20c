import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { formatProblem } from '#lib/content/problem';
import type { CommandRefusal, CommandResult } from '#lib/versions/command-result';
import { CommandError } from '../run';
import type { CleanedContent } from './clean-pictures';

/**
 * Writes a command's changes and the pictures that it cleaned below the content folder, and prints its messages.
 * @throws CommandError for a refusal: then nothing is written.
 */
export async function applyChanges(
  result: CommandResult,
  contentDir: string,
  { pictures, messages }: Pick<CleanedContent, 'pictures' | 'messages'>,
): Promise<void> {
  if (!result.done) throw commandError(result);
  const parts: { part: string; path: string }[] = [];
  for (const [name, content] of [...pictures, ...result.files]) {
    const path = join(contentDir, name);
    if (content === null) continue;
    await mkdir(dirname(path), { recursive: true });
    const part = `${path}~`;
    await writeFile(part, typeof content === 'string' ? await withLineEndsOf(path, content) : content);
    parts.push({ part, path });
  }
  // Renamed only when everything is written: a full disk leaves all as it was.
  for (const { part, path } of parts) await rename(part, path);
  for (const [name, text] of result.files)
    if (text === null) await rm(join(contentDir, name), { force: true });
  for (const line of [...messages, ...result.messages]) console.log(line);
  if (result.files.size > 0) console.log('接下来：做过 PDF 的重新生成，再运行 npm run build，读者才看得到。');
}

/** Makes the error of a refusal: its reason, then the content problems behind it. */
export function commandError({ reason, problems }: CommandRefusal): CommandError {
  return new CommandError([reason, ...problems.map(formatProblem)].join('\n\n'));
}

/** Converts a text to the line ends that its file has now, so that they are not changed in passing. */
async function withLineEndsOf(path: string, text: string): Promise<string> {
  const before = await readFile(path, 'utf8').catch(() => '');
  return before.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
}
