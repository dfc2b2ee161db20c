import { describe, expect, test } from 'vitest';
import { noticeForPdf, pdfRecordSchema, whyOutdated } from '#lib/pdf/pdf-record';
import { CORRECTED, NOTICE, PUBLISHED, recordOf, SHEET, WITHDRAWN } from './made';

const record = recordOf(CORRECTED);
const { facts } = record;
if (facts === null) throw new Error('nothing is kept');

describe('a notice on paper', () => {
  test('shows nothing that the public may not know yet', () => {
    const printed = noticeForPdf(NOTICE, Date.parse(PUBLISHED));
    expect([printed.withdrawn, printed.events.map(({ name }) => name)]).toEqual([null, ['published']]);
  });

  test('says nothing that the phases bring', () => {
    const names = noticeForPdf(NOTICE, Date.parse(WITHDRAWN)).events.map(({ name }) => name);
    expect(names).toEqual(['published', 'corrected-2', 'withdrawn']);
  });
});

describe('a PDF beside the content', () => {
  test('is fresh while text, facts, address, events and bytes are those that were written down', () => {
    expect(pdfRecordSchema.parse(JSON.parse(JSON.stringify(record)))).toEqual(record);
    expect(whyOutdated(record, SHEET)).toBeNull();
  });

  test.each([
    { what: 'its bytes', why: '同一个文件', change: { sha256: 'b'.repeat(64) } },
    { what: 'the text', why: '文字改过', change: { fingerprint: 'b'.repeat(64) } },
    { what: 'the version', why: '版本', change: { version: 1 } },
    { what: 'the window', why: '公示期', change: { facts: { ...facts, window: null } } },
    { what: 'the address of a link', why: '链接', change: { facts: { ...facts, links: [] } } },
    { what: 'a picture', why: '图片', change: { facts: { ...facts, pictures: [] } } },
    { what: 'the address', why: '（没有）不是这次构建的网址', change: { address: null } },
    { what: 'what was corrected', why: '更正、撤回', change: { events: ['published', 'corrected-9'] } },
  ])('is stale when $what changed, and why is said', ({ why, change }) => {
    expect(whyOutdated({ ...record, ...change }, SHEET)).toContain(why);
  });
});
