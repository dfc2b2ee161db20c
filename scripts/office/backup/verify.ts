import { resolve } from 'node:path';
import { checkBackup } from '#lib/feedback/backup/container';
import { keyReport } from '#lib/feedback/backup/key-report';
import { readKeyFile } from '#lib/feedback/crypto/key-file';
import { CommandError } from '../../run';
import { troubleWith } from '../key-at-hand';
import type { OfficeContext } from '../terminal';
import { manifestLines } from './make';

/**
 * `backup verify FILE`: checks every byte of a backup, and says what of it which key opens. It needs no database.
 * @param identity the path of a file of private keys; undefined: none is at hand.
 */
export async function verifyBackup(
  file: string,
  identity: string | undefined,
  { terminal }: Pick<OfficeContext, 'terminal'>,
): Promise<void> {
  const path = resolve(file);
  const { manifest } = await checkBackup(path);
  const atHand = identity === undefined ? null : await recipientsIn(identity);
  await terminal.print(
    [
      `${path} 是完好的备份：每一个字节都与做的时候一样。这里没有试着恢复；npm run doctor 把 BACKUP_DIR 里最新的一份试着恢复一遍。`,
      ...manifestLines(manifest),
      ...keyReport(manifest, atHand),
      '',
    ].join('\n'),
  );
}

/** The recipients of the keys in a file. @throws CommandError where it holds none. */
export async function recipientsIn(path: string): Promise<string[]> {
  try {
    return (await readKeyFile(path)).map(({ recipient }) => recipient);
  } catch (error) {
    throw new CommandError(`没有核对私钥：${troubleWith(path, error)}。`);
  }
}
