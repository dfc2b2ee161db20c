import { resolve } from 'node:path';
import { isWithin } from '#lib/is-within';
import { CommandError } from '../run';

/**
 * Asserts that the framework can compile into the folder of builds: it resolves what it compiles from there upwards, and finds
 * its packages nowhere but below the folder that it is installed in.
 * @param output the value of `DISCLOSURE_OUTPUT`.
 * @param root the folder of this program.
 * @throws CommandError in Chinese.
 */
export function expectOutputInside(output: string, root = process.cwd()): void {
  const path = resolve(root, output);
  if (path !== resolve(root) && isWithin(path, root)) return;
  throw new CommandError(
    `环境变量 DISCLOSURE_OUTPUT 应为 ${root} 里面的一个文件夹，例如 .next（不设就是它）；现在是 ${output}，在 ${path}。请去掉这个变量，或者改成里面的文件夹，再运行一次。`,
  );
}
