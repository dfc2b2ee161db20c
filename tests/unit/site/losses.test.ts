import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ContentTree } from '#lib/content/source';
import { instantOf } from '#lib/model/date';
import { manifestOf } from '#lib/site/build/make-build';
import type { PublicFacts } from '#lib/site/losses/comparison';
import { formatLoss, lossReason } from '#lib/site/losses/loss';
import { lossesBetween } from '#lib/site/losses/losses';
import { blockingErrors, loadContent } from '#lib/versions/load';
import { publish } from '#lib/versions/publish';
import { alteredTree, brokenTree, type Changes, OUTCOME, PNG, replacing } from '../../fixtures/broken/base';
import { Staff } from '../versions/staff';

const SLUG = '2024-reading-corner';
const ADDRESS = 'https://www.qingliu.example';
const LATER = instantOf('2025-05-01T09:00+08:00');

/** What a build of this content shows; null where the check refuses it. */
function builtOf(tree: ContentTree, siteUrl = ADDRESS): PublicFacts | null {
  const content = loadContent(tree, 'content');
  const { publisher } = content;
  if (!publisher || blockingErrors(content).length > 0) return null;
  return manifestOf({ ...content, publisher, tree, siteUrl, contentDir: 'content' });
}

/** What is lost between two contents, in words. @throws where the check refuses one of them. */
function lost(before: ContentTree, after: ContentTree, now = LATER): string[] {
  const [was, is] = [builtOf(before), builtOf(after)];
  if (!was || !is) throw new Error('the check refuses it');
  return lossesBetween(was, is, now).map(({ what }) => what);
}

function withFile(tree: ContentTree, path: string, text: string | null): ContentTree {
  const others = new Map([...tree].filter(([name]) => name !== path));
  return text === null ? others : others.set(path, new TextEncoder().encode(text));
}

/** The content folder at the end of each day on which staff did something. */
function history(): ContentTree[] {
  const staff = new Staff(alteredTree({}));
  const trees = [staff.tree];
  const day = (deed: () => string) => {
    const said = deed();
    if (staff.errors().length > 0) throw new Error(said);
    trees.push(staff.tree);
  };
  day(() => {
    staff.edit('plans/01-training.md', replacing('每月', '每季'));
    return staff.correct(instantOf('2024-11-20T09:00+08:00'));
  });
  day(() => {
    staff.edit('notice.md', replacing('closes: 2025-02-28', 'closes: 2025-03-10'));
    staff.edit('contact.md', replacing('2025年2月28日', '2025年3月10日'));
    return staff.correct(instantOf('2024-11-21T09:00+08:00'));
  });
  day(() => {
    staff.tree = withFile(staff.tree, `${SLUG}/outcome.md`, OUTCOME);
    return staff.publish(instantOf('2025-03-20T09:00+08:00'));
  });
  day(() => {
    staff.edit('outcome.md', replacing('4月起周末开放', '5月起周末开放'));
    return staff.correct(instantOf('2025-03-21T09:00+08:00'));
  });
  day(() => {
    const withdrawn = 'withdrawn:\n  at: 2025-04-01T09:00+08:00\n  reason: 内容有误\n';
    staff.edit('notice.md', replacing('window:\n', `${withdrawn}window:\n`));
    return staff.publish(instantOf('2025-03-31T09:00+08:00'));
  });
  return trees;
}

const DAYS = history();
const [FIRST = new Map()] = DAYS;
const LAST = DAYS.at(-1) ?? FIRST;

describe('what readers were told', () => {
  test('is kept by every day that follows another', () => {
    for (const [index, before] of DAYS.entries())
      for (const after of DAYS.slice(index)) expect(lost(before, after)).toEqual([]);
  });

  test.each([
    { day: 0, told: '第2版的更正“份数”会不见' },
    { day: 1, told: '第3版的公示期调整“群众反映时间短”会不见' },
    { day: 2, told: '反馈情况会不见' },
    { day: 3, told: '反馈情况的更正“份数”会不见' },
    { day: 4, told: '撤回“内容有误”会不见' },
  ])('is lost when the folder of day $day comes back the day after', ({ day, told }) => {
    expect(lost(DAYS[day + 1] ?? FIRST, DAYS[day] ?? FIRST)).toContain(told);
  });

  test('is lost with all that came after the day that comes back', () => {
    expect(lost(LAST, FIRST)).toEqual([
      '第2版的更正“份数”会不见',
      '第3版的更正“份数”会不见',
      '第3版的公示期调整“群众反映时间短”会不见',
      '反馈情况会不见',
      '反馈情况的更正“份数”会不见',
      '撤回“内容有误”会不见',
      '公示期从2024年11月1日至2025年3月10日变成了2024年11月1日至2025年2月28日，没有留下调整的记录',
    ]);
  });

  const gone = [
    `已经发布的通报《青柳县文化站关于检查整改情况的通报》会整篇不见，网址 /notices/${SLUG} 打不开`,
  ];
  const draft: Changes = {
    'notice.md': replacing('published: 2024-11-01T00:00+08:00\n', ''),
    'versions/1.txt': null,
    'versions/1.json': null,
  };

  test.each<{ name: string; after: ContentTree; expected: string[] }>([
    {
      name: 'its folder is removed',
      after: new Map([...LAST].filter(([path]) => path === 'site.yaml')),
      expected: gone,
    },
    { name: 'its folder is renamed', after: renamed(FIRST, '2024-corner'), expected: gone },
    { name: 'it becomes a draft', after: alteredTree(draft), expected: gone },
    {
      name: 'it becomes a broken draft',
      after: alteredTree({ ...draft, 'contact.md': null, 'plans/01-training.md': null }),
      expected: gone,
    },
    {
      name: 'its folder has lost its notice.md and its records',
      after: alteredTree({ ...draft, 'notice.md': null }),
      expected: gone,
    },
  ])('is lost when $name', ({ after, expected }) => {
    expect(lost(FIRST, after)).toEqual(expected);
  });

  test.each<{ name: string; changes: Changes; expected: string[] }>([
    {
      name: 'other words',
      changes: { 'plans/01-training.md': replacing('每月', '每季') },
      expected: ['发布的第1版和读者看到过的不一样了'],
    },
    {
      name: 'another window',
      changes: {
        'notice.md': replacing('closes: 2025-02-28', 'closes: 2025-03-10'),
        'contact.md': replacing('2025年2月28日', '2025年3月10日'),
      },
      expected: [
        '发布的第1版和读者看到过的不一样了',
        '公示期从2024年11月1日至2025年2月28日变成了2024年11月1日至2025年3月10日，没有留下调整的记录',
      ],
    },
    {
      name: 'another moment',
      changes: { 'notice.md': replacing('published: 2024-11-01T00:00', 'published: 2024-11-01T09:00') },
      expected: [
        '发布时间从 2024-11-01T00:00+08:00 改成了 2024-11-01T09:00+08:00',
        '发布的第1版和读者看到过的不一样了',
      ],
    },
    {
      name: 'another picture at the same address',
      changes: { 'pictures/corner.png': repainted() },
      expected: ['第1版和读者看到过的不一样了'],
    },
    {
      name: 'its picture at another address',
      changes: {
        'pictures/corner.png': null,
        'pictures/room.png': PNG,
        'findings/02-corner.md': replacing('pictures/corner.png', 'pictures/room.png'),
      },
      expected: ['第1版和读者看到过的不一样了', `图片的网址 /notices/${SLUG}/pictures/corner.png 会打不开`],
    },
  ])('is lost when the first version is recorded anew, with $name', ({ changes, expected }) => {
    expect(lost(FIRST, brokenTree(changes))).toEqual(expected);
  });

  test('is lost with the anchors of a part whose folder has another name', () => {
    const moved = new Map(
      [...FIRST].map(([path, bytes]) => [path.replace('/plans/', '/steps/'), bytes] as const),
    );
    const text = new TextDecoder().decode(FIRST.get(`${SLUG}/notice.md`));
    const after = withFile(moved, `${SLUG}/notice.md`, text.replace('folder: plans', 'folder: steps'));
    expect(lost(FIRST, after)).toEqual([`网址 /notices/${SLUG}#plans（共2处）会找不到地方`]);
  });

  test('is the same in words of the loss, with the moment and the way to keep it', () => {
    const [before, after] = [builtOf(DAYS[1] ?? FIRST), builtOf(FIRST)];
    if (!before || !after) throw new Error('the check refuses it');
    expect(lossesBetween(before, after, LATER).map(formatLoss)).toEqual([
      `content/${SLUG} 错误 第2版的更正“份数”会不见（读者从 2024-11-20 09:00 起看得到）\n    办法：从 git 或者备份里恢复 content/${SLUG}/versions；要改文字的，恢复以后再改，运行 npm run notice -- correct ${SLUG}`,
    ]);
  });
});

/** The same notice in a folder of another name, recorded under it. */
function renamed(tree: ContentTree, slug: string): ContentTree {
  const unrecorded = new Map(
    [...tree]
      .filter(([path]) => !path.includes('/versions/'))
      .map(([path, bytes]) => [path.replace(SLUG, slug), bytes] as const),
  );
  const result = publish({ tree: unrecorded, root: 'content', slug, at: null, now: 0 });
  if (!result.done) throw new Error(result.reason);
  return [...result.files].reduce(
    (all, [path, text]) => withFile(all, path, text),
    unrecorded as ContentTree,
  );
}

/** The picture of one pixel with another comment behind it: other bytes. */
function repainted(): Uint8Array {
  const bytes = Uint8Array.from(PNG);
  bytes[42] = (bytes[42] ?? 0) ^ 1;
  return bytes;
}

describe('what is only scheduled', () => {
  const WITHDRAWAL = instantOf('2025-04-01T09:00+08:00');

  test.each([
    { name: 'a withdrawal, the second before', now: WITHDRAWAL - 1000, expected: [] },
    { name: 'a withdrawal, from its moment on', now: WITHDRAWAL, expected: ['撤回“内容有误”会不见'] },
  ])('may go: $name', ({ now, expected }) => {
    expect(lost(LAST, DAYS[4] ?? FIRST, now)).toEqual(expected);
  });

  test.each([
    { name: 'a notice', now: instantOf('2024-10-31T23:59:59+08:00'), isLost: false },
    { name: 'a notice, from its moment on', now: instantOf('2024-11-01T00:00:00+08:00'), isLost: true },
  ])('may go: $name', ({ now, isLost }) => {
    const without = new Map([...FIRST].filter(([path]) => path === 'site.yaml'));
    expect(lost(FIRST, without, now).length > 0).toBe(isLost);
  });

  test('may not be put off once it is public', () => {
    const after = brokenTree({
      'notice.md': replacing('published: 2024-11-01T00:00', 'published: 2024-12-01T00:00'),
    });
    expect(lost(FIRST, after, instantOf('2024-10-31T23:59+08:00'))).toEqual([]);
    expect(lost(FIRST, after, instantOf('2024-11-05T09:00+08:00'))).toEqual([
      `已经发布的通报《青柳县文化站关于检查整改情况的通报》会整篇不见，网址 /notices/${SLUG} 打不开`,
    ]);
  });

  test('may change: an outcome before its moment', () => {
    const changed = withFile(FIRST, `${SLUG}/outcome.md`, OUTCOME);
    const result = publish({
      tree: changed,
      root: 'content',
      slug: SLUG,
      at: null,
      now: instantOf('2025-03-01T09:00+08:00'),
    });
    if (!result.done) throw new Error(result.reason);
    const told = [...result.files].reduce((all, [path, text]) => withFile(all, path, text), changed);
    expect(lost(told, FIRST, instantOf('2025-03-20T08:59+08:00'))).toEqual([]);
    expect(lost(told, FIRST, instantOf('2025-03-20T09:00+08:00'))).toEqual(['反馈情况会不见']);
  });
});

describe('other addresses', () => {
  const redirects = (text: string) => withFile(FIRST, 'redirects.yaml', `redirects:\n${text}`);
  const old = `  - from: /old\n    to: /notices/${SLUG}\n`;
  const list = '  - from: /list\n    to: /notices\n';
  const feed = (authority: string) => {
    const site = new TextDecoder().decode(FIRST.get('site.yaml')).replace(/^feed:\n(?: .*\n)*/m, '');
    return withFile(FIRST, 'site.yaml', `${site}feed:\n  authority: ${authority}\n  year: 2024\n`);
  };

  test.each([
    {
      name: 'an old address',
      before: redirects(old + list),
      after: redirects(list),
      expected: ['旧网址 /old 会打不开'],
    },
    {
      name: 'an old address that leads to a page of the site',
      before: redirects(old + list),
      after: redirects(old),
      expected: ['旧网址 /list 会打不开'],
    },
    {
      name: 'no old address that leads elsewhere now',
      before: redirects(old),
      after: redirects('  - from: /old\n    to: /notices\n'),
      expected: [],
    },
    {
      name: 'the ids of the feed',
      before: feed('www.qingliu.example'),
      after: feed('www.other.example'),
      expected: ['订阅源里各条的编号都会变'],
    },
    {
      name: 'no feed that is the same',
      before: feed('www.qingliu.example'),
      after: feed('www.qingliu.example'),
      expected: [],
    },
  ])('are lost: $name', ({ before, after, expected }) => {
    expect(lost(before, after)).toEqual(expected);
  });
});

test('whatever files of two days are mixed, or missing: the check refuses it, a loss is named, or nothing public is gone', () => {
  const paths = [...new Set(DAYS.flatMap((tree) => [...tree.keys()]))]
    .filter((path) => path !== 'site.yaml')
    .sort();
  const before = builtOf(LAST);
  if (!before) throw new Error('the check refuses the last day');
  const choices = fc.tuple(
    fc.nat(DAYS.length - 1),
    fc.array(fc.tuple(fc.constantFrom(...paths), fc.option(fc.nat(DAYS.length - 1))), { maxLength: 4 }),
  );
  fc.assert(
    fc.property(choices, ([day, changes]) => {
      const mixed = new Map(DAYS[day]);
      for (const [path, from] of changes) {
        const bytes = from === null ? undefined : DAYS[from]?.get(path);
        if (bytes) mixed.set(path, bytes);
        else mixed.delete(path);
      }
      const after = builtOf(mixed);
      if (after === null || lossesBetween(before, after, LATER).length > 0) return;
      expect([after.entries, after.records, after.pictures, after.anchors]).toEqual([
        before.entries,
        before.records,
        before.pictures,
        before.anchors,
      ]);
    }),
    { numRuns: 60 },
  );
});

describe('the reason for which a build takes something away', () => {
  test.each([
    ['手机号码', '误写了李某的139 0000 1234'],
    ['身份证号码', '210302199001011019不应公布'],
    ['电子邮箱', '应zhang@mail.example的要求撤下'],
    ['家庭住址', '误写了3号楼2单元501室'],
  ])('is refused where it may have private data, which every later build would keep: %s', (kind, reason) => {
    expect(lossReason.safeParse(reason).error?.issues.map(({ message }) => message)).toEqual([
      `--accept-loss 的理由里可能有个人的${kind}，会一直留在构建里，不能删改。换一种说法，重新运行；什么也没有留存。`,
    ]);
  });

  test('is any other line of text', () => {
    expect(lossReason.parse('误发，经党支部2024年12月1日会议研究撤下')).toContain('误发');
    expect(lossReason.safeParse(' ').success).toBe(false);
  });
});
