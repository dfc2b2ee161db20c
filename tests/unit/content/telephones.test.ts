import { expect, test } from 'vitest';
import { phonesIn } from '#lib/content/language/phones-in-text';
import { noticeData } from '#lib/formats/data';
import { problemsOf } from '../../fixtures/broken/base';
import { STRUCTURES_SITE, structureNotice, structurePage } from './structure-fixtures';

const DUTY = structureNotice('2026-duty-phones');

/** `contact.md` with some telephones, and a text after its window. */
const contact = (phones: string, text: string) => ({
  'contact.md': `---\nphones:\n${phones}---\n\n公开期限：2024年11月1日至2025年2月28日。${text}\n`,
});

test('telephones of every kind are links in the words of the text, and no button says them again', async () => {
  const html = await structurePage(DUTY);
  const [section = ''] = /<section id="contact"[\s\S]*?<\/section>/.exec(html) ?? [];
  expect(
    [...section.matchAll(/<a href="(tel:[^"]*)">([^<]*)/g)].map(([, url, words]) => [words, url]),
  ).toEqual([
    ['5550172', 'tel:0199-5550172'],
    ['5550173', 'tel:0199-5550173'],
    ['0199-5550174转801', 'tel:0199-5550174,801'],
    ['12388', 'tel:12388'],
    ['12345', 'tel:12345'],
    ['400-555-0175', 'tel:400-555-0175'],
  ]);
});

test('data say which area code numbers without one have', () => {
  expect(noticeData(DUTY, 0, STRUCTURES_SITE).contact?.areaCode).toBe('0199');
  expect(noticeData(structureNotice('2026-joint-river'), 0, STRUCTURES_SITE).contact).not.toHaveProperty(
    'areaCode',
  );
});

test('a number without area code is refused where the site gives none', () => {
  expect(problemsOf(contact('  - number: 5550161\n', '联系电话：5550161。'))).toEqual([
    'content/2024-reading-corner/contact.md:3:13 错误 电话号码没有区号，外地打不通（phone-area）',
    '    现在是：5550161',
    '    应当是：写上区号，例如 0199-5550171；或者在 site.yaml 里写一行 areaCode，内容是本地的区号，例如 areaCode: 0199',
  ]);
});

test.each([
  {
    name: 'a hyphen listed, 转 in the text',
    phones: '  - number: 0199-5550161-801\n',
    text: '电话：0199-5550161转801。',
  },
  {
    name: '转分机 in the text',
    phones: '  - number: 0199-5550161转801\n',
    text: '电话：0199-5550161转分机801。',
  },
  { name: 'listed without it', phones: '  - number: 0199-5550161\n', text: '电话：0199-5550161转801。' },
  ...['分机801', '（分机801）', '，分机801', '（转801）', '，内线801', 'ext.801', '转接801'].map((words) => ({
    name: words,
    phones: '  - number: 0199-5550161转801\n',
    text: `电话：0199-5550161${words}。`,
  })),
  { name: 'of a hotline', phones: '  - number: 12345转3\n', text: '市民热线：12345转3。' },
  { name: 'of a 400 number', phones: '  - number: 400-555-0161转2\n', text: '热线：400-555-0161转2。' },
])('an extension is the same in every form: $name', ({ phones, text }) => {
  expect(problemsOf(contact(phones, text))).toEqual([]);
});

test('an extension that is not listed is told with its number', () => {
  const problems = problemsOf(
    contact('  - number: 0199-5550162\n', '电话：0199-5550162、0199-5550161（分机801）。'),
  );
  expect(problems).toEqual([
    'content/2024-reading-corner/contact.md:6:44 错误 正文里的电话号码没有写进 phones（contact-phones）',
    '    现在是：0199-5550161（分机801）',
    '    应当是：在 phones 下写一项 - number: 0199-5550161转801；号码写错了，就改正正文',
  ]);
});

test('another extension is another number', () => {
  const problems = problemsOf(contact('  - number: 0199-5550161转801\n', '电话：0199-5550161转802。'));
  expect(problems[0]).toContain('正文里没有这个电话号码');
});

test('a number has the area code before it, and the site’s where there is none', () => {
  const numbers = (text: string) => phonesIn(text, '0199').map(({ number }) => number);
  expect(numbers('电话：5550161、5550162')).toEqual(['0199-5550161', '0199-5550162']);
  expect(numbers('电话：010-55501610、55501611')).toEqual(['010-55501610', '010-55501611']);
  expect(numbers('全年办理5550161件，支出20240101元')).toEqual([]);
});
