import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '#lib/content/markdown/markdown';
import { renderPlainText } from '#lib/content/markdown/plain-text';
import { starRunsIn } from '#lib/content/markdown/star-runs';

const textOf = (markdown: string) => renderPlainText(parseMarkdown(markdown));

describe('asterisks that mask stay', () => {
  test.each([
    '对王**给予党内警告处分，对李**进行诫勉谈话。',
    '王**、李**、赵**分别受到警告、严重警告处分。',
    '李**、王**、赵**',
    '张*、李*和王*明',
    '*某、*某某',
    '张*',
    '王**',
    '欧阳**、上官*均已整改。',
    '于**、孙**（均为党员）',
    '党员干部张**受到警告处分。镇干部刘**受到诫勉。',
    '经查，王**在任职期间违规收受礼金，其妻李**参与经营。',
    '对王**与李**、赵**与孙**分别谈话',
    '（王**）、“李**”、《赵**》',
    '原局长王**（男）与会计李**（女）',
    '杨某**、陈某*',
    '周**三次、马**两次违规',
    '对王某**和李某**进行谈话',
    '对王小**和李大**进行谈话',
    '**某和**某均已整改',
    '尾号**1234和**5678的卡',
    '辽**1234和辽**5678',
    '被处分人：王**，男；李**，女',
    '公民身份号码210***********1234、银行卡6222***********1234',
    '王**先生、李**同志',
    'a ** b ** c',
    '辽C**123、辽C·1**23',
    '139****1234',
    '2103**********1234',
    '6222 **** **** 1234',
    '尾号12**和34**的两张卡',
    '由**镇政府负责，**村配合。',
    '***公司与****公司',
    '书架5*3*2米，尺寸为长*宽*高。',
    '3 * 4 * 5',
    'a_b_c，__甲__，_乙_',
  ])('%s', (markdown) => {
    expect(textOf(markdown)).toBe(markdown);
  });

  test('in the cells of a table', () => {
    expect(textOf('| 王** | 李** |\n| --- | --- |\n| 赵* | *某 |')).toBe('王** | 李**\n赵* | *某');
  });
});

describe('asterisks that mark stay out', () => {
  test.each([
    ['要**从严**管理', '要从严管理'],
    ['**整改**到位', '整改到位'],
    ['**注意**：王**已退休', '注意：王**已退休'],
    ['共**12**项，其中**3**项', '共12项，其中3项'],
    ['对黄河**流域**、江苏**沿线**', '对黄河流域、江苏沿线'],
    ['对张**、李**、王**等3名同志**进行表彰**', '对张**、李**、王**等3名同志进行表彰'],
    ['要**施**，由**林**负责', '要施，由林负责'],
    ['对于**重点领域**，关于**提高**认识', '对于重点领域，关于提高认识'],
    ['完成**2024年**的任务，共**12**项', '完成2024年的任务，共12项'],
    ['**一是提高认识，二是抓落实。**各单位', '一是提高认识，二是抓落实。各单位'],
    ['**“三型”**科协', '“三型”科协'],
    ['**甲**、**乙**和**丙**', '甲、乙和丙'],
    ['建立用车登记簿，*一次一登记*。', '建立用车登记簿，一次一登记。'],
    ['**跨\n行**的字', '跨行的字'],
    ['| **合计** | **3** |\n| --- | --- |', '合计 | 3'],
  ])('%s', (markdown, expected) => {
    expect(textOf(markdown)).toBe(expected);
  });
});

test('bold words beside masked names stay bold', () => {
  expect(textOf('对王**给予处分，**整改**到位；李**、赵**已**全部**退还。')).toBe(
    '对王**给予处分，整改到位；李**、赵**已全部退还。',
  );
});

test('escapes, code and addresses hold no runs', () => {
  expect(starRunsIn('\\*甲\\* `**` [乙](a*b)')).toEqual([]);
});

test.each([
  ['a surname that is more often the end of a word', '找于**了解情况**以后'],
  ['names of places on both sides', '某县**镇**村民委员会'],
  ['clauses in the middle of a sentence', '由他**负责追缴，并向单位**报告'],
])('marks are doubtful beside %s', (_, markdown) => {
  expect(starRunsIn(markdown).map(({ meaning }) => meaning)).toEqual(['doubtful', 'doubtful']);
});

test('marks with a mask between them are doubtful', () => {
  expect(starRunsIn('原**局长王**与**局的人').map(({ meaning }) => meaning)).toEqual([
    'doubtful',
    'text',
    'doubtful',
  ]);
});

test.each([
  ['**王某**；赵*、钱*；孙**（处级）', '王某；赵*、钱*；孙**（处级）'],
  ['被处分人：**欧阳某某**、李**。', '被处分人：欧阳某某、李**。'],
  ['对王**和**李某**，**整改**到位', '对王**和**李某**，整改到位'],
])('a bold name beside masks: %s', (markdown, text) => expect(textOf(markdown)).toBe(text));
