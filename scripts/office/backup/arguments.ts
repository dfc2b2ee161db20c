import * as z from 'zod';
import { optionValue } from '../../command-line';

const USE = 'backup 的写法是 backup -o 文件名，或者 backup verify 文件名。';

/** `backup`: makes a backup; with `verify`, checks one. */
export const backupRequest = z
  .strictObject({
    command: z.literal('backup'),
    operands: z.union([z.tuple([]), z.tuple([z.literal('verify'), z.string()])], USE),
    output: optionValue('-o 后面要写文件名。').optional(),
    identity: optionValue('--identity 后面要写文件名。').optional(),
  })
  .superRefine(({ operands: [verify], output, identity }, { addIssue }) => {
    if (verify === undefined && output === undefined) addIssue('backup 要用 -o 写明备份到哪个文件。');
    if (verify !== undefined && output !== undefined) addIssue('backup verify 后面不写 -o。');
    if (verify === undefined && identity !== undefined)
      addIssue('做备份不用私钥，backup 后面不写 --identity；backup verify 可以写。');
  });

const DESTROYED = '--destroyed 后面要写文件名。';

/** `restore`: puts a backup back. */
export const restoreRequest = z.strictObject({
  command: z.literal('restore'),
  operands: z.tuple([z.string()], 'restore 后面要写一个文件名，是 backup 做成的文件。'),
  /** Destruction logs from elsewhere. */
  destroyed: z.array(optionValue(DESTROYED), DESTROYED).default([]),
  identity: optionValue('--identity 后面要写文件名。').optional(),
});

/** The lines of the usage for them. */
export const BACKUP_USAGE = `  npm run office -- backup -o 文件名                        备份收到的反馈；网站可以照常运行
  npm run office -- backup verify 文件名                    核对一份备份是不是完好，用哪把私钥打得开
  npm run office -- restore 文件名                          把备份恢复到空的 DATA_DIR，或者没有表的 PostgreSQL 数据库`;

/** The line of the usage for their option. */
export const BACKUP_OPTIONS_USAGE =
  '  --destroyed 文件名   备份以后删除了哪些，在这个文件里（restore），可以写几次；DATA_DIR 和 BACKUP_DIR 里的不用写';
