import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SIGNS } from '#lib/content/conservation/signs';
import { readTree } from '#lib/content/files/read-tree';
import { ledgerFromSpreadsheet } from '#lib/content/ledger/ledger-from-spreadsheet';
import { parseMarkdown } from '#lib/content/markdown/markdown';
import { renderPlainText } from '#lib/content/markdown/plain-text';
import { NUMBERING_STYLES } from '#lib/content/numbering';
import { formatProblem, isError } from '#lib/content/problem';
import {
  contactFrontMatter,
  itemFrontMatter,
  noticeFrontMatter,
  outcomeFrontMatter,
} from '#lib/content/schema/written-schema';
import type { ContentTree } from '#lib/content/source';
import { attachmentName } from '#lib/model/attachments/attachment';
import { instantOf } from '#lib/model/date';
import { siteSchema } from '#lib/model/site';
import { RATINGS, SUBMISSION_KINDS, TAKEN } from '#lib/model/submission-kinds';
import { windowSchema } from '#lib/model/window';
import { manifestOf } from '#lib/site/build/make-build';
import { formatLosses } from '#lib/site/losses/loss';
import { lossesBetween } from '#lib/site/losses/losses';
import type { CommandResult } from '#lib/versions/command-result';
import { prepareCorrection } from '#lib/versions/correct';
import { blockingErrors, loadContent } from '#lib/versions/load';
import { publish } from '#lib/versions/publish';
import { cleanPictures } from '../../scripts/notice/clean-pictures';
import { docxWith, xlsxWith } from '../harness/attached-files';
import { privatePicture } from '../harness/private-picture';
import { published } from '../harness/published';
import { textRows, workbookOf } from '../harness/spreadsheet';

// What the guide for staff says is so: examples, quoted messages, keys.

const GUIDE = readFileSync('content/README.md', 'utf8');

const NOTICE = '2024-district-inspection';
/** The notice that the guide makes up. */
const REVIEW = '2025-archives-review';
const fixtures = await readTree('tests/fixtures/content');
/** The first notice as it was first published: what staff have made of it since does not matter here. */
const first = new Map(
  [...fixtures].filter(([path]) => path === 'site.yaml' || path.startsWith(`${NOTICE}/`)),
);

/** The file at `path` after `change`, among those of the first notice. */
function withChange(path: string, change: (text: string) => Uint8Array | string): ContentTree {
  const before = new TextDecoder().decode(first.get(path));
  const after = change(before);
  expect(after, `the change of ${path} changes nothing`).not.toBe(before);
  return withFile(first, path, after);
}

function withFile(tree: ContentTree, path: string, content: Uint8Array | string): ContentTree {
  return new Map([
    ...tree,
    [path, typeof content === 'string' ? new TextEncoder().encode(content) : content],
  ]);
}

/** The content folder after a command. @throws when it refused. */
function applied(tree: ContentTree, result: CommandResult): ContentTree {
  if (!result.done) throw new Error([result.reason, ...result.problems.map(formatProblem)].join('\n'));
  return [...result.files].reduce((all, [path, text]) => withFile(all, path, text ?? ''), tree);
}

describe('the guide for staff', () => {
  const examples = [...GUIDE.matchAll(/`content\/([^`]+)`：\n\n```\n([\s\S]*?\n)```/g)].map(
    ([, path = '', text = '']) => ({ path, text }),
  );
  const own = examples.filter(({ path }) => path.startsWith(`${REVIEW}/`));
  const withReview = own.reduce<ContentTree>((tree, { path, text }) => withFile(tree, path, text), first);
  const [, OUTCOME = ''] = /新建 `outcome\.md`：\n\n```\n([\s\S]*?\n)```/.exec(GUIDE) ?? [];
  const read = (tree: ContentTree) => loadContent(tree, 'content');
  const messagesOf = (tree: ContentTree) => read(tree).problems.map(formatProblem);
  const ofReview = (message: string) => message.startsWith(`content/${REVIEW}`);
  const reviewIn = (tree: ContentTree) => read(tree).notices.find(({ slug }) => slug === REVIEW);

  test('shows a whole notice that passes the check without a word', () => {
    expect(messagesOf(withReview).filter(ofReview)).toEqual([]);
    const review = reviewIn(withReview);
    expect(review?.published).toBe(null);
    expect(review?.parts[0]?.items.map(({ number, title }) => `${number}${title}`)).toEqual([
      '（一）改善库房条件。',
      '（二）落实值班制度。',
    ]);
  });

  test('shows how findings, deeds, figures and milestones are written', () => {
    const review = reviewIn(withReview);
    expect(review?.milestones).toEqual([expect.objectContaining({ date: '2025年4月', anchor: 'opening' })]);
    expect(review?.parts[0]?.items[0]).toMatchObject({
      finding: '库房潮湿',
      done: ['更换库房除湿设备6台', '温度和湿度每天记录'],
      figures: [{ label: '更换除湿设备', quote: '除湿设备6台' }],
    });
  });

  test('shows how the unit, time limit and state of an item are written', () => {
    const [, lines = ''] = /```\n(unit:[\s\S]*?)```/.exec(GUIDE) ?? [];
    const path = `${REVIEW}/measures/01-storeroom.md`;
    const text = new TextDecoder().decode(withReview.get(path));
    const tree = withFile(withReview, path, text.replace('finding:', `${lines}finding:`));
    expect(messagesOf(tree).filter(ofReview)).toEqual([]);
    expect(reviewIn(tree)?.parts[0]?.items[0]).toMatchObject({
      unit: '市档案馆保管科',
      limit: '2025年6月底前',
      state: '基本完成',
    });
  });

  test('shows attachments that pass the check, once their files are there', () => {
    const [, lines = ''] = /```\n(attachments:\n[\s\S]*?)```/.exec(GUIDE) ?? [];
    const listed = withFile(
      withReview,
      `${REVIEW}/notice.md`,
      new TextDecoder().decode(withReview.get(`${REVIEW}/notice.md`)).replace('parts:\n', `${lines}parts:\n`),
    );
    const tree = new Map([
      ...listed,
      [`${REVIEW}/附件1.整改任务清单.xlsx`, xlsxWith(['问题'])],
      [`${REVIEW}/guanli-banfa.docx`, docxWith('第一条')],
    ]);
    expect(messagesOf(tree).filter(ofReview)).toEqual([]);
    expect(reviewIn(tree)?.attachments.map(attachmentName)).toEqual([
      '附件1：整改任务清单',
      '附件2：路灯养护管理办法（试行）',
    ]);
  });

  test('shows a ledger that passes the check', () => {
    const [, csv = ''] = /```\n(序号,问题,[\s\S]*?)```/.exec(GUIDE) ?? [];
    const tree = new Map([...withReview, [`${REVIEW}/ledger.csv`, new TextEncoder().encode(csv)]]);
    expect(messagesOf(tree).filter(ofReview)).toEqual([]);
    expect(reviewIn(tree)?.ledger?.rows.map(({ cells }) => cells.length)).toEqual([9, 9, 9]);
  });

  test('quotes a mistake in a ledger with its cell in a spreadsheet that has a title and a heading of a group', () => {
    const rows = [
      ['整改台账'],
      ['填报单位：望川市档案馆'],
      ['序号', '存在问题', '整改措施', '责任单位', '整改时限', '整改进展', '整改状态'],
      ['一、库房管理方面'],
      ['1', '库房湿度记录不全', '每天记录两次', '保管科', '', '每天记录', '已完成'],
      ['2', '借阅登记没有签字', '补签登记', '利用科', '', '已经补签', '已完成'],
      ['3', '旧档案没有目录', '编制目录', '整理科', '', '已经编好', '已整改'],
    ];
    const merged = ['A1:G1', 'A2:G2', 'A4:G4'];
    const { csv, cellName } = ledgerFromSpreadsheet(
      workbookOf({ sheets: [{ rows: textRows(rows), merged }] }),
      null,
    );
    const [message] = messagesOf(withFile(withReview, `${REVIEW}/ledger.csv`, csv)).filter(ofReview);
    expect(message).toContain('ledger.csv:4:7');
    expect(GUIDE).toContain(`\n${message}\n    在表格里是：${cellName(4, 7)} 格\n`);
  });

  test('quotes what the check says of a deed in other words', () => {
    const path = `${REVIEW}/measures/01-storeroom.md`;
    const text = new TextDecoder().decode(withReview.get(path));
    const changed = text.replace('  - 更换库房除湿设备6台', '  - 更换除湿设备6台');
    const said = messagesOf(withFile(withReview, path, changed)).filter(ofReview);
    expect(said).toEqual([expect.stringContaining('（done-quote）')]);
    expect(GUIDE).toContain(`\`\`\`\n${said[0]}\n\`\`\``);
  });

  test('quotes what the check says of a mistake in a draft', () => {
    const path = `${REVIEW}/notice.md`;
    const text = new TextDecoder().decode(withReview.get(path)).replace('issuer:', 'isuer:');
    const content = read(withFile(withReview, path, text));
    expect(blockingErrors(content)).toEqual([]);
    expect(GUIDE).toContain(content.draftErrors.map(formatProblem).join('\n\n'));
  });

  test('quotes what a build says that would take a correction away', () => {
    const root = 'content';
    const moment = (text: string) => instantOf(`${text}+08:00`);
    const at = '2025-06-01T00:00+08:00';
    const now = moment('2025-05-30T09:00');
    const first = applied(withReview, publish({ tree: withReview, root, slug: REVIEW, at, now }));
    const path = `${REVIEW}/measures/02-duty.md`;
    const text = new TextDecoder().decode(first.get(path)).replace('夜间', '夜里');
    const edited = withFile(first, path, text);
    const correction = { tree: edited, root, slug: REVIEW, now: moment('2025-06-02T10:20') };
    const change = prepareCorrection(correction);
    const reasons = { what: '联系电话', why: '录入有误', windowWhy: '' };
    const corrected = applied(edited, change.done ? change.record(reasons) : change);
    const facts = (tree: ContentTree) => {
      const content = read(tree);
      if (!content.publisher) throw new Error('the guide has no publisher');
      return manifestOf({
        ...content,
        publisher: content.publisher,
        tree,
        siteUrl: 'https://a.example',
        contentDir: root,
      });
    };
    const [loss] = lossesBetween(facts(corrected), facts(first), moment('2025-06-03T00:00'));
    expect(GUIDE).toContain(formatLosses(loss ? [loss] : []).split('\n\n只想')[0]);
  });

  test('quotes what a command says of a picture that it cleaned', async () => {
    const picture = `${REVIEW}/pictures/storeroom.jpg`;
    const item = `${REVIEW}/measures/01-storeroom.md`;
    const text = `${new TextDecoder().decode(withReview.get(item))}\n![库房](pictures/storeroom.jpg)\n`;
    const tree = withFile(withFile(withReview, item, text), picture, await privatePicture('jpeg'));
    const { messages, pictures } = await cleanPictures(tree, 'content', REVIEW);
    expect(GUIDE).toContain(messages[0]?.split('、文字说明')[0]);
    expect([...pictures.keys()]).toEqual([picture]);
  });

  test('shows an item that can be added, once its part counts it', () => {
    const added = examples.filter(({ path }) => path.startsWith(`${NOTICE}/`));
    const [{ path, text } = { path: '', text: '' }] = added;
    const [forgotten = ''] = messagesOf(withFile(first, path, text)).filter((said) =>
      said.includes('item-count'),
    );
    expect(forgotten).not.toBe('');
    expect(GUIDE).toContain(`\`\`\`\n${forgotten}\n\`\`\``);
    const counted = withChange(`${NOTICE}/notice.md`, (notice) => notice.replace('items: 3', 'items: 4'));
    const { notices, problems } = read(published(withFile(counted, path, text)));
    expect(problems.filter(isError)).toEqual([]);
    expect(notices[0]?.parts.at(-1)?.items.at(-1)?.number).toBe('（四）');
  });

  test('shows a withdrawal and an outcome that pass the check', () => {
    const [, withdrawn = ''] = /```\n(withdrawn:\n[\s\S]*?)```/.exec(GUIDE) ?? [];
    const withdrawnTree = withChange(`${NOTICE}/notice.md`, (text) =>
      text.replace('signature:\n', `${withdrawn}signature:\n`),
    );
    const told = published(withFile(withdrawnTree, `${NOTICE}/outcome.md`, OUTCOME));
    const newly = read(told).problems.filter(({ file }) => file?.endsWith('outcome.md'));
    expect(newly).toEqual([]);
    expect(messagesOf(told)).toHaveLength(messagesOf(first).length);
    const [notice] = read(told).notices;
    expect(notice?.withdrawn).toEqual({
      at: '2025-01-10T09:00+08:00',
      reason: '第三项的数字有误，核对后重新公布',
    });
    expect(notice?.outcome?.opinions.map(({ taken }) => taken)).toEqual(['yes', 'no']);
  });

  test('quotes what the check says of a name that is not masked, and of an outcome that is overdue', () => {
    const named = withFile(first, `${NOTICE}/outcome.md`, OUTCOME.replace('王**', '王小明'));
    const due = loadContent(first, 'content', instantOf('2025-05-01T00:00+08:00')).problems;
    for (const [said, rule] of [
      [messagesOf(named), 'outcome-masked'],
      [due.map(formatProblem), 'outcome-overdue'],
    ] as const)
      expect(GUIDE).toContain(`\`\`\`\n${said.find((message) => message.includes(`（${rule}）`))}\n\`\`\``);
  });

  test('shows text whose every mark is understood', () => {
    const [, section = ''] = /\n## 八、正文的写法\n([\s\S]*?)\n## 九/.exec(GUIDE) ?? [];
    const marks = [...section.matchAll(/^```\n([\s\S]*?\n)```$/gm)].map(([, text]) => text);
    const item = `${REVIEW}/measures/01-storeroom.md`;
    const before = new TextDecoder().decode(withReview.get(item));
    const picture = fixtures.get('2024-science-funds/pictures/spending.png') ?? '';
    const marked = withFile(withReview, item, [before, ...marks].join('\n'));
    const tree = withFile(marked, `${REVIEW}/pictures/storeroom.png`, picture);
    const withPdf = new Map([...tree, [`${NOTICE}/paper.pdf`, new Uint8Array()]]);
    expect(messagesOf(withPdf).filter(ofReview)).toEqual([]);
    const html = reviewIn(tree)?.parts[0]?.items[0]?.body.html;
    for (const element of ['h4', 'ul', 'ol', 'table', 'img', 'sup', 'a'])
      expect(html).toMatch(new RegExp(`<${element}[ >]`));
  });

  test('names every sign of Markdown, and no other', () => {
    const [, section = ''] = /\n## 八、正文的写法\n([\s\S]*?)\n## 九/.exec(GUIDE) ?? [];
    const [, table = ''] = /\| 记号 \| 意思 \|\n\| --- \| --- \|\n([\s\S]*?)\n\n/.exec(section) ?? [];
    const named = [...table.matchAll(/^\| `(.*?)` \| /gm)].map(([, sign]) => sign?.replaceAll('\\|', '|'));
    expect(named).toEqual(Object.values(SIGNS));
  });

  test('shows masks that stay, beside bold words', () => {
    const [, masks = ''] = /```\n(对王\*\*[^\n]*)\n```/.exec(GUIDE) ?? [];
    expect(renderPlainText(parseMarkdown(masks))).toBe(masks.replace('**全部**', '全部'));
  });

  test('explains every key and every numbering style', () => {
    const parts = noticeFrontMatter.shape.parts.unwrap().element;
    const feedback = siteSchema.shape.feedback.unwrap();
    const feed = siteSchema.shape.feed.unwrap();
    const elsewhere = siteSchema.shape.elsewhere.unwrap().element;
    const milestones = noticeFrontMatter.shape.milestones.unwrap().element;
    const attachments = noticeFrontMatter.shape.attachments.unwrap().element;
    const { counts, items, opinions, ratings } = outcomeFrontMatter.shape;
    const schemas = [
      noticeFrontMatter,
      noticeFrontMatter.shape.withdrawn.unwrap(),
      outcomeFrontMatter,
      ...[counts, items, opinions, ratings].map((list) => list.unwrap().element),
      windowSchema,
      parts,
      milestones,
      attachments,
      itemFrontMatter,
      contactFrontMatter,
      siteSchema,
      feedback,
      feed,
      elsewhere,
    ];
    const keys = schemas.flatMap(({ shape }) => Object.keys(shape));
    const labels = [...SUBMISSION_KINDS, ...RATINGS, ...TAKEN].map(({ label }) => label);
    const words = [...keys, ...labels, ...NUMBERING_STYLES, 'own-line', 'run-in'];
    expect(words.filter((word) => !GUIDE.includes(`\`${word}\``))).toEqual([]);
  });

  test.each([
    {
      name: 'a day that does not exist',
      tree: () =>
        withChange(`${NOTICE}/notice.md`, (text) => text.replace('closes: 2025-02-28', 'closes: 2025-02-30')),
      rule: 'value',
    },
    {
      name: 'a wide colon',
      tree: () => withChange(`${NOTICE}/notice.md`, (text) => text.replace('title: ', 'title：')),
      rule: 'yaml',
    },
    {
      name: 'a text that disagrees with the window',
      tree: () =>
        withChange(`${NOTICE}/contact.md`, (text) => text.replace('2025年2月28日', '2025年3月31日')),
      rule: 'window-in-text',
    },
    {
      name: 'a file that is not UTF-8',
      tree: () =>
        withChange(`${NOTICE}/next-steps/02-service.md`, () =>
          // 强化服务 in GBK.
          Uint8Array.from([
            ...Buffer.from('---\ntitle: '),
            0xc7,
            0xbf,
            0xbb,
            0xaf,
            0xb7,
            0xfe,
            0xce,
            0xf1,
            0x0a,
          ]),
        ),
      rule: 'utf8',
    },
    {
      name: 'a window that was changed after the publication',
      tree: () =>
        withFile(
          withChange(`${NOTICE}/notice.md`, (text) =>
            text.replace('closes: 2025-02-28', 'closes: 2025-03-31'),
          ),
          `${NOTICE}/contact.md`,
          new TextDecoder()
            .decode(first.get(`${NOTICE}/contact.md`))
            .replace('2025年2月28日', '2025年3月31日'),
        ),
      rule: 'version-changed',
    },
    { name: 'a word that may be a slip', tree: () => first, rule: 'confusable-words' },
    {
      name: 'a site that does not say what becomes of feedback',
      tree: () => withChange('site.yaml', (text) => text.replace(/^feedback:\n(?: .*\n)+/m, '')),
      rule: 'feedback-terms',
    },
  ])('quotes what the check says of $name', ({ tree, rule }) => {
    const said = messagesOf(tree()).filter((message) => message.includes(`（${rule}）`));
    expect(said.some((message) => GUIDE.includes(`\`\`\`\n${message}\n\`\`\``))).toBe(true);
  });
});
