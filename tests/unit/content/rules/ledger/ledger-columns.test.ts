import { expect, test } from 'vitest';
import { ledgerOf, ledgerProblems } from './ledger-problems';

test.each<{ name: string; ledger: string; expected: readonly string[] }>([
  { name: 'every column is there', ledger: ledgerOf('1,甲,,,,,,未完成'), expected: [] },
  {
    name: 'the names that audits and inspections give',
    ledger: '审计发现的问题,销号情况\n甲,未完成\n',
    expected: [],
  },
  {
    name: 'a group of columns above the head',
    ledger: '发现问题,,完成状态\n类别,具体问题,完成状态\n安全,甲,未完成\n',
    expected: [
      '1:1 错误 表头在第2行，上面的内容不属于台账（ledger-columns）',
      '    应当是：第一行就是表头：删去上面的标题和空行',
    ],
  },
  {
    name: 'other usual names, further columns, a remark in brackets',
    ledger:
      '存在问题,整改 情况,责任领导,整改时限（年月日）,完成情况,备注\n登记不全,已补登,王某,2024年9月底,已完成,无\n',
    expected: [],
  },
  {
    name: 'no problem and no state',
    ledger: '整改措施,责任单位\n补登,文化站\n',
    expected: [
      '1:1 错误 表头里没有“问题”这一列（ledger-columns）',
      '    现在是：整改措施,责任单位',
      '    应当是：表头写明“问题”，也可以写“存在问题”“存在的问题”“反馈问题”“反馈的问题”“具体问题”“问题描述”“问题内容”“问题清单”等；各列用英文逗号隔开',
      '1:1 错误 表头里没有“完成状态”这一列（ledger-columns）',
      '    现在是：整改措施,责任单位',
      '    应当是：表头写明“完成状态”，也可以写“整改状态”“状态”“完成情况”“整改完成情况”“当前状态”“目前状态”“办理状态”“销号情况”；各列用英文逗号隔开',
    ],
  },
  ...(
    [
      [';', '分号'],
      ['，', '中文逗号'],
      ['\t', '制表符（Tab）'],
    ] as const
  ).map(([separator, name]) => ({
    name: `columns between which ${name} stand`,
    ledger: ['序号,问题,完成状态', '1,登记不全,未完成', ''].join('\n').replaceAll(',', separator),
    expected: [
      `1:1 错误 各列不是用英文逗号隔开的，是用${name}（ledger-columns）`,
      `    现在是：${['序号', '问题', '完成状态'].join(separator)}`,
      '    应当是：各列用英文逗号隔开。用表格软件打开，能分成各列的，另存为“CSV UTF-8（逗号分隔）”；不能的，在记事本里把隔开各列的换成英文逗号，格里的文字照旧',
    ],
  })),
  {
    name: 'a title above the head',
    ledger: '整改台账,\n,\n问题,完成状态\n登记不全,未完成\n',
    expected: [
      '1:1 错误 表头在第3行，上面的内容不属于台账（ledger-columns）',
      '    应当是：第一行就是表头：删去上面的标题和空行',
    ],
  },
  {
    name: 'one name twice, and text without a name',
    ledger: '问题,完成状态,备注,备注\n登记不全,未完成,一,二,三\n',
    expected: [
      '1:4 错误 第1行第4列“备注”：两列的名称相同（ledger-columns）',
      '    应当是：每一列的名称都不同',
      '2:5 错误 第2行第5列有字，表头里这一列没有名称（ledger-columns）',
      '    现在是：三',
      '    应当是：在表头写上这一列的名称，或者删去这一格；格里的英文逗号要放在一对双引号里',
    ],
  },
])('ledger-columns: $name', ({ ledger, expected }) => {
  expect(ledgerProblems(ledger)).toEqual(expected);
});
