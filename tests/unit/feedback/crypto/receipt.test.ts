import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DIGITS_RECEIPTS,
  formatReceipt,
  parseReceipt,
  receiptGroups,
  typedGroups,
} from '#lib/feedback/crypto/receipt';
import { formatLettersReceipt } from '#lib/feedback/crypto/receipt-letters';

const receipts = fc.bigInt({ min: 0n, max: DIGITS_RECEIPTS - 1n }).map(formatReceipt);

const valid = (text: string) => ({ state: 'valid', receipt: { form: 'digits', text } });

const withAt = (text: string, place: number, sign: string) =>
  text.slice(0, place) + sign + text.slice(place + 1);

describe('a receipt', () => {
  test('is twenty-five digits in five groups', () => {
    fc.assert(
      fc.property(receipts, (receipt) => {
        expect(receipt).toMatch(/^\d{5}( \d{5}){4}$/);
      }),
    );
  });

  test('is the same for the same number in every version: people keep it on paper', () => {
    expect([0n, 1n, 123456789012345678901234n, DIGITS_RECEIPTS - 1n].map(formatReceipt)).toEqual([
      '00000 00000 00000 00000 00003',
      '00000 00000 00000 00000 00019',
      '12345 67890 12345 67890 12343',
      '99999 99999 99999 99999 99992',
    ]);
  });
});

describe('a receipt that somebody brings back', () => {
  test('is read as it was written, whatever its digits', () => {
    fc.assert(
      fc.property(receipts, (receipt) => {
        expect(parseReceipt(receipt)).toEqual(valid(receipt));
      }),
    );
  });

  const RECEIPT = formatReceipt(123456789012345678901234n);
  const DIGITS = RECEIPT.replaceAll(' ', '');

  test.each([
    ['as one word', DIGITS],
    ['with a blank after each digit', [...DIGITS].join(' ')],
    [
      'as it is copied from its page',
      RECEIPT.split(' ')
        .map((group) => [...group].join(' '))
        .join('\u3000'),
    ],
    ['with its label, as its file has it', `\ufeff回执号：${RECEIPT}\r\n`],
    ['with its label, over two lines', `回执号\n${RECEIPT}`],
    ['with hyphens', RECEIPT.replaceAll(' ', '-')],
    ['with dashes of any length', RECEIPT.replaceAll(' ', '—')],
    ['with the hyphens of other keyboards', RECEIPT.replaceAll(' ', '－')],
    ['with commas', RECEIPT.replaceAll(' ', '，')],
    ['with full stops', RECEIPT.replaceAll(' ', '.')],
    ['over several lines', `\n${RECEIPT.replaceAll(' ', '\r\n')}\n`],
    ['with other blanks', `\u00a0${RECEIPT.replaceAll(' ', '\u2003')}\u3000`],
    ['with what nobody sees', `\u2066${RECEIPT.replaceAll(' ', '\u200b')}\u2069\ufeff`],
    ['in groups of other lengths', DIGITS.replace(/.{4}/g, '$& ')],
    ['full width', RECEIPT.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))],
    ['with letters for the digits that look like them', RECEIPT.replace('1', 'l').replace('0', 'O')],
  ])('may be written %s', (_, written) => expect(parseReceipt(written)).toEqual(valid(RECEIPT)));

  test('is mistyped with any one digit read wrongly', () => {
    fc.assert(
      fc.property(receipts, (receipt) => {
        const wrong = [...receipt].flatMap((right, place) =>
          right === ' '
            ? []
            : [...'0123456789']
                .filter((digit) => digit !== right)
                .map((digit) => withAt(receipt, place, digit)),
        );
        expect(wrong).toHaveLength(25 * 9);
        expect(wrong.filter((one) => parseReceipt(one).state !== 'mistyped')).toEqual([]);
      }),
    );
  });

  test('is mistyped with any two neighbours that changed places, also over a gap', () => {
    fc.assert(
      fc.property(receipts, (receipt) => {
        const digits = receipt.replaceAll(' ', '');
        const exchanged = Array.from({ length: 24 }, (_, place) => place)
          .filter((place) => digits[place] !== digits[place + 1])
          .map((place) =>
            withAt(withAt(digits, place, digits[place + 1] ?? ''), place + 1, digits[place] ?? ''),
          );
        expect(exchanged.filter((one) => parseReceipt(one).state !== 'mistyped')).toEqual([]);
      }),
    );
  });

  test.each([
    ['a digit short', DIGITS.slice(1)],
    ['a digit too long', `${DIGITS}0`],
    ['a digit doubled', DIGITS.replace('5', '55')],
    ['with a letter for a digit', DIGITS.replace('5', 'S')],
    ['of letters, and a character of it wrong', `${formatLettersReceipt(1n).slice(0, -1)}0`],
    ['of letters, and a character short', formatLettersReceipt(1n).slice(1)],
  ])('is mistyped when it is %s', (_, written) => {
    expect(parseReceipt(written)).toEqual({ state: 'mistyped' });
  });

  test.each([
    [''],
    [' '],
    ['-----'],
    ['回执号'],
    ['12345'],
    ['a1b2c3d4e5f60718'],
    ['13800000000'],
    [`${DIGITS} ${DIGITS}`],
    ['🐳'.repeat(25)],
    ['٣'.repeat(25)],
    ['0'.repeat(100_000)],
  ])('is none when it is anything else: %s', (written) => {
    expect(parseReceipt(written)).toEqual({ state: 'none' });
  });

  test('is read as itself once it was read, whatever was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (written) => {
        const parsed = parseReceipt(written);
        if (parsed.state === 'valid') expect(parseReceipt(parsed.receipt.text)).toEqual(parsed);
      }),
    );
  });

  test('of letters is told from one of digits, also when it has digits alone', () => {
    expect(parseReceipt('0000-0000-0000-0000-0000')).toEqual({
      state: 'valid',
      receipt: { form: 'letters', text: '0000-0000-0000-0000-0000' },
    });
  });
});

test.each([
  {
    form: 'digits',
    text: '12345 67890 12345 67890 12345',
    groups: ['12345', '67890', '12345', '67890', '12345'],
  },
  { form: 'letters', text: '0000-K6GE-0000-0000-0000', groups: ['0000-', 'K6GE-', '0000-', '0000-', '0000'] },
] as const)('a receipt of $form is shown in five groups', ({ form, text, groups }) => {
  expect(receiptGroups({ form, text })).toEqual(groups);
});

test.each([
  ['1234567890123456789012345', 'digits', '12345 67890 12345 67890 12345'],
  ['1234 5678 9012 3456', 'digits', '12345 67890 12345 6'],
  ['１２３４５－６７', 'digits', '12345 67'],
  ['回执号：12345 67', 'digits', '12345 67'],
  ['12345 67890 12345 6789O 12345', 'letters', '12345 67890 12345 6789O 12345'],
  ['7k3m-9qxt-4whb-2pze-6ra', 'letters', '7K3M 9QXT 4WHB 2PZE 6RA'],
  ['我的电话是 138 0000 0000', 'digits', '13800 00000 0'],
  ['1'.repeat(51), 'digits', `${'11111 '.repeat(10)}……`],
  ['<b>我的号码</b>', 'digits', ''],
  ['', 'digits', ''],
])('“%s” is shown again as %s in groups', (written, characters, groups) => {
  expect(typedGroups(written)).toEqual({ characters, groups: groups === '' ? [] : groups.split(' ') });
});
