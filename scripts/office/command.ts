import { readInnerConfig } from '#lib/config';
import { isBackup } from '#lib/feedback/backup/container';
import { CopyError } from '#lib/feedback/store/copies/copy-error';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import { CommandError } from '../run';
import { answerOne, destroyOne, giveStateTo } from './act';
import { readOfficeRequest } from './arguments';
import { backupFiles, withAnsweringDisks } from './backup/answering-disks';
import { backUp } from './backup/make';
import { restoreBackup } from './backup/restore';
import { verifyBackup } from './backup/verify';
import { writeBareInbox } from './by-file/bare-inbox';
import { importActs } from './by-file/import-acts';
import { exportSealed } from './by-file/sealed-export';
import { exportAll } from './export';
import { registerKey } from './key';
import { listAll } from './list';
import { sendTestMail } from './mail/send-test';
import { listRatings } from './ratings';
import { verifyRecord } from './record/verify';
import { tendRetention } from './retention/destroy-due';
import { beginSetUp } from './set-up/begin';
import { confirmSetUp } from './set-up/confirm';
import { tendDevices } from './set-up/devices';
import { readSetUpFile, setUpByFile } from './set-up/set-up-by-file';
import { showOne } from './show';
import type { OfficeConfig, Terminal } from './terminal';
import { OFFICE_USAGE } from './usage';

/**
 * Runs one command of `npm run office`, and returns its exit code.
 * @param args the command line after `--`
 * @param readConfig is called once the command line is known to be right
 * @param builds the folder of builds, from which a set-up file is made
 * @throws CommandError, ConfigError with a message in Chinese.
 */
export async function officeCommand(
  args: string[],
  readConfig: () => OfficeConfig,
  terminal: Terminal,
  builds = readInnerConfig().DISCLOSURE_OUTPUT,
): Promise<number> {
  const request = readOfficeRequest(args);
  if (request.command === 'help') {
    await terminal.print(`${OFFICE_USAGE}\n`);
    return 0;
  }
  const context = { config: readConfig(), terminal };
  try {
    switch (request.command) {
      case 'list':
        return await listAll(request, context);
      case 'show':
        await showOne(request, context);
        return 0;
      case 'answer':
        await answerOne(request, context);
        return 0;
      case 'state':
        await giveStateTo(request, context);
        return 0;
      case 'destroy':
        await destroyOne(request, context);
        return 0;
      case 'ratings':
        return await listRatings(request, context);
      case 'export':
        await (request.sealed ? exportSealed(request, context, builds) : exportAll(request, context));
        return 0;
      case 'key': {
        const file = await readSetUpFile(request.operands[0]);
        await (file ? setUpByFile(file, request, context, builds) : registerKey(request, context));
        return 0;
      }
      case 'setup':
        await (request.confirm ? confirmSetUp(request, context) : beginSetUp(request, context, builds));
        return 0;
      case 'inbox':
        await writeBareInbox(request, terminal, builds);
        return 0;
      case 'import':
        return await importActs(request, context, builds);
      case 'verify': {
        const [file] = request.operands;
        if (file === undefined || !(await isBackup(file))) return await verifyRecord(request, context);
        await verifyBackup(file, undefined, context);
        return 0;
      }
      case 'retention':
        await tendRetention(request, context, builds);
        return 0;
      case 'backup':
        await withAnsweringDisks(backupFiles(request, context.config), () =>
          request.operands.length > 0
            ? verifyBackup(request.operands[1] ?? '', request.identity, context)
            : backUp(request, context),
        );
        return 0;
      case 'restore':
        await withAnsweringDisks(backupFiles(request, context.config), () =>
          restoreBackup(request, context, builds),
        );
        return 0;
      case 'mail':
        await sendTestMail(context.config, terminal, builds);
        return 0;
      case 'devices':
        await tendDevices(request, context);
        return 0;
    }
  } catch (error) {
    if (error instanceof CopyError) throw new CommandError(error.message, { cause: error });
    if (!(error instanceof StoreUnavailable)) throw error;
    throw new CommandError(`数据库现在不能使用：${error.message}。`);
  }
}
