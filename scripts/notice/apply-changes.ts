import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { formatProblem } from '#lib/content/problem';
import type { CommandRefusal, CommandResult } from '#lib/versions/command-result';
import { CommandError } from '../run';

/** Does what a deed says below the content folder, and says it. @throws CommandError when it is refused. */
export async function carryOut(deed: CommandResult, contentDir: string): Promise<void> {
  if (!deed.done) throw commandError(deed);
  const parts: { part: string; path: string }[] = [];
  for (const [name, text] of deed.files) {
    const path = join(contentDir, name);
    if (text === null) continue;
    await mkdir(dirname(path), { recursive: true });
    const part = `${path}~`;
    await writeFile(part, await inOwnLineEnds(path, text));
    parts.push({ part, path });
  }
  // Only when everything is on the disk does anything change its name: a full disk leaves all as it was.
  for (const { part, path } of parts) await rename(part, path);
  for (const [name, text] of deed.files) if (text === null) await rm(join(contentDir, name), { force: true });
  for (const line of deed.messages) console.log(line);
  if (deed.files.size > 0)
    console.log('接下来：做过 PDF 的重新生成，再运行 npm run build，重新启动网站，读者才看得到。');
}

/** A refusal as a command says it: the reason, then the mistakes that stand in its way. */
export function commandError({ reason, problems }: CommandRefusal): CommandError {
  return new CommandError([reason, ...problems.map(formatProblem)].join('\n\n'));
}

/** The text with the line ends that the file has now, so that an editor's own are not changed in passing. */
async function inOwnLineEnds(path: string, text: string): Promise<string> {
  const before = await readFile(path, 'utf8').catch(() => '');
  return before.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
}
