import { expect, test } from 'vitest';
import { ledgerOf, ledgerProblems } from './ledger-problems';

const SOUND = ledgerOf('1,登记不全,补登,文化站,,2024年9月底,已补登,已完成');

/** 问题,完成状态 in GB18030. */
const GB18030 = Uint8Array.of(
  0xce,
  0xca,
  0xcc,
  0xe2,
  0x2c,
  0xcd,
  0xea,
  0xb3,
  0xc9,
  0xd7,
  0xb4,
  0xcc,
  0xac,
  0x0a,
);

test.each<{ name: string; ledger: string | Uint8Array; path?: string; expected: readonly string[] }>([
  { name: 'UTF-8', ledger: SOUND, expected: [] },
  { name: 'UTF-8 with a byte order mark', ledger: `\ufeff${SOUND}`, expected: [] },
  {
    name: 'a head of two rows, as a spreadsheet saves merged cells',
    ledger: '序号,问题,整改情况,,,完成状态\n,,措施,时限,责任人,\n1,登记不全,补登,2024年9月底前,王某,未完成\n',
    expected: [
      '2:1 错误 台账的表头有两行（ledger-form）',
      '    现在是：,,措施,时限,责任人',
      '    应当是：表头只有一行，每一列写自己的名称。这一行删去，第1行改成：序号,问题,措施,时限,责任人,完成状态',
    ],
  },
  {
    name: 'GB18030',
    ledger: GB18030,
    expected: [
      '1:1 错误 文件不是 UTF-8 编码，无法读取（ledger-form）',
      '    现在是：GBK（记事本的“ANSI”）编码',
      '    应当是：UTF-8 编码的 CSV。用表格软件打开，点“文件”“另存为”，类型选“CSV UTF-8（逗号分隔）”；没有这一种的，用记事本打开 CSV 文件，另存时“编码”选“UTF-8”',
    ],
  },
  {
    name: 'nothing',
    ledger: '\r\n,,\r\n',
    expected: [
      '1:1 错误 台账里一个字也没有（ledger-form）',
      '    应当是：第一行是表头，例如：序号,问题,整改措施,责任单位,责任人,整改时限,整改进展,完成状态',
    ],
  },
  {
    name: 'a quote that does not end',
    ledger: ledgerOf('1,"甲,,,,,,未完成'),
    expected: [
      '2:1 错误 从这里起分不清各格：双引号没有成对（ledger-form）',
      '    应当是：格里有逗号、换行或者双引号时，整格放在一对双引号里，里面的双引号写两个；用表格软件另存成 CSV 会自己写好',
    ],
  },
  {
    name: 'in the folder of a part',
    ledger: GB18030,
    path: 'findings/ledger.csv',
    expected: [
      '1:1 错误 文件不是 UTF-8 编码，无法读取（ledger-form）',
      '    现在是：GBK（记事本的“ANSI”）编码',
      '    应当是：UTF-8 编码的 CSV。用表格软件打开，点“文件”“另存为”，类型选“CSV UTF-8（逗号分隔）”；没有这一种的，用记事本打开 CSV 文件，另存时“编码”选“UTF-8”',
    ],
  },
  {
    name: 'a head without a row',
    ledger: '问题,完成状态\n,\n',
    expected: [
      '1:1 错误 台账里只有表头，一项也没有（ledger-form）',
      '    现在是：问题,完成状态',
      '    应当是：表头下面每一项写一行；还没有台账的，先不放 ledger.csv',
    ],
  },
  {
    name: 'hundreds of empty columns after the last one',
    ledger: `问题,完成状态${','.repeat(500)}\n甲,未完成${','.repeat(500)}\n`,
    expected: [],
  },
  {
    name: 'more columns than people fill in',
    ledger: `问题,完成状态\n甲,未完成${',乙'.repeat(200)}\n`,
    expected: [
      '2:101 错误 第2行的列太多，没有读下去（ledger-form）',
      '    现在是：202列',
      '    应当是：最多100列',
    ],
  },
])('ledger-form: $name', ({ ledger, path, expected }) => {
  expect(ledgerProblems(ledger, path)).toEqual(expected);
});
