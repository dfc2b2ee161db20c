import { describe, expect, test } from 'vitest';
import { BODY_LIMIT, isFormType, readForm } from '#lib/feedback/body';

/** A body in pieces, and how many of them were taken. */
function bodyOf(pieces: readonly (string | Uint8Array)[]) {
  let taken = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const piece = pieces[taken];
        if (piece === undefined) return controller.close();
        taken += 1;
        controller.enqueue(typeof piece === 'string' ? Buffer.from(piece) : piece);
      },
    },
    { highWaterMark: 0 },
  );
  return { body, taken: () => taken };
}

async function fieldsOf(...pieces: (string | Uint8Array)[]): Promise<string[][] | null> {
  const fields = await readForm(bodyOf(pieces).body);
  return fields && Array.from(fields);
}

describe('a posted form', () => {
  test('is read as its fields, in their order', async () => {
    expect(await fieldsOf('kind=opinion&message=%E6%84%8F+%E8%A7%81&message=2')).toEqual([
      ['kind', 'opinion'],
      ['message', '意 见'],
      ['message', '2'],
    ]);
  });

  test('is the same however it is cut on its way', async () => {
    const bytes = Buffer.from('message=通报%F0%9F%90%B3');
    for (let cut = 0; cut <= bytes.length; cut += 1)
      expect(await fieldsOf(bytes.subarray(0, cut), bytes.subarray(cut))).toEqual([['message', '通报🐳']]);
  });

  test.each([
    ['nothing', '', []],
    ['percent rubbish', 'message=100%+%zz%', [['message', '100% %zz%']]],
    ['a name alone', 'message', [['message', '']]],
    ['no name', '=x', [['', 'x']]],
  ])('of %s is text', async (_, body, fields) => expect(await fieldsOf(body)).toEqual(fields));

  test('without a body has no fields', async () => {
    expect(Array.from((await readForm(null)) ?? [])).toEqual([]);
  });
});

describe('the size of a posted form', () => {
  test('is counted in bytes while it comes: to the limit, and not one more', async () => {
    expect(Array.from((await readForm(bodyOf(['a=', 'bcd']).body, 5)) ?? [])).toEqual([['a', 'bcd']]);
    expect(await readForm(bodyOf(['a=', 'bcde']).body, 5)).toBeNull();
    expect(await readForm(bodyOf(['a=', '通报']).body, 5)).toBeNull();
  });

  test('holds 5,000 of the largest emoji that people use', async () => {
    const message = encodeURIComponent('👨‍👩‍👧‍👦'.repeat(5000));
    expect(message.length).toBeLessThanOrEqual(BODY_LIMIT);
    expect((await fieldsOf(`message=${message}`))?.[0]?.[1]).toBe('👨‍👩‍👧‍👦'.repeat(5000));
  });

  test('is refused at once, and the rest taken in and thrown away', async () => {
    const { body, taken } = bodyOf(['x'.repeat(6), ...Array.from({ length: 50 }, () => 'y'.repeat(1000))]);
    expect(await readForm(body, 5)).toBeNull();
    expect(taken()).toBeLessThan(51);
    while (taken() < 51) await new Promise((resume) => setImmediate(resume));
  });

  test('is refused without a sound when the sender then goes', async () => {
    const pieces = ['xxxxxx'];
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const piece = pieces.pop();
        if (piece === undefined) controller.error(new Error('gone'));
        else controller.enqueue(Buffer.from(piece));
      },
    });
    expect(await readForm(body, 5)).toBeNull();
    await new Promise((resume) => setImmediate(resume));
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
  ])('%s is the form’s: %s', (type, is) => expect(isFormType(type)).toBe(is));
});
