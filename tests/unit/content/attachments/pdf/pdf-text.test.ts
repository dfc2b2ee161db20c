import { constants, deflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readPdf } from '#lib/content/attachments/pdf/pdf-text';
import { type DrawnText, textPdf } from '../../../../harness/text-pdf';

/** Reading starts a thread, which a busy machine may keep waiting. */
const SLOW = { timeout: 120_000 };

function textOf(...texts: DrawnText[]): string {
  return readPdf(textPdf([texts])).pages.join('|');
}

describe('readPdf', SLOW, () => {
  test.each(['ucs2', 'gbk', 'mapped'] as const)('reads Chinese of a font in %s', (encoding) => {
    expect(textOf({ text: '整改责任人的手机13900001234', encoding })).toBe('整改责任人的手机13900001234');
  });

  test('reads a number that is drawn digit by digit as one', () => {
    const digits = Array.from('13900001234', (text, index) => ({ text, x: 72 + index * 7 }));
    expect(textOf(...digits).replaceAll(' ', '')).toBe('13900001234');
    const boxes = Array.from('13900001234', (text, index) => ({ text, x: 72 + index * 30 }));
    expect(textOf(...boxes)).toMatch(/^1( ?)3\1 ?9[ 0-9]+4$/);
  });

  test('reads on in the next line of a cell, and keeps cells apart', () => {
    expect(textOf({ text: '13900', x: 300, y: 700 }, { text: '001234', x: 300, y: 686 })).toBe(
      '13900\n001234',
    );
    expect(textOf({ text: '13900', x: 72 }, { text: '001234', x: 300 })).toBe('13900\t001234');
    expect(textOf({ text: '13900', x: 400, y: 700 }, { text: '001234', x: 72, y: 686 })).toBe(
      '13900\t\n001234',
    );
  });

  test('tells pages apart, one without text too', () => {
    expect(readPdf(textPdf([[{ text: 'one' }], [], [{ text: 'three' }]]))).toEqual({
      pages: ['one', '', 'three'],
      state: 'read',
    });
  });

  test('says of bytes that are no PDF that they are damaged', () => {
    expect(readPdf(Buffer.from('%PDF-1.4\n整改')).state).toBe('damaged');
  });

  test('reads no further than it may', () => {
    const pdf = textPdf([[{ text: 'one' }], [{ text: 'two' }], [{ text: 'three' }]]);
    expect(readPdf(pdf, { mostPages: 2 })).toEqual({ pages: ['one', 'two'], state: 'stopped' });
    expect(readPdf(pdf, { mostCharacters: 2 })).toEqual({ pages: ['one'], state: 'stopped' });
    expect(readPdf(pdf, { mostBytes: 100 })).toEqual({ pages: [], state: 'stopped' });
    expect(readPdf(pdf, { mostTime: 0 })).toEqual({ pages: [], state: 'stopped' });
  });

  describe('one PDF after another', () => {
    const pdf = (text: string) => textPdf([[{ text }]]);
    let started = 0;
    const count = () => {
      started += 1;
    };
    /** Node tells of a thread once nothing else is to be done. */
    const told = () => new Promise((resume) => setImmediate(resume));
    beforeEach(async () => {
      // None is kept of the test before.
      readPdf(Buffer.from('%PDF-1.4\n'));
      await told();
      started = 0;
      process.on('worker', count);
    });
    afterEach(() => process.off('worker', count));

    test('starts one thread for all that can be read, and mixes none up', async () => {
      const texts = ['one', 'two', 'three'];
      expect(texts.map((text) => readPdf(pdf(text)))).toEqual(
        texts.map((text) => ({ pages: [text], state: 'read' })),
      );
      await told();
      expect(started).toBe(1);
    });

    test.each([
      ['damaged', () => readPdf(Buffer.from('%PDF-1.4\n整改'))],
      ['stopped', () => readPdf(pdf('endless'), { mostTime: 0 })],
    ])('reads the next in another thread after one was %s', async (state, spoil) => {
      expect(readPdf(pdf('one')).state).toBe('read');
      expect(spoil().state).toBe(state);
      expect(readPdf(pdf('two'))).toEqual({ pages: ['two'], state: 'read' });
      await told();
      expect(started).toBe(2);
    });
  });

  test('ends at a page that unpacks to more than memory holds', () => {
    const blanks = deflateSync(Buffer.alloc(600 * 1024 * 1024, ' '), { strategy: constants.Z_RLE });
    const packed = deflateSync(blanks, { level: 9 });
    const bomb = `20 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 21 0 R>>\nendobj\n21 0 obj\n<</Length ${packed.length}/Filter[/FlateDecode/FlateDecode]>>\nstream\n`;
    const [start = '', end = ''] = Buffer.from(textPdf([[]]))
      .toString('latin1')
      .split(/20 0 obj[\s\S]*(?=trailer)/);
    const pdf = Buffer.concat([
      Buffer.from(start + bomb, 'latin1'),
      packed,
      Buffer.from(`\nendstream\nendobj\n${end}`, 'latin1'),
    ]);
    expect(readPdf(pdf, { mostMemory: 200 * 1024 * 1024 }).state).toBe('stopped');
  });
});
