import { expect, test } from 'vitest';
import { findingMaker } from '#lib/doctor/finding';
import { doctorReport, doctorReportSchema, doctorText } from '#lib/doctor/report';

// How the doctor's findings are told.

const NOW = Date.parse('2026-11-27T12:00:00+08:00');

const { ok, found } = findingMaker({
  'a.near': { grade: 'attention', why: '因为近。', action: '看一看。' },
  'a.wrong': { grade: 'problem', why: '因为错。', action: '改一改。' },
});

test('the worst is told first, each with its reason and what to do', () => {
  const report = doctorReport([ok('a', '都好'), found('a.near', '有点近'), found('a.wrong', '错了')], NOW);
  expect(report.healthy).toBe(false);
  expect(doctorText(report)).toMatchInlineSnapshot(`
    "【有问题】错了
      为什么要紧：因为错。
      怎么办：改一改。（a.wrong）

    【注意】有点近
      为什么要紧：因为近。
      怎么办：看一看。（a.near）

    【正常】都好

    检查了 3 处：有问题 1，注意 1，正常 1。括号里的名称可以在 docs/operating.md 的“体检”表里查到。"
  `);
});

test('what is only worth a look does not count as wrong', () => {
  expect(doctorReport([found('a.near', '有点近')], NOW).healthy).toBe(true);
});

test('all well is said in one line more', () => {
  expect(doctorText(doctorReport([ok('a', '都好')], NOW))).toBe('【正常】都好\n\n检查了 1 处，全部正常。');
});

test('a report is what its schema says, through JSON', () => {
  const report = doctorReport([ok('a', '都好'), found('a.wrong', '错了')], NOW);
  expect(doctorReportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
  expect(report.at).toMatch(/^2026-11-27T12:00.*\+08:00$/);
});
