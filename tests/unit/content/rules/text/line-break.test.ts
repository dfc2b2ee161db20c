import { describe, expect, test } from 'vitest';
import { adding, type Broken, problemsOf } from '../../../../fixtures/broken/base';

describe('line-break', () => {
  test.each<Broken>([
    {
      name: 'two sentences',
      input: { 'plans/01-training.md': adding('甲。\n乙。') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:8:1 提醒 这一行会接在上一行后面，排成一段（line-break）',
        '    现在是：甲。 ⏎ 乙。',
        '    应当是：要另起一段，前面空一行；是同一段，接着写，不换行',
        '    改成：（空一行）',
        '          乙。',
      ],
    },
    {
      name: 'numbers without an empty line',
      input: { 'plans/01-training.md': adding('整改如下：\n1.甲\n2.乙') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:8:1 提醒 这一行会接在上一行后面，排成一段（line-break）',
        '    现在是：整改如下： ⏎ 1.甲',
        '    应当是：要另起一段，前面空一行；是同一段，接着写，不换行',
        '    改成：（空一行）',
        '          1.甲',
        'content/2024-reading-corner/plans/01-training.md:9:1 提醒 这一行会接在上一行后面，排成一段（line-break）',
        '    现在是：1.甲 ⏎ 2.乙',
        '    应当是：要另起一段，前面空一行；是同一段，接着写，不换行',
        '    改成：（空一行）',
        '          2.乙',
      ],
    },
    {
      name: 'numbers of other kinds',
      input: { 'plans/01-training.md': adding('甲\n（一）乙\n一、丙\n①丁') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:8:1 提醒 这一行会接在上一行后面，排成一段（line-break）',
        '    现在是：甲 ⏎ （一）乙',
        '    应当是：要另起一段，前面空一行；是同一段，接着写，不换行',
        '    改成：（空一行）',
        '          （一）乙',
        'content/2024-reading-corner/plans/01-training.md:9:1 提醒 这一行会接在上一行后面，排成一段（line-break）',
        '    现在是：（一）乙 ⏎ 一、丙',
        '    应当是：要另起一段，前面空一行；是同一段，接着写，不换行',
        '    改成：（空一行）',
        '          一、丙',
        'content/2024-reading-corner/plans/01-training.md:10:1 提醒 这一行会接在上一行后面，排成一段（line-break）',
        '    现在是：一、丙 ⏎ ①丁',
        '    应当是：要另起一段，前面空一行；是同一段，接着写，不换行',
        '    改成：（空一行）',
        '          ①丁',
      ],
    },
    {
      name: 'an item without a blank',
      input: { 'plans/01-training.md': adding('1. 甲\n2.乙') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:8:1 提醒 这一行会接在上一行后面，排成一段（line-break）',
        '    现在是：1. 甲 ⏎ 2.乙',
        '    应当是：要另起一段，前面空一行；是同一段，接着写，不换行',
        '    改成：2. 乙',
      ],
    },
    {
      name: 'words under a list',
      input: { 'plans/01-training.md': adding('- 甲\n- 乙\n以上') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:9:1 提醒 这一行会接在上一行后面，排成一段（line-break）',
        '    现在是：- 乙 ⏎ 以上',
        '    应当是：要另起一段，前面空一行；是同一段，接着写，不换行',
        '    改成：（空一行）',
        '          以上',
      ],
    },
    {
      name: 'words under a quotation',
      input: { 'plans/01-training.md': adding('> 引文\n正文') },
      expected: [
        'content/2024-reading-corner/plans/01-training.md:8:1 提醒 这一行会接在上一行后面，排成一段（line-break）',
        '    现在是：> 引文 ⏎ 正文',
        '    应当是：要另起一段，前面空一行；是同一段，接着写，不换行',
        '    改成：（空一行）',
        '          正文',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });

  test.each([
    [
      '一、加强学习，压实责任\n召开会议12次，印发文件3份\n（二）完善制度建设\n责任单位：物业科\n完成时限：2026年12月',
      [8, 9, 10, 11],
    ],
    ['附件\n整改清单\n关于公示期为十天的说明，请各位读者留意门口的告示', [8, 9]],
    ['联系电话：见下（工作日9:00-17:00，节假日除外）\n电子邮箱：见下', [8]],
    ['1. 甲\n   第二行', [8]],
    ['> 甲\n> 乙', [8]],
    [`${'甲'.repeat(80)}\n${'乙'.repeat(70)}`, [8]],
    [
      '阅读室每周开放六天，周一闭馆，节假日照常开放，有事\n另行通知，请各位读者留意\n时间以告示为准，读者可以到服务台询问，也可以打电话',
      [8, 9],
    ],
  ])('warns of each end of a paragraph in %j', (markdown, lines) => {
    const found = problemsOf({ 'plans/01-training.md': adding(markdown) });
    const places = found.flatMap((text) => /md:(\d+):\d+ 提醒 这一行会接/.exec(text)?.[1] ?? []);
    expect(places.map(Number)).toEqual(lines);
    expect(
      found.filter((text) => text.includes('改成：（空一行）') || text.includes('改成：>')),
    ).toHaveLength(lines.length);
  });

  test.each([
    ['•\t走访群众\n•\t建立台账', ['- 走访群众', '- 建立台账']],
    ['·\t甲事\n·\t乙事', ['- 甲事', '- 乙事']],
    ['Ø\t甲事\nØ\t乙事', ['- 甲事', '- 乙事']],
    ['●\t甲事\n●\t乙事', ['- 甲事', '- 乙事']],
    [
      '如下，\n（1）\t甲事\n（2）\t乙事',
      ['（空一行）', '          （1）甲事', '（空一行）', '          （2）乙事'],
    ],
    ['如下，\n2.\t甲事\n3、\t乙事', ['（空一行）', '          2. 甲事', '（空一行）', '          3、乙事']],
  ])('offers a list or paragraphs for marks before a tab: %j', (markdown, offers) => {
    const text = problemsOf({ 'plans/01-training.md': adding(markdown) }).join('\n');
    const offered = text.split('\n').filter((line) => /^ {4}改成：|^ {10}/.test(line));
    expect(offered.map((line) => line.replace('    改成：', ''))).toEqual(offers);
    expect(text).not.toContain('table-form');
  });

  test.each([
    '经研究，\n现予公示',
    '甲、乙、\n12.5万元',
    '甲。  \n乙。',
    '1. 甲，\n   继续\n2. 乙',
    '　　甲。\n　　乙。',
    '阅读室每周开放六天，周一闭馆，节假日照常开放，有事\n另行通知，请各位读者留意门口的告示和本网站上公布的\n时间：以告示为准',
    '阅读室每周开放六天，周一闭馆，节假日照常开放（另行\n通知的除外），请各位读者留意门口的告示和本网站公布\n的时间',
  ])('has nothing to say of %j', (markdown) => {
    expect(problemsOf({ 'plans/01-training.md': adding(markdown) })).toEqual([]);
  });
});
