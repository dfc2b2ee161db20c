import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_FIELDS, FIELD_NAMES } from '#lib/feedback/form/fields';
import { BODY_LIMIT, isFormType, parseForm } from '#lib/feedback/form/posted-form';
import { normalizeText } from '#lib/feedback/form/written-text';
import { anyBodyIsRead } from '../../../fuzz/form-body';

const read = (...pieces: (string | readonly number[])[]) =>
  parseForm(
    Buffer.concat(
      pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : Buffer.from(piece))),
    ),
  );

/** What stands in the field of the message, and whether all was text. */
const messageOf = (...pieces: (string | readonly number[])[]) => {
  const { values, isValidUtf8 } = read('message=', ...pieces);
  return [values.message, isValidUtf8];
};

describe('a posted form', () => {
  test('is read as its fields', () => {
    const { values, repeated, isValidUtf8 } = read(
      'kind=opinion&item=&message=%E6%84%8F+%E8%A7%81&name=%E7%8E%8B&contact=1%402&consent=yes&token=x',
    );
    expect(values).toEqual({
      kind: 'opinion',
      item: '',
      message: '意 见',
      name: '王',
      contact: '1@2',
      consent: 'yes',
    });
    expect([repeated, isValidUtf8]).toEqual([new Set(), true]);
  });

  test('that is empty has empty fields', () => {
    for (const body of ['', '&', '&&&', '=', '&=&']) {
      const { values, repeated, isValidUtf8 } = read(body);
      expect([values, repeated, isValidUtf8]).toEqual([EMPTY_FIELDS, new Set(), true]);
    }
  });

  test('holds 5,000 of the largest emoji that people use', () => {
    const body = `message=${encodeURIComponent('👨‍👩‍👧‍👦'.repeat(5000))}&kind=suggestion&consent=yes`;
    expect(body.length).toBeLessThanOrEqual(BODY_LIMIT);
    expect(read(body).values.message).toBe('👨‍👩‍👧‍👦'.repeat(5000));
  });

  test('is read back whatever a browser writes, as it is taken', () => {
    const anything = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) });
    const fields = fc.record({ message: anything, name: anything, contact: anything, other: anything });
    fc.assert(
      fc.property(fields, (written) => {
        const { values, repeated, isValidUtf8, first } = read(new URLSearchParams(written).toString());
        expect([values.message, values.name, values.contact]).toEqual(
          [written.message, written.name, written.contact].map(normalizeText),
        );
        expect([first('other'), repeated.size, isValidUtf8]).toEqual([normalizeText(written.other), 0, true]);
      }),
    );
  });

  test('is read, whatever bytes it is', () => {
    fc.assert(anyBodyIsRead, { numRuns: 2000 });
  });
});

describe('in a posted form', () => {
  test.each<[string, string, string]>([
    ['a percent sign that begins nothing', '100%+%zz%', '100% %zz%'],
    ['half a sequence', '%E6%84%8F%4', '意%4'],
    ['the escapes of scripts', '%u4e2d&', '%u4e2d'],
    ['a percent sign before a sequence', '%%41', '%A'],
    ['a sequence of a sequence', '%2541', '%41'],
    ['digits of either case', '%e6%84%8f%E6%84%8F', '意意'],
    ['bytes that nobody encoded', '意见🐳', '意见🐳'],
    ['a character half encoded, half not', '%E6%84\x8f', '意'],
    ['a plus sign, encoded and not', '1%2B1+=+2', '1+1 = 2'],
    ['a sign of equality', 'a=b=c', 'a=b=c'],
    ['a semicolon', 'a;name=b', 'a;name=b'],
    ['an ampersand, encoded', 'a%26name=b', 'a&name=b'],
    ['line ends of browsers', '%0D%0Aa%0Db%0Ac', '\na\nb\nc'],
    ['NUL', 'a%00b', 'a\ufffdb'],
    ['a byte-order mark', '%EF%BB%BFa', '\ufeffa'],
    ['the last character that there is', '%F4%8F%BF%BF', '\u{10ffff}'],
  ])('%s is text', (_, body, message) => {
    const bytes = Buffer.from(body, /^[\x00-\xff]*$/.test(body) ? 'latin1' : 'utf8');
    expect(messageOf(Array.from(bytes))).toEqual([message, true]);
  });

  test.each<[string, string, string]>([
    ['one', '%ED%A0%BD', '\ufffd'],
    ['the other', 'a%ED%B0%B3b', 'a\ufffdb'],
    ['both', '%ED%A0%BD%ED%B0%B3', '\ufffd\ufffd'],
    ['one, not escaped', 'a\xed\xa0\xbdb', 'a\ufffdb'],
  ])('a half of a surrogate pair stands for itself, and all is still text: %s', (_, body, message) => {
    expect(messageOf(Array.from(Buffer.from(body, 'latin1')))).toEqual([message, true]);
  });

  test.each<[string, string, string]>([
    ['GBK', '%D6%D0abc', '\ufffd\ufffdabc'],
    ['GBK, not escaped', '\xd6\xd0abc', '\ufffd\ufffdabc'],
    ['a character cut short', 'abc%E6%84', 'abc\ufffd'],
    ['a character that another cuts short', '%E6%84%E6%84%8F', '\ufffd意'],
    ['a character in too many bytes', '%C0%AFabc', '\ufffd\ufffdabc'],
    ['more than there is', '%F4%90%80%80abc', '\ufffd\ufffd\ufffd\ufffdabc'],
    ['the rest of a character', '%8Fabc', '\ufffdabc'],
    ['half of a surrogate, cut short', '%ED%A0abc', '\ufffd\ufffdabc'],
  ])('bytes that are no UTF-8 are told of, and what can be read is kept: %s', (_, body, message) => {
    expect(messageOf(Array.from(Buffer.from(body, 'latin1')))).toEqual([message, false]);
  });

  test('bytes that are no UTF-8 are told of wherever they stand', () => {
    expect(read('message=ok&%FF=').isValidUtf8).toBe(false);
    expect(read('message=ok&other=%FF').isValidUtf8).toBe(false);
    expect(read('%FF').values).toEqual(EMPTY_FIELDS);
  });
});

describe('the fields of a posted form', () => {
  test.each([...FIELD_NAMES])('are told of when they come twice, and all of them kept: %s', (name) => {
    const { values, repeated, first } = read(`${name}=one&x=y&${name}=&${name}=three`);
    expect(values[name]).toBe('one\n\nthree');
    expect(first(name)).toBe('one');
    expect(repeated).toEqual(new Set([name]));
  });

  test('may come without a value', () => {
    expect(read('message&name=').values).toEqual(EMPTY_FIELDS);
  });

  test('may have their names encoded', () => {
    expect(read('%6Dessage=a').values.message).toBe('a');
  });

  test('are none of another name', () => {
    expect(read('Message=a&message+=b&+message=c&message%00=d&messag=e&message[]=f').values).toEqual(
      EMPTY_FIELDS,
    );
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'values', ''])(
    'may stand beside one that is called %j',
    (name) => {
      const { values, first } = read(`${name}=x&message=a`);
      expect(values).toEqual({ ...EMPTY_FIELDS, message: 'a' });
      expect([first(name), first('missing')]).toEqual(['x', '']);
    },
  );

  test.each([
    ['empty pairs', '&'],
    ['pairs without a name', '=&'],
    ['pairs without a value', 'a&'],
    ['pairs that are no text', '\xff&'],
    ['messages', 'message=&'],
  ])('are found among as many %s as a body holds', (_, pair) => {
    const flood = Buffer.from(pair.repeat(Math.floor((BODY_LIMIT - 100) / pair.length)), 'latin1');
    const { values } = parseForm(Buffer.concat([flood, Buffer.from('kind=report&name=%E7%8E%8B')]));
    expect([values.kind, values.name]).toEqual(['report', '王']);
  });
});

describe('the type of a posted form', () => {
  test.each([
    ['application/x-www-form-urlencoded', true],
    ['application/x-www-form-urlencoded; charset=UTF-8', true],
    ['Application/X-WWW-Form-URLencoded ;charset=gbk', true],
    ['multipart/form-data; boundary=x', false],
    ['text/plain', false],
    ['application/x-www-form-urlencoded-not', false],
    ['', false],
    [null, false],
  ])('%s is the form’s: %s', (type, is) => {
    expect(isFormType(type)).toBe(is);
  });
});
