import { resolve } from 'node:path';
import { hashOfBareInbox } from '#lib/office/inbox-file';
import { writeNewFile } from '../../new-file';
import type { RequestOf } from '../arguments';
import { readBuiltInbox } from '../set-up/built-inbox';
import type { Terminal } from '../terminal';

/** The name of the file, unless another is asked for. */
const FILE = '收件箱.html';

/** `inbox`: writes the bare inbox of the newest build, and prints its hash. @param builds the folder of builds. */
export async function writeBareInbox(
  { output = FILE }: RequestOf<'inbox'>,
  { print }: Terminal,
  builds: string,
): Promise<void> {
  const { html } = await readBuiltInbox(builds);
  const path = resolve(output);
  await writeNewFile(path, (write) => write(html));
  await print(
    [
      `已写出 ${path}，里面只有程序，没有数据。`,
      `SHA-256：${hashOfBareInbox(html)}`,
      '同样的源文件，在哪里构建都是这个数。',
      '',
    ].join('\n'),
  );
}
