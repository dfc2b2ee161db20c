import fc from 'fast-check';
import { expect } from 'vitest';
import { parseMarkdown } from '#lib/content/markdown/markdown';
import { renderPlainText } from '#lib/content/markdown/plain-text';
import { lostFrom } from './conserved-text';

/** A piece of a text as it is written, and as it is shown. */
interface Piece {
  written: string;
  shown: string;
}

const same = (text: string): Piece => ({ written: text, shown: text });

const words = fc
  .array(fc.constantFrom(...'整改情况措施落实监督检查公布问题'), { minLength: 1, maxLength: 6 })
  .map((characters) => characters.join(''));

const masks = fc.constantFrom(
  ...[
    '对王**进行谈话',
    '由李*负责',
    '王**、赵**参加',
    '党员张**（已退休）',
    '电话139****1234',
    '车牌辽C**123',
    '尺寸5*3*2米',
  ],
  ...['某*与某**核对', '证号2103**********1234', 'file_name_1'],
);
const signs = fc.constantFrom('*', '_', '#', '<', '[', '>', '-', '+', '`', '|', '~', '&', '!');

/** What the guide names inside a paragraph, each between words and a mark. */
const inline: fc.Arbitrary<Piece> = fc.oneof(
  words.map(same),
  words.map((text) => ({ written: `要**${text}**，`, shown: `要${text}，` })),
  words.map((text) => ({ written: `，*${text}办*，`, shown: `，${text}办，` })),
  words.map((text) => ({ written: `见[${text}](https://www.example.cn/a_b*c)`, shown: `见${text}` })),
  words.map((text) => ({ written: `见[${text}][n]，`, shown: `见${text}，` })),
  words.map((text) => ({ written: `![${text}](pictures/a.png)`, shown: `［图：${text}］` })),
  masks.map((text) => same(`，${text}，`)),
  signs.map((sign) => ({ written: `（\\${sign}5）`, shown: `（${sign}5）` })),
  fc
    .constantFrom('5%', '12.5万元', '（一）', '10~15天', '“四化”', '3×2', 'A-1')
    .map((text) => same(`${text}，`)),
);

const line: fc.Arbitrary<Piece> = fc
  .tuple(words, fc.array(inline, { maxLength: 5 }))
  .map(([first, rest]) => ({
    written: first + rest.map(({ written }) => written).join(''),
    shown: first + rest.map(({ shown }) => shown).join(''),
  }));

const lines = fc.array(line, { minLength: 1, maxLength: 4 });
const joined = (
  pieces: readonly Piece[],
  between: string,
  of: (piece: Piece, index: number) => Piece,
): Piece => ({
  written: pieces.map((piece, index) => of(piece, index).written).join(between),
  shown: pieces.map((piece, index) => of(piece, index).shown).join('\n'),
});

/** A block that the guide names, between empty lines. */
const block: fc.Arbitrary<Piece> = fc.oneof(
  line,
  line.map(({ written, shown }) => ({ written: `## ${written}`, shown })),
  lines.map((all) =>
    joined(all, '\n', ({ written, shown }) => ({ written: `- ${written}`, shown: `· ${shown}` })),
  ),
  fc.tuple(lines, fc.constantFrom(1, 2, 3), fc.constantFrom(1, 2)).map(([all, first, step]) =>
    joined(all, '\n', ({ written, shown }, index) => {
      const number = `${first + index * step}. `;
      return { written: number + written, shown: number + shown };
    }),
  ),
  lines
    .map((all) => joined(all, '\n', ({ written, shown }) => ({ written: `1. ${written}`, shown })))
    .map((list) => ({
      written: list.written,
      shown: list.shown
        .split('\n')
        .map((item, index) => `${index + 1}. ${item}`)
        .join('\n'),
    })),
  line.map(({ written, shown }) => ({ written: `> ${written}`, shown })),
  lines.map((all) => ({
    written: all.map(({ written }) => `\u3000\u3000${written}`).join('\n'),
    shown: all.map(({ shown }) => shown).join('\n\n'),
  })),
  lines.map((all) => ({
    written: ['| 甲 | 乙 |', '| --- | ---: |', ...all.map(({ written }) => `| ${written} | 2 |`)].join('\n'),
    shown: ['甲 | 乙', ...all.map(({ shown }) => `${shown} | 2`)].join('\n'),
  })),
  fc.constantFrom('***', '---').map((written) => ({ written, shown: '' })),
);

/** Keeps lists beside each other apart. */
const BETWEEN = '其中：';

const texts = fc.tuple(fc.array(block, { minLength: 1, maxLength: 6 }), line).map(([blocks, note]) => ({
  written: [
    '甲[^f]，见[乙][n]。',
    ...blocks.flatMap(({ written }) => [written, BETWEEN]),
    '[n]: https://www.example.cn/n',
    `[^f]: ${note.written}`,
  ].join('\n\n'),
  shown: [
    '甲[注1]，见乙。',
    ...blocks.flatMap(({ shown }) => (shown === '' ? [BETWEEN] : [shown, BETWEEN])),
    `[注1]${note.shown}`,
  ].join('\n\n'),
}));

/** Of a text that has what the guide names and nothing else, every character is shown as the guide says, without a word. */
export const anyTextOfTheGuideIsSound = fc.property(texts, ({ written, shown }) => {
  expect(renderPlainText(parseMarkdown(written))).toBe(shown);
  expect(lostFrom(written)).toEqual([]);
});
