import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findInvisibleCharacters } from '#lib/model/text/visible-characters';
import { adding, type Broken, OUTCOME, problemsOf, replacing } from '../../../../fixtures/broken/base';

const NOTICE = 'content/2024-reading-corner/notice.md';
const TRAINING = 'content/2024-reading-corner/plans/01-training.md';
const SAID = '错误 有看不见的字符，会打乱显示、搜索和核对，多半是从别处粘贴来的（invisible-character）';
const WITHOUT = '    应当是：没有这些字符的文字';

describe('invisible-character', () => {
  test.each<Broken>([
    {
      name: 'marks that turn the direction of a text',
      input: { 'plans/01-training.md': adding('先试点，\u202e再推广\u202c。') },
      expected: [
        `${TRAINING}:7:5 ${SAID}`,
        '    现在是：先试点，⟨U+202E⟩再推广⟨U+202C⟩。',
        WITHOUT,
        '    改成：先试点，再推广。',
      ],
    },
    {
      name: 'characters of no width on two lines of a text',
      input: { 'plans/01-training.md': adding('先\u200b试\u2060点，\n再推\ufeff广。') },
      expected: [
        `${TRAINING}:7:2 ${SAID}`,
        '    现在是：先⟨U+200B⟩试⟨U+2060⟩点，',
        WITHOUT,
        '    改成：先试点，',
        `${TRAINING}:8:3 ${SAID}`,
        '    现在是：再推⟨U+FEFF⟩广。',
        WITHOUT,
        '    改成：再推广。',
      ],
    },
    {
      name: 'soft hyphens and fillers in a title',
      input: { 'notice.md': replacing('title: 青柳县文化站', 'title: 青\u00ad柳\u3164县文化站') },
      expected: [
        `${NOTICE}:2:9 ${SAID}`,
        '    现在是：title: 青⟨U+00AD⟩柳⟨U+3164⟩县文化站关于检查整改情况…',
        WITHOUT,
        '    改成：title: 青柳县文化站关于检查整改情况的通报',
      ],
    },
    {
      name: 'a title of nothing else',
      input: { 'notice.md': replacing('青柳县文化站关于检查整改情况的通报', '\u200b') },
      expected: [
        `${NOTICE}:2:1 错误 项目 title 没有填写（value）`,
        '    现在是：title: ⟨U+200B⟩',
        '    应当是：填写内容，例如 关于巡察整改落实进展情况的通报',
        `${NOTICE}:2:8 ${SAID}`,
        '    现在是：title: ⟨U+200B⟩',
        WITHOUT,
      ],
    },
    {
      name: 'an issuer of an ideographic space',
      input: { 'notice.md': replacing('issuer: 青柳县文化站', "issuer: '\u3000'") },
      expected: [
        `${NOTICE}:3:1 错误 项目 issuer 没有填写（value）`,
        "    现在是：issuer: '\u3000'",
        '    应当是：填写内容，例如 某某局党支部',
      ],
    },
    {
      name: 'one in a key',
      input: { 'notice.md': replacing('source:', 'source\u200b:') },
      expected: [
        `${NOTICE}:4:7 ${SAID}`,
        '    现在是：source⟨U+200B⟩: 青柳县文化站',
        WITHOUT,
        '    改成：source: 青柳县文化站',
      ],
    },
    {
      name: 'one in a quotation: the quotation is right without it',
      input: {
        'findings/01-records.md': replacing('quote: 补登图书120册', 'quote: 补登\u200b图书120册'),
      },
      expected: [
        `content/2024-reading-corner/findings/01-records.md:6:14 ${SAID}`,
        '    现在是：…quote: 补登⟨U+200B⟩图书120册',
        WITHOUT,
        '    改成：    quote: 补登图书120册',
      ],
    },
    {
      name: 'one in the text that is quoted',
      input: { 'findings/01-records.md': replacing('\n补登图书120册', '\n补登\u200b图书120册') },
      expected: [
        `content/2024-reading-corner/findings/01-records.md:9:3 ${SAID}`,
        '    现在是：补登⟨U+200B⟩图书120册，登记簿由两…',
        WITHOUT,
        '    改成：补登图书120册，登记簿由两人共同签字。',
      ],
    },
    {
      name: 'one in a telephone number',
      input: { 'contact.md': replacing('number: 0199-5550161', 'number: 0199-555\u200b0161') },
      expected: [
        `content/2024-reading-corner/contact.md:3:21 ${SAID}`,
        '    现在是：…er: 0199-555⟨U+200B⟩0161',
        WITHOUT,
        '    改成：  - number: 0199-5550161',
      ],
    },
    {
      name: 'some as entities of Markdown',
      input: { 'plans/01-training.md': adding('先试&#8203;点&amp;再&shy;推广。') },
      expected: [
        `${TRAINING}:7:3 ${SAID}`,
        '    现在是：&#8203;（⟨U+200B⟩）、&shy;（⟨U+00AD⟩）',
        WITHOUT,
        '    改成：先试点&amp;再推广。',
        `${TRAINING}:7:11 提醒 这几个字符会变成另一个字符（lost-text）`,
        '    现在是：&amp;',
        '    应当是：直接写那个字符；要原样写出，在 & 前加反斜杠',
        '    改成：先试&#8203;点\\&再&shy;推广。',
      ],
    },
    {
      name: 'one as an escape of YAML',
      input: { 'plans/01-training.md': replacing('title: 加强学习。', 'title: "加强\\u200b学习。"') },
      expected: [
        `${TRAINING}:2:8 错误 项目 title 的内容不对（value）`,
        '    现在是：加强⟨U+200B⟩学习。',
        '    应当是：一行文字，没有看不见的字符和统一编码里没有的字符；写成：title: 加强学习。',
      ],
    },
    {
      name: 'a line of nothing else',
      input: { 'plans/01-training.md': adding('\u2060') },
      expected: [`${TRAINING}:7:1 ${SAID}`, '    现在是：⟨U+2060⟩', WITHOUT],
    },
    {
      name: 'one in an outcome',
      input: { 'outcome.md': OUTCOME.replace('周末也开放', '周末也\u200d开放') },
      expected: [
        `content/2024-reading-corner/outcome.md:14:22 ${SAID}`,
        '    现在是：…ry: 希望读书角周末也⟨U+200D⟩开放',
        WITHOUT,
        '    改成：    summary: 希望读书角周末也开放',
      ],
    },
    {
      name: 'one in site.yaml',
      input: { '/site.yaml': replacing('青柳县', '青\u200b柳县') },
      expected: [
        `content/site.yaml:1:16 ${SAID}`,
        '    现在是：…anization: 青⟨U+200B⟩柳县文化站',
        WITHOUT,
        '    改成：organization: 青柳县文化站',
      ],
    },
    {
      name: 'one in redirects.yaml',
      input: {
        '/redirects.yaml': 'redirects:\n  - from: /old\u200b.html\n    to: /notices/2024-reading-corner\n',
      },
      expected: [
        `content/redirects.yaml:2:15 ${SAID}`,
        '    现在是：…- from: /old⟨U+200B⟩.html',
        WITHOUT,
        '    改成：  - from: /old.html',
      ],
    },
    {
      name: 'emoji, variants of characters and joined letters are no mistake',
      input: {
        'plans/01-training.md': adding('葛\u{e0100}老师👨‍👩‍👧‍👦❤️，拨打1\ufe0f\u20e3，می\u200cخواهم。'),
      },
      expected: [],
    },
    {
      name: 'an indentation by ideographic spaces and a no-break space are not invisible characters',
      input: { 'plans/01-training.md': adding('Microsoft\u00a0Word。') },
      expected: [],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });

  test('finds any invisible character at its place, wherever it stands in a notice', () => {
    const text = ['title: 加强学习。', '每月组织业务学习，结果公开。'] as const;
    const code = fc.oneof(
      fc.constantFrom(
        0x200b,
        0xad,
        0x2060,
        0xfeff,
        0x3164,
        0x202e,
        0xfe0f,
        0xe0061,
        0xe0100,
        0x2800,
        0xe000,
        0x85,
      ),
      fc.integer({ min: 1, max: 0xe0fff }),
    );
    const invisible = code
      .filter((it) => it !== 0x0d && it !== 0xfffd && (it < 0xd800 || it > 0xdfff))
      .map((it) => String.fromCodePoint(it))
      .filter((it) => findInvisibleCharacters(`A${it}A`).length > 0);
    const sentence = fc.constantFrom(...text);
    fc.assert(
      fc.property(sentence, fc.nat(20), invisible, (line, at, character) => {
        const index = Math.min(at, line.length);
        const broken = line.slice(0, index) + character + line.slice(index);
        const said = problemsOf({ 'plans/01-training.md': replacing(line, broken) });
        const isPart = findInvisibleCharacters(broken).length === 0;
        const place = `${TRAINING}:${line.startsWith('title') ? 2 : 5}:${index + 1} `;
        expect(said.some((words) => words.startsWith(place) && words.includes('character）'))).toBe(!isPart);
      }),
      { numRuns: 30 },
    );
  });
});
